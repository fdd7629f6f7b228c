import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '#errors.ts';
import { eventMessage, plainWords } from '#features/history/words.ts';
import { linesOf } from '#features/history/lines.ts';
import { isStaff } from '#features/people/access.ts';
import { translatorOf } from '#language/translate.ts';
import { sendList, type Cell, type DownloadFormat } from '#lists/download.ts';
import type { ChangesPage } from '#views/reports/indicator-changes.ts';
import { compareReadings, publicIds, type Comparison } from './comparison.ts';
import { nounOf, type CountedNoun } from './counting.ts';
import { definitionWords } from './indicator-words.ts';
import { findIndicator, type IndicatorRow } from './indicators.ts';
import { listReadings, readingIn, readNow } from './readings.ts';
import { countedRecords, type CountedRecord } from './record-names.ts';
import { measured } from './rule.ts';

const reading = (description: string) =>
  Type.Optional(Type.String({ maxLength: 12, pattern: '^[0-9]*$', description }));
export const ChangesQuery = Type.Object(
  {
    from: reading('Number of the earlier reading; without it the one that staff kept last, or the first'),
    until: reading('Number of the later reading; without it what is counted now'),
  },
  { additionalProperties: false },
);

/** So many of each kind stand on the page; the downloads and the API have all. */
const SHOWN = 50;

export interface Changes {
  indicator: IndicatorRow;
  comparison: Comparison;
  /** By its present name; undefined where it is gone, or no longer public and the reader is not staff. */
  nameOf: (row: { noun: CountedNoun; id: number }) => CountedRecord | undefined;
}

/**
 * Two readings of an indicator side by side, in the order in which they were taken whichever was named first.
 *
 * @throws NotFound where there is no such indicator or reading.
 */
export function changesOf(request: FastifyRequest, slug: string): Changes {
  const { db, language, actor } = request;
  const query = request.query as { from?: string; until?: string };
  const indicator = findIndicator(db, slug, { language, isStaff: isStaff(actor) });
  const readings = listReadings(db, indicator.id);
  const kept = readings.findLast(({ reason }) => reason === 'asked') ?? readings[0];
  const asked = query.from ? readingIn(readings, Number(query.from)) : kept;
  if (!asked) throw new NotFound(`no reading of ${slug}`);
  const other = query.until ? readingIn(readings, Number(query.until)) : readNow(db, indicator, new Date());
  const isTurned = other.id !== undefined && asked.id !== undefined && other.id < asked.id;
  const [from, until] = isTurned ? [other, asked] : [asked, other];
  const between = readings.filter(({ id }) => id > from.id! && (until.id === undefined || id < until.id));
  const comparison = compareReadings(db, { from, between, until }, isStaff(actor));
  return { indicator, comparison, nameOf: namesIn(request, comparison) };
}

function namesIn({ db, actor, language }: FastifyRequest, comparison: Comparison): Changes['nameOf'] {
  const rows = [...comparison.came, ...comparison.left, ...comparison.edited];
  const byNoun = Map.groupBy(rows, ({ noun }) => noun);
  const names = new Map(
    [...byNoun].map(([noun, own]) => [
      noun,
      countedRecords(
        db,
        noun,
        own.map(({ id }) => id),
        language,
      ),
    ]),
  );
  const seen = new Map(
    isStaff(actor)
      ? []
      : [comparison.from, comparison.until].map(({ measure }) => {
          const { list } = measured(db, measure);
          return [nounOf(list), publicIds(db, list)];
        }),
  );
  return ({ noun, id }) => (isStaff(actor) || seen.get(noun)?.has(id) ? names.get(noun)?.get(id) : undefined);
}

/** The same for the page: the first of each, and for staff what each entry changed. */
export function changesPageOf(request: FastifyRequest, changes: Changes): ChangesPage {
  const { db, language, actor } = request;
  const { indicator, comparison, nameOf } = changes;
  const shown = <Row extends { noun: CountedNoun; id: number }>(rows: readonly Row[]) =>
    rows.slice(0, SHOWN).map((row) => ({ ...row, record: nameOf(row) }));
  const databases = { db, registry: request.server.databases.registry };
  return {
    indicator,
    words: definitionWords(db, language),
    comparison,
    came: shown(comparison.came),
    left: shown(comparison.left),
    edited: shown(comparison.edited).map((row) => ({
      ...row,
      lines: isStaff(actor) ? linesOf(databases, { noun: row.noun, id: row.id }, row.entries, language) : [],
    })),
  };
}

/** One row of a comparison for downloads and scripts. */
export interface ChangeRow {
  change: 'came' | 'left' | 'edited';
  noun: CountedNoun;
  name: string | null;
  href: string | null;
  by: 'definition' | 'records';
  /** What the history says of an edited record, the newest first. */
  what: string[];
}

export function changeRows({ language }: FastifyRequest, { comparison, nameOf }: Changes): ChangeRow[] {
  const t = translatorOf(language);
  const row = (
    change: ChangeRow['change'],
    one: { noun: CountedNoun; id: number },
    by: ChangeRow['by'],
    what: string[] = [],
  ): ChangeRow => {
    const record = nameOf(one);
    return { change, noun: one.noun, name: record?.name ?? null, href: record?.href ?? null, by, what };
  };
  return [
    ...comparison.came.map((one) => row('came', one, one.by)),
    ...comparison.left.map((one) => row('left', one, one.by)),
    ...comparison.edited.map((one) =>
      row(
        'edited',
        one,
        'records',
        one.entries.map(({ event, at }) => {
          const message = eventMessage(event);
          return `${at.slice(0, 10)} ${message ? t(message) : plainWords(event)}`;
        }),
      ),
    ),
  ];
}

const columns = ['change', 'kind', 'record', 'address', 'moved_by', 'what_changed'];

/** Every record that came in, went out or was edited, one a row. */
export function sendChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  changes: Changes,
  format: DownloadFormat,
): FastifyReply {
  const rows = changeRows(request, changes).map(({ change, noun, name, href, by, what }): Cell[] => [
    change,
    noun,
    name,
    href,
    by,
    what.join('; '),
  ]);
  return sendList(
    reply,
    `${changes.indicator.slug}-changes.${format}`,
    columns,
    rows.map((_, place) => place),
    (batch) => batch.map((place) => rows[place]!),
  );
}
