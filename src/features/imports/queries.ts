import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { Decision, Delimiter, Encoding, Format, ImportNoun, ImportState, Outcome } from './kinds.ts';
import type { Plan } from './plan/staged.ts';

/** An import as pages and the API show it. */
export interface ImportRecord {
  id: number;
  noun: ImportNoun;
  fileName: string | null;
  storedAs: string | null;
  sha256: string;
  format: Format;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  state: ImportState;
  header: string[];
  mapping: (string | null)[];
  sample: string[][];
  programmeId: number | null;
  done: number;
  total: number | null;
  movedAt: string;
  counts: Partial<Record<Outcome | 'organisations', number>>;
  digest: string | null;
  problem: string | null;
  result: Record<string, number> | null;
  historyId: number | null;
  createdBy: string | null;
  createdAt: string;
  appliedAt: string | null;
  undoneAt: string | null;
}

export interface ImportRow {
  row: number;
  part: number;
  noun: 'organisation' | 'grant';
  outcome: Outcome;
  key: string | null;
  label: string;
  language: string | null;
  country: string | null;
  recordId: number | null;
  decision: Decision | null;
  leftOut: string | null;
  plan: Plan;
  /** The record that the row means or made: its slug or reference, and its name. */
  record: { key: string; name: string; language: string | null } | null;
}

const COLUMNS = `id, noun, file_name as fileName, stored_as as storedAs, sha256, format, encoding, delimiter, state, header,
  mapping, sample, programme_id as programmeId, done, total, moved_at as movedAt, counts, digest, problem, result,
  history_id as historyId, created_by as createdBy, created_at as createdAt, applied_at as appliedAt,
  undone_at as undoneAt from imports`;

type Stored = Omit<ImportRecord, 'header' | 'mapping' | 'sample' | 'counts' | 'result'> &
  Record<'header' | 'mapping' | 'sample' | 'counts', string> & { result: string | null };

/** An import by its number. Throws NotFound. */
export function findImport(db: Database, id: number): ImportRecord {
  const row = db.prepare<Stored>(`select ${COLUMNS} where id = ?`).get(id);
  if (!row) throw new NotFound(`no import ${id}`);
  return read(row);
}

/** The newest imports, and how many there are in all. */
export function listImports(db: Database, most: number): { imports: ImportRecord[]; total: number } {
  const rows = db.prepare<Stored>(`select ${COLUMNS} order by id desc limit ?`).all(most);
  const { total } = db.prepare<{ total: number }>('select count(*) as total from imports').get()!;
  return { imports: rows.map(read), total };
}

function read({ header, mapping, sample, counts, result, ...row }: Stored): ImportRecord {
  return {
    ...row,
    header: JSON.parse(header) as string[],
    mapping: JSON.parse(mapping) as (string | null)[],
    sample: JSON.parse(sample) as string[][],
    counts: JSON.parse(counts) as ImportRecord['counts'],
    result: result === null ? null : (JSON.parse(result) as Record<string, number>),
  };
}

export interface RowsAsked {
  outcome?: Outcome | undefined;
  /** Rows that were left out when it was applied, or kept when it was undone. */
  isLeftOut?: boolean | undefined;
  offset: number;
  size: number;
}

const NEED = `case outcome when 'refused' then 0 when 'duplicate' then 1 when 'changes' then 2 when 'new' then 3 else 4 end`;
const ROW = `import_rows.row, part, import_rows.noun, outcome, key, label, import_rows.language, import_rows.country,
  record_id as recordId, decision, left_out as leftOut, plan,
  case import_rows.noun when 'grant' then (select reference from grants where id = record_id)
    else (select slug from organisations where id = record_id) end as recordKey,
  case import_rows.noun when 'grant' then (select coalesce(title, reference) from grants where id = record_id)
    else (select name from organisations where id = record_id) end as recordName,
  case import_rows.noun when 'grant' then (select title_language from grants where id = record_id)
    else (select name_language from organisations where id = record_id) end as recordLanguage
  from import_rows`;

type StoredRow = Omit<ImportRow, 'plan' | 'record'> & {
  plan: string;
  recordKey: string | null;
  recordName: string | null;
  recordLanguage: string | null;
};

/** One page of an import's rows: those that need a person first, then in the order of the file. */
export function listRows(
  db: Database,
  importId: number,
  { outcome, isLeftOut, offset, size }: RowsAsked,
): { rows: ImportRow[]; total: number } {
  const condition = `import_id = :importId and part = 0 and (:outcome is null or outcome = :outcome)
    and (:isLeftOut = 0 or left_out is not null)`;
  const values = { importId, outcome: outcome ?? null, isLeftOut: isLeftOut ? 1 : 0 };
  const rows = db
    .prepare<StoredRow>(
      // The narrow index alone says which rows stand on the page; only those are then read whole.
      `select ${ROW} where import_id = :importId and part = 0 and row in
         (select row from import_rows where ${condition} order by ${NEED}, row limit :size offset :offset)
       order by ${NEED}, row`,
    )
    .all({ ...values, size, offset });
  const { total } = db
    .prepare<{ total: number }>(`select count(*) as total from import_rows where ${condition}`)
    .get(values)!;
  return { rows: rows.map(readRow), total };
}

/** Rows in the order of the file from a row on, for downloads: any number of them in bounded memory. */
export function rowsFrom(db: Database, importId: number, after: number, size: number): ImportRow[] {
  return db
    .prepare<StoredRow>(`select ${ROW} where import_id = ? and part = 0 and row > ? order by row limit ?`)
    .all(importId, after, size)
    .map(readRow);
}

function readRow({ plan, recordKey, recordName, recordLanguage, ...row }: StoredRow): ImportRow {
  return {
    ...row,
    plan: JSON.parse(plan) as Plan,
    record: recordKey === null ? null : { key: recordKey, name: recordName ?? '', language: recordLanguage },
  };
}

/** What applying would do, in figures: rows of each sort, with what was decided of possible duplicates. */
export interface Tally {
  created: number;
  changed: number;
  undecided: number;
  left: number;
  refused: number;
  same: number;
}

export function tallyOf(db: Database, importId: number): Tally {
  const counts = db
    .prepare<{ outcome: Outcome; decision: Decision | null; count: number }>(
      `select outcome, decision, count(*) as count from import_rows where import_id = ? and part = 0
       group by outcome, decision`,
    )
    .all(importId);
  const sum = (fits: (row: { outcome: Outcome; decision: Decision | null }) => boolean) =>
    counts.filter(fits).reduce((all, { count }) => all + count, 0);
  const decided = (decision: Decision | null) =>
    sum((row) => row.outcome === 'duplicate' && row.decision === decision);
  return {
    created: sum(({ outcome }) => outcome === 'new') + decided('another'),
    changed: sum(({ outcome }) => outcome === 'changes') + decided('same'),
    undecided: decided(null),
    left: decided('leave'),
    refused: sum(({ outcome }) => outcome === 'refused'),
    same: sum(({ outcome }) => outcome === 'same'),
  };
}

/** How the columns of this header were read last time; null where one was left out, undefined where it is new. */
export function rememberedField(db: Database, noun: ImportNoun, header: string): string | null | undefined {
  return db
    .prepare<{ field: string | null }>('select field from import_columns where noun = ? and header = ?')
    .get(noun, header)?.field;
}

/** The import that is being written or undone now; only one is at a time. */
export function findOptionalBusy(db: Database): number | undefined {
  return db
    .prepare<{ id: number }>("select id from imports where state in ('applying', 'undoing') limit 1")
    .get()?.id;
}
