import type { Database } from '#database/connection.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import type { ColumnsInput } from './columns.ts';
import type { DecisionInput, DecisionsInput } from './commands.ts';
import { delimiters } from './kinds.ts';
import { isEncoding } from './read/detect.ts';

/** What a form posts: text by field, several of one field where it was given several times. */
export type FormBody = Record<string, string | string[]>;

const DELIMITER_NAMES: Record<string, (typeof delimiters)[number]> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
};

/** Reads the form in which each column has a field `column-0`, `column-1` …. */
export function readColumnsForm(db: Database, body: FormBody): ColumnsInput {
  const columns: (string | null)[] = [];
  for (const [name, value] of Object.entries(body)) {
    const place = /^column-(\d{1,3})$/.exec(name)?.[1];
    if (place !== undefined) columns[Number(place)] = text(value) || null;
  }
  const encoding = text(body['encoding']);
  const programme = listProgrammes(db).find(({ slug }) => slug === text(body['programme']));
  return {
    columns: Array.from(columns, (field) => field ?? null),
    encoding: isEncoding(encoding) ? encoding : undefined,
    delimiter: DELIMITER_NAMES[text(body['delimiter'])],
    programmeId: programme?.id,
  };
}

/** Reads the form in which a row has a field `row-18` with `same:<slug>`, `another` or `leave`. */
export function readDecisionsForm(body: FormBody): DecisionsInput {
  const rows = Object.entries(body).flatMap(([name, value]): DecisionInput[] => {
    const row = /^row-(\d{1,7})$/.exec(name)?.[1];
    const [word = '', same] = text(value).split(':');
    if (row === undefined || !(word === 'same' || word === 'another' || word === 'leave')) return [];
    return [{ row: Number(row), decision: word, ...(same ? { same } : {}) }];
  });
  const all = text(body['all']);
  return { rows, ...(all === 'another' || all === 'leave' ? { all } : {}) };
}

function text(value: string | string[] | undefined): string {
  return ([value].flat()[0] ?? '').trim();
}
