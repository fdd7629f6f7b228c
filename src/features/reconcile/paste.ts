import { setImmediate } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import type { Database } from '#database/connection.ts';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { guessField } from '#features/imports/fields.ts';
import { downloadFormats, sendBatches, type Cell } from '#lists/download.ts';
import { translatorOf, type Translate } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { pastePage, type PasteContent, type PastedRow } from '#views/reconcile/paste.ts';
import { findCandidates } from './match.ts';
import { readCountry } from './read-country.ts';

/** So many names are matched at a time; a name takes a few milliseconds, between which others are served. */
const MOST_NAMES = 500;
const CANDIDATES = 4;

const Pasted = Type.Object(
  {
    names: Type.Optional(Type.String()),
    form: Type.Optional(Type.String({ maxLength: 10 })),
  },
  { additionalProperties: false },
);

/** Matching a pasted column of names, and taking the table away. It asks and changes nothing. */
export function pasteRoutes(app: App): void {
  const config = { access: 'public', isKept: false } as const;
  const empty: PasteContent = { names: '', rows: [], most: MOST_NAMES, problem: undefined };

  app.get(paths.matchNames(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(pastePage(request.ui(), empty)),
  );

  app.post(paths.matchNames(), { config, schema: { body: Pasted } }, async (request, reply) => {
    const { names = '', form } = request.body;
    const lines = linesOf(names);
    const problem =
      lines.length === 0
        ? ({ message: 'reconcile.problem.none' } as const)
        : lines.length > MOST_NAMES
          ? ({
              message: 'reconcile.problem.many',
              values: { given: lines.length, count: MOST_NAMES },
            } as const)
          : undefined;
    if (problem) return reply.code(422).page(pastePage(request.ui(), { ...empty, names, problem }));
    const rows = await matchLines(request.db, lines);
    const format = downloadFormats.find((known) => known === form);
    if (format) {
      const t = translatorOf(request.language);
      const countries = rows.flatMap(({ candidates }) => candidates.map(({ country }) => country));
      const cells = rows.flatMap((row) => cellsOf(row, t));
      return sendBatches(reply, `matches.${format}`, COLUMNS, [cells], () =>
        kosovoNote(countries, request.language),
      );
    }
    return reply.page(pastePage(request.ui(), { ...empty, names, rows }));
  });
}

interface Line {
  query: string;
  country: string | undefined;
  registrationNumber: string | undefined;
}

/** The lines with something on them; the column's own header is no name to be matched. */
function linesOf(names: string): Line[] {
  const lines = names
    .replaceAll('\0', ' ')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [query = '', country = '', number = ''] = line.split('\t').map((cell) => cell.trim());
      return {
        query: query.slice(0, 300),
        country: country ? readCountry(country) : undefined,
        registrationNumber: number || undefined,
      };
    });
  return lines.length > 1 && guessField('organisations', lines[0]!.query) === 'name' ? lines.slice(1) : lines;
}

async function matchLines(db: Database, lines: Line[]): Promise<PastedRow[]> {
  const rows: PastedRow[] = [];
  for (const line of lines) {
    rows.push({ asked: line.query, candidates: findCandidates(db, line, CANDIDATES) });
    await setImmediate();
  }
  return rows;
}

const COLUMNS = [
  'asked',
  'state',
  'registry_id',
  'slug',
  'name',
  'country',
  'registration_number',
  'matched_name',
  'score',
  'why',
];

/** The best candidate of each name; those that are not certain come with the others, a line each. */
function cellsOf({ asked, candidates }: PastedRow, t: Translate): Cell[][] {
  const [best] = candidates;
  if (!best) return [COLUMNS.map((_, place) => [asked, t('reconcile.none')][place] ?? null)];
  return (best.isMatch ? [best] : candidates).map((candidate) => [
    asked,
    t(candidate.isMatch ? 'reconcile.sure' : 'reconcile.maybe'),
    candidate.id,
    candidate.slug,
    candidate.name,
    candidate.country,
    candidate.registrationNumber,
    candidate.matched,
    candidate.score,
    candidate.features
      .map(
        ({ id, points, count }) =>
          `${t(`reconcile.feature.${id}`, { count: count ?? 0 })} ${points > 0 ? '+' : ''}${points}`,
      )
      .join('; '),
  ]);
}
