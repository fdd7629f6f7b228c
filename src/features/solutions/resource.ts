import { Type, type Static } from '@sinclair/typebox';
import { noteFor } from '#features/coalitions/resource.ts';
import { Evidence, note, orNull, text } from '#features/outcomes/resource.ts';
import { diffusionSteps } from './kinds.ts';
import type { SolutionDetail, SolutionRow } from './queries.ts';
import type { StepRow } from './steps.ts';

/** A step of a country, as the API answers it. */
export const Step = Type.Object({
  id: Type.Integer({ examples: [1] }),
  country: text('ISO 3166-1 alpha-2 or XK'),
  part: orNull(text('Which part of the country; such a step never counts as the country')),
  step: Type.Unsafe<string>({ type: 'string', enum: [...diffusionSteps], description: 'How far' }),
  takenOn: orNull(text('As precise as known')),
  carriers: Type.Array(
    Type.Object({
      name: text('As printed'),
      organisation: orNull(text('Slug')),
      coalition: orNull(text('Slug')),
    }),
  ),
  reason: orNull(text('Why it was dropped')),
  sourceNote: orNull(text('What else a source says')),
  evidence: Type.Array(Evidence),
});

/** A solution as a list of the API answers it. */
export const SolutionItem = Type.Object({
  slug: text('Of its address'),
  title: text('In a few words'),
  theme: orNull(text('Slug')),
  problem: orNull(text('What it solves')),
  whatWorks: text('What it is'),
  originCountry: orNull(text('Where it works; any country')),
  originSince: orNull(text('As precise as known')),
  proposedAt: orNull(Type.Object({ event: text('Slug'), session: text('Slug') })),
  steps: Type.Array(Step, { description: 'Every step of every country, in the order of recording' }),
});
export type SolutionItem = Static<typeof SolutionItem>;

export const SolutionPage = Type.Object({
  items: Type.Array(SolutionItem),
  next: orNull(text('The cursor that continues the list')),
  total: Type.Integer(),
  note,
});

/** A solution with everything that the registry holds of it. */
export const Solution = Type.Object({
  ...SolutionItem.properties,
  originOrganisation: orNull(text('Slug')),
  evidenceText: orNull(text('What is said for its working')),
  sourceNote: orNull(text('Doubts')),
  sources: Type.Array(Evidence),
  updatedAt: text('In UTC'),
  note,
});
export type Solution = Static<typeof Solution>;

export function solutionItem(row: SolutionRow): SolutionItem {
  const { slug, title, theme, problem, whatWorks, originCountry, originSince, session, steps } = row;
  return {
    slug,
    title,
    theme,
    problem,
    whatWorks,
    originCountry,
    originSince,
    proposedAt: session && { event: session.event, session: session.slug },
    steps: steps.map(stepResource),
  };
}

export function solutionResource(solution: SolutionDetail): Solution {
  const { originOrganisation, evidenceText, note: sourceNote, citations, updatedAt } = solution;
  return {
    ...solutionItem(solution),
    originOrganisation: originOrganisation?.slug ?? null,
    evidenceText,
    sourceNote,
    sources: citations
      .filter(({ field }) => field === null)
      .map(({ address, readOn, basis }) => ({ address, readOn, basis })),
    updatedAt,
    ...noteFor(countriesOf(solution)),
  };
}

/** Every country that a solution names. */
export function countriesOf({ originCountry, steps }: SolutionRow): (string | null)[] {
  return [originCountry, ...steps.map(({ country }) => country)];
}

function stepResource({ solutionId: _, note: sourceNote, carriers, ...own }: StepRow) {
  return {
    ...own,
    sourceNote,
    carriers: carriers.map(({ name, organisation, coalition }) => ({ name, organisation, coalition })),
  };
}
