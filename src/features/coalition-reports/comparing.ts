import { Type, type Static } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { Invalid, type Problem } from '#errors.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { chooseReports } from './choosing.ts';
import { comparedParts, compareReports, type Both, type ReportComparison } from './comparison.ts';
import { countriesIn } from './content.ts';
import { listReports, type ReportDetail, type ReportRow } from './queries.ts';
import { mayWriteIn, reportFor } from './reading.ts';
import { Item, itemOf } from './resource.ts';

const period = (description: string) => Type.Optional(Type.String({ maxLength: 200, description }));
/** Two periods as addresses have them. */
export const CompareQuery = Type.Object(
  {
    from: period('Period of one report; without it the one before the other'),
    until: period('Period of the other; without both, the latest two. The earlier one always stands first'),
  },
  { additionalProperties: false },
);
export type CompareQuery = Static<typeof CompareQuery>;

/** Two reports and what they say side by side. */
export interface Compared {
  reports: Both<ReportDetail>;
  comparison: ReportComparison;
  /** They were asked for the other way round. */
  isTurned: boolean;
}

/** The reports among which whoever asks may choose, and the two that they ask for; or why there are none. */
export function comparing(
  request: FastifyRequest,
  slug: string,
  query: CompareQuery,
): { choices: ReportRow[]; compared?: Compared; problems: Problem[] } {
  const { id } = coalitionOf(request.db, slug);
  const choices = listReports(request.db, id, { mayWrite: mayWriteIn(request, slug) });
  const chosen = chooseReports(choices, query);
  if ('problems' in chosen) return { choices, problems: chosen.problems };
  const reports = {
    from: reportFor(request, slug, chosen.from.slug),
    until: reportFor(request, slug, chosen.until.slug),
  };
  const comparison = compareReports({ from: reports.from.content, until: reports.until.content });
  return { choices, compared: { reports, comparison, isTurned: chosen.isTurned }, problems: [] };
}

/** @throws Invalid where there are not two such reports, for scripts and files. */
export function comparedOr422(request: FastifyRequest, slug: string, query: CompareQuery): Compared {
  const { compared, problems } = comparing(request, slug, query);
  if (!compared) throw new Invalid(problems);
  return compared;
}

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema, description = '') =>
  Type.Union([schema, Type.Null()], description ? { description } : {});
const text = orNull(Type.String());
const left = Type.Optional(Type.Integer());
const Side = Type.Object({
  ...Item.properties,
  isFrozen: Type.Boolean({
    description: 'Whether it is as it was submitted; else drawn from the records now',
  }),
  leftOut: Type.Object(
    { actions: Type.Integer(), outcomes: Type.Integer(), grants: left, diffusion: left },
    { description: 'Records whose date is missing or not precise enough for the period' },
  ),
});
const Figure = Type.Object({
  part: Type.Union(comparedParts.map((part) => Type.Literal(part))),
  of: orNull(
    Type.String(),
    'Kind of action, step of a solution, `counted` or `uncounted`, `amended` or `paid`; null for all of the part',
  ),
  step: orNull(Type.String(), 'Of outcomes: the step; null for all of them'),
  country: orNull(Type.String(), 'Of outcomes: the country, or `none`; null for all of them'),
  currency: orNull(Type.String(), 'Of an amount, which is in minor units; currencies are never added'),
  from: orNull(Type.Integer()),
  until: orNull(Type.Integer()),
  difference: orNull(Type.Integer(), 'Null where one of the reports says nothing of it'),
});
const Member = Type.Object({
  id: Type.Optional(Type.Integer({ description: 'Of the membership' })),
  slug: Type.String(),
  name: Type.String(),
  country: text,
  joinedOn: text,
  leftOn: text,
});
const Stand = orNull(
  Type.Object({
    id: orNull(Type.Integer()),
    step: Type.String(),
    date: text,
    isCounted: orNull(Type.Boolean(), 'Of outcomes'),
  }),
);
const Move = Type.Object({
  country: text,
  name: Type.String({ description: 'The institution, or the title of the solution' }),
  solution: text,
  part: orNull(Type.String(), 'Part of the country'),
  from: Stand,
  until: Stand,
  change: Type.String({
    description: 'further, back, same, new (only in the later) or silent (only in the earlier)',
  }),
});
const Texts = Type.Object({ narrative: text, lessons: text, risks: text, nextSteps: text });

/** Two reports side by side as the API answers them. */
export const ComparisonResource = Type.Object({
  from: Side,
  until: Side,
  figures: Type.Array(Figure),
  members: Type.Object({
    came: Type.Array(Member),
    left: Type.Array(Member),
    stayed: Type.Array(Member),
  }),
  outcomes: Type.Array(Move, { description: 'By country and institution: the latest step in each period' }),
  diffusion: Type.Array(Move, { description: 'By solution and country: the latest step in each period' }),
  texts: Type.Object({ from: Texts, until: Texts }),
  note: Type.Optional(Type.String()),
});

export function comparisonResource({ reports, comparison }: Compared): Static<typeof ComparisonResource> {
  const { from, until } = reports;
  const side = (report: ReportDetail) => ({
    ...itemOf(report),
    isFrozen: report.isFrozen,
    leftOut: report.content.leftOut,
  });
  const countries = [from, until].flatMap(({ content }) => countriesIn(content));
  return {
    from: side(from),
    until: side(until),
    ...comparison,
    texts: { from: from.content.texts, until: until.content.texts },
    ...noteFor(countries),
  };
}
