import type { Database } from '#database/connection.ts';
import type { Noun } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import { beginOf, endOf } from './period.ts';
import type { RecordKey } from './records.ts';
import { NOBODY, type HistoryRequest } from './request.ts';

/** An entry as it is stored, its values read. */
export interface StoredEntry {
  id: number;
  at: string;
  /** The public id of a person; null where none made the change. */
  actor: string | null;
  door: Act['door'];
  event: string;
  noun: Noun;
  recordId: number;
  requestId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** For a grant's amount: the currency that held once the entry was made. */
  currency: string | null;
  hash: string;
}

export interface FoundEntries {
  /** Newest first. */
  entries: StoredEntry[];
  total: number;
  /** Position of the first of them in the whole, from 1; 0 where there is none. */
  first: number;
  next: number | undefined;
  previous: number | undefined;
}

const MATCHING = `from history_subjects subject join history on history.id = subject.history_id
  where subject.noun = :noun and subject.record_id = :id
    and (:person is null or iif(:person = '${NOBODY}', history.actor is null, history.actor = :person))
    and (:event is null or history.event = :event)
    and (:from is null or history.at >= :from) and (:until is null or history.at < :until)`;

// An edit that keeps the currency does not repeat it, so it is looked up in the entries before.
export const CURRENCY = `case when json_type(history.after, '$.amount') is not null then (
    select json_extract(earlier.after, '$.currency') from history earlier
    where earlier.noun = history.noun and earlier.record_id = history.record_id and earlier.id <= history.id
      and json_type(earlier.after, '$.currency') is not null
    order by earlier.id desc limit 1) end as currency`;

const ENTRIES = `select history.id, history.at, history.actor, history.door, history.event, history.noun,
    history.record_id as recordId, history.request_id as requestId, history.before, history.after, history.hash,
    ${CURRENCY}
  ${MATCHING}`;

export type EntryRow = Omit<StoredEntry, 'before' | 'after'> & {
  before: string | null;
  after: string | null;
};

/** One page of the entries that concern a record, the newest first. */
export function listEntries(db: Database, record: RecordKey, request: HistoryRequest): FoundEntries {
  const values = valuesOf(record, request);
  const { after, before, size } = request;
  const rows =
    before === undefined
      ? db
          .prepare<EntryRow>(
            `${ENTRIES} and (:edge is null or history.id < :edge) order by history.id desc limit :limit`,
          )
          .all({ ...values, edge: after ?? null, limit: size + 1 })
      : db
          .prepare<EntryRow>(`${ENTRIES} and history.id > :edge order by history.id limit :limit`)
          .all({ ...values, edge: before, limit: size })
          .toReversed();
  const entries = rows.slice(0, size).map(readRow);
  const [newest] = entries;
  const total = countEntries(db, record, request);
  const newer = newest === undefined ? 0 : countNewer(db, values, newest.id);
  const last = newest === undefined ? 0 : newer + entries.length;
  return {
    entries,
    total,
    first: newest === undefined ? 0 : newer + 1,
    next: last > 0 && last < total ? entries.at(-1)?.id : undefined,
    previous: newer > 0 ? newest?.id : undefined,
  };
}

/** How many entries of the record the filters leave. */
export function countEntries(db: Database, record: RecordKey, request: HistoryRequest): number {
  return db.prepare<{ count: number }>(`select count(*) as count ${MATCHING}`).get(valuesOf(record, request))!
    .count;
}

/** What there is to choose from: who made entries of this record, and which kinds of event they are. */
export function listChoices(
  db: Database,
  { noun, id }: RecordKey,
): { people: (string | null)[]; events: string[] } {
  const distinct = (column: string) =>
    db
      .prepare<{ value: string | null }>(
        `select distinct history.${column} as value from history_subjects subject
         join history on history.id = subject.history_id where subject.noun = ? and subject.record_id = ?`,
      )
      .all(noun, id)
      .map(({ value }) => value);
  return { people: distinct('actor'), events: distinct('event').map((event) => event ?? '') };
}

/** Names of people by public id, from the registry's own file; practice holds ids and no more. */
export function namesOfPeople(registry: Database, publicIds: (string | null)[]): Map<string, string> {
  const rows = registry
    .prepare<{ id: string; name: string }>(
      `select public_id as id, coalesce(name, email) as name from people
       where public_id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(publicIds));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function countNewer(db: Database, values: Record<string, unknown>, id: number): number {
  return db
    .prepare<{ count: number }>(`select count(*) as count ${MATCHING} and history.id > :edge`)
    .get({ ...values, edge: id })!.count;
}

function valuesOf(
  { noun, id }: RecordKey,
  { person, event, from, until }: HistoryRequest,
): Record<string, unknown> {
  return {
    noun,
    id,
    person: person ?? null,
    event: event ?? null,
    from: from === undefined ? null : beginOf(from),
    until: until === undefined ? null : endOf(until),
  };
}

/** A row as it is stored, its values read. */
export function readRow({ before, after, ...row }: EntryRow): StoredEntry {
  const read = (text: string | null) =>
    text === null ? null : (JSON.parse(text) as Record<string, unknown>);
  return { ...row, before: read(before), after: read(after) };
}
