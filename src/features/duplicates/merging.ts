import type { Database } from '#database/connection.ts';
import { change, differences, type Subject } from '#database/history.ts';
import { reindexGrantsOf } from '#features/grants/search-index.ts';
import { storedFacts } from '#features/organisations/queries.ts';
import { reindexStored } from '#features/organisations/stored.ts';
import { subjectsOf } from '#features/organisations/subjects.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOfPair } from './access.ts';
import { chosenValues, type MergeChoices } from './fields.ts';
import type { MergeRecord, Row, Value } from './merge-record.ts';
import { foldMemberships, refuseEntangled } from './entangled.ts';
import { findPair } from './queries.ts';
import { deleteRow, identityOf, referencesTo, rowsOf, updateRow, type Reference } from './references.ts';

/**
 * Makes one record of two: the first stays, the second becomes part of it. Every name, source, grant, membership
 * and further link of the second leads to the first, its address too, and its own row says where it went. One
 * entry of history; what was moved is kept so that `undoMerge` can put it back.
 *
 * @param choices for each field whose value stays; where absent, what is known, the first where both are.
 * @returns the id of the merge and the slug of the record that stays.
 * @throws Refused for who is not staff of the country of one of them; NotFound; Conflict where both stand in one grant, or one belongs
 *   to the other, directly or through other networks.
 */
export function mergeOrganisations(
  db: Database,
  act: Act,
  firstSlug: string,
  secondSlug: string,
  choices: MergeChoices = {},
): { id: number; slug: string } {
  return change(db, act, (record) => {
    const { first, second } = findPair(db, firstSlug, secondSlug);
    requireStaffOfPair(act.actor, first, second);
    refuseEntangled(db, first, second);
    const before = storedFacts(db, first.id);
    const subjects = [...subjectsOf(db, first.id), ...subjectsOf(db, second.id)];

    const done: MergeRecord = { moved: [], folded: [], held: [] };
    foldMemberships(db, first.id, second.id, done);
    for (const reference of referencesTo(db)) moveRows(db, reference, first.id, second.id, done);
    setOwnRows(db, act, { first: first.id, second: second.id }, choices, done);
    putShownNameFirst(db, first.id, done);
    for (const reference of referencesTo(db)) {
      const identities = rowsOf(db, reference, first.id).map((row) => identityOf(reference, row));
      if (identities.length > 0)
        done.held.push({ table: reference.table, column: reference.column, identities });
    }
    reindexStored(db, first.id);
    reindexStored(db, second.id);
    reindexGrantsOf(db, first.id);

    const changes = differences(before, storedFacts(db, first.id));
    record({
      noun: 'organisation',
      id: first.id,
      event: 'organisation.merged',
      before: changes?.before,
      after: { merged: second.slug, ...changes?.after },
      subjects: distinct([...subjects, { noun: 'organisation', id: second.id }]),
    });
    return { id: storeMerge(db, act, first.id, second.id, done), slug: first.slug };
  });
}

/** Where a row of the one says the same already, that of the other is folded into it. */
function moveRows(db: Database, reference: Reference, to: number, from: number, done: MergeRecord): void {
  const { table, column } = reference;
  const own = new Set(rowsOf(db, reference, to).map((row) => JSON.stringify(identityOf(reference, row))));
  for (const row of rowsOf(db, reference, from)) {
    // The record that is merged away leads to the other by its own row, which is set apart.
    if (table === 'organisations' && row['id'] === to) continue;
    const identity = identityOf(reference, row);
    const where = { ...identity, [column]: from };
    const says = JSON.stringify(identity);
    if (own.has(says)) {
      deleteRow(db, table, where);
      done.folded.push({ table, row });
      continue;
    }
    const values: Record<string, [Value, Value]> = { [column]: [from, to] };
    if (table === 'organisation_names') values['position'] = [row['position'] ?? 0, nextPosition(db, to)];
    try {
      updateRow(db, table, where, afterOf(values));
    } catch (error) {
      if (!isTaken(error)) throw error;
      deleteRow(db, table, where);
      done.folded.push({ table, row });
      continue;
    }
    own.add(says);
    done.moved.push({ table, column, identity, values, ...(isNeverDeleted(table) ? {} : { row }) });
  }
}

function setOwnRows(
  db: Database,
  act: Act,
  ids: { first: number; second: number },
  choices: MergeChoices,
  done: MergeRecord,
): void {
  const own = (id: number) => db.prepare<Row>('select * from organisations where id = ?').get(id)!;
  const [first, second] = [own(ids.first), own(ids.second)];
  const at = act.at.toISOString();
  setRow(db, first, { ...chosenValues(first, second, choices), updated_at: at }, done);
  setRow(db, second, { status: 'merged', merged_into_id: ids.first, updated_at: at }, done);
}

function setRow(db: Database, before: Row, after: Row, done: MergeRecord): void {
  const identity = { id: before['id']! };
  updateRow(db, 'organisations', identity, after);
  const values = Object.fromEntries(
    Object.entries(after).map(([name, value]): [string, [Value, Value]] => [
      name,
      [before[name] ?? null, value],
    ]),
  );
  done.moved.push({ table: 'organisations', column: null, identity, values });
}

/** Pages list the names in order, the one that is shown first. */
function putShownNameFirst(db: Database, id: number, done: MergeRecord): void {
  const shown = db.prepare<{ name: string }>('select name from organisations where id = ?').get(id)!.name;
  const names = db
    .prepare<Row>('select * from organisation_names where organisation_id = ? order by position')
    .all(id);
  const at = names.findIndex(({ name }) => name === shown);
  if (at <= 0) return;
  const ordered = [names[at]!, ...names.filter((_, place) => place !== at)];
  for (const [position, row] of ordered.entries()) {
    const identity = { kind: row['kind']!, exact_key: row['exact_key']! };
    updateRow(db, 'organisation_names', { ...identity, organisation_id: id }, { position });
    const moved = done.moved.find(
      (one) =>
        one.table === 'organisation_names' && JSON.stringify(one.identity) === JSON.stringify(identity),
    );
    if (moved) moved.values['position'] = [moved.values['position']?.[0] ?? 0, position];
    else {
      const values = { position: [row['position'] ?? 0, position] as [Value, Value] };
      done.moved.push({ table: 'organisation_names', column: 'organisation_id', identity, values });
    }
  }
}

function storeMerge(db: Database, act: Act, first: number, second: number, done: MergeRecord): number {
  const { lastInsertRowid } = db
    .prepare(
      'insert into organisation_merges (survivor_id, merged_id, merged_at, merged_by, record) values (?, ?, ?, ?, ?)',
    )
    .run(first, second, act.at.toISOString(), act.actor.publicId ?? null, JSON.stringify(done));
  return Number(lastInsertRowid);
}

function nextPosition(db: Database, id: number): number {
  return db
    .prepare<{ next: number }>(
      'select coalesce(max(position) + 1, 0) as next from organisation_names where organisation_id = ?',
    )
    .get(id)!.next;
}

function afterOf(values: Record<string, [Value, Value]>): Row {
  return Object.fromEntries(Object.entries(values).map(([name, [, after]]) => [name, after]));
}

/** Wide rows that nothing takes away need not be kept whole. */
function isNeverDeleted(table: string): boolean {
  return table === 'grants' || table === 'organisations';
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(String(error.code))
  );
}

function distinct(subjects: Subject[]): Subject[] {
  return [...new Map(subjects.map((one) => [`${one.noun} ${one.id}`, one])).values()];
}
