import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { decimalOf, minorOf } from '#features/grants/amount.ts';
import { reindexGrant } from '#features/grants/search-index.ts';
import type { Act } from '#features/people/actor.ts';
import type { FieldChange, GrantRow } from '../plan/staged.ts';
import { addParticipant, freezeNames } from './hidden-grant.ts';

const COLUMNS: Record<string, string> = {
  scheme: 'scheme_id',
  title: 'title',
  titleLanguage: 'title_language',
  summary: 'summary',
  country: 'country',
  amount: 'amount_minor',
  currency: 'currency',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  signedOn: 'signed_on',
};

type Stored = Record<string, string | number | null>;

function storedOf(db: Database, id: number): Stored {
  const columns = Object.entries(COLUMNS)
    .map(([field, column]) => `grants.${column} as ${field}`)
    .join(', ');
  return db.prepare<Stored>(`select ${columns}, status from grants where id = ?`).get(id)!;
}

/** A value as its column holds it: a scheme by its id, an amount in minor units. */
function columnValue(db: Database, id: number, field: string, value: unknown): string | number | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (field === 'amount') return minorOf(String(value)) ?? null;
  if (field !== 'scheme') return String(value);
  return (
    db
      .prepare<{ id: number }>(
        'select id from schemes where name = ? and programme_id = (select programme_id from grants where id = ?)',
      )
      .get(value, id)?.id ?? null
  );
}

/** In history an amount is a decimal string and a scheme its slug, as everywhere. */
function told(db: Database, stored: Stored, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = stored[field] ?? null;
      if (field === 'amount' && typeof value === 'number') return [field, decimalOf(value)];
      if (field === 'scheme' && value !== null) {
        return [
          field,
          db.prepare<{ slug: string }>('select slug from schemes where id = ?').get(value)?.slug ?? null,
        ];
      }
      return [field, value];
    }),
  );
}

/**
 * Changes a recorded grant that is not signed as a row says, with its own entry in the history.
 *
 * @returns whether it did: not where a fact is no longer what it was, or where it was signed since.
 */
export function changeGrant(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  changes: FieldChange[],
  { grant, partnerIds }: { grant: GrantRow; partnerIds: number[] },
): boolean {
  const facts = changes.filter(({ field }) => field in COLUMNS);
  const before = storedOf(db, id);
  const isAsPlanned = facts.every(
    ({ field, before: was }) => before[field] === columnValue(db, id, field, was),
  );
  if (!isAsPlanned || isSigned(db, id)) return false;
  for (const { field, after } of facts) setFact(db, id, field, after);
  addPartners(db, id, partnerIds);
  if (grant.source) cite(db, 'grant', id, grant.source);
  if (facts.some(({ field }) => field === 'signedOn')) sign(db, act, id, grant);
  finish(db, act, record, id, before);
  return true;
}

/** Puts back what `changeGrant` changed; answers the fields that were changed again since, and so stay. */
export function restoreGrant(
  db: Database,
  act: Act,
  record: RecordHistory,
  id: number,
  changes: FieldChange[],
): string[] {
  const now = storedOf(db, id);
  const kept: string[] = [];
  for (const { field, before, after } of changes.filter((change) => change.field in COLUMNS)) {
    if (now[field] === columnValue(db, id, field, after)) setFact(db, id, field, before);
    else kept.push(field);
  }
  const partners = changes.find(({ field }) => field === 'partners');
  for (const name of (partners?.after ?? []) as string[]) removePartner(db, id, name);
  if (changes.some(({ field }) => field === 'signedOn') && !kept.includes('signedOn')) {
    db.prepare("delete from signings where grant_id = ? and kind = 'reported'").run(id);
    db.prepare("update grants set status = 'planned' where id = ? and status = 'signed'").run(id);
  }
  finish(db, act, record, id, now);
  return kept;
}

function finish(db: Database, act: Act, record: RecordHistory, id: number, before: Stored): void {
  const after = storedOf(db, id);
  db.prepare('update grants set updated_at = ? where id = ?').run(act.at.toISOString(), id);
  reindexGrant(db, id);
  const fields = Object.keys(after).filter((field) => after[field] !== before[field]);
  const organisations = db
    .prepare<{ id: number }>('select organisation_id as id from grant_participants where grant_id = ?')
    .all(id);
  record({
    noun: 'grant',
    id,
    event: 'grant.edited',
    before: told(db, before, fields),
    after: told(db, after, fields),
    subjects: organisations.map((organisation) => ({ noun: 'organisation', id: organisation.id })),
  });
}

function setFact(db: Database, id: number, field: string, value: unknown): void {
  db.prepare(`update grants set ${COLUMNS[field]} = ? where id = ?`).run(
    columnValue(db, id, field, value),
    id,
  );
}

function isSigned(db: Database, id: number): boolean {
  return (
    db.prepare('select 1 from signings where grant_id = ? and reversed_at is null').get(id) !== undefined
  );
}

function addPartners(db: Database, id: number, partnerIds: number[]): void {
  const known = db
    .prepare<{ id: number; position: number }>(
      'select organisation_id as id, position from grant_participants where grant_id = ?',
    )
    .all(id);
  let position = Math.max(0, ...known.map((part) => part.position));
  for (const partner of partnerIds) {
    if (known.some((part) => part.id === partner)) continue;
    position += 1;
    addParticipant(db, id, partner, position);
  }
}

function removePartner(db: Database, id: number, name: string): void {
  db.prepare(
    `delete from grant_participants where grant_id = ? and role = 'partner'
       and organisation_id in (select organisation_id from organisation_names where name = ?)`,
  ).run(id, name);
}

function sign(db: Database, act: Act, id: number, grant: GrantRow): void {
  db.prepare(
    "insert into signings (grant_id, kind, ceremony_id, signed_on, recorded_at) values (?, 'reported', ?, ?, ?)",
  ).run(id, grant.ceremonyId ?? null, grant.signedOn, act.at.toISOString());
  db.prepare("update grants set status = 'signed' where id = ?").run(id);
  freezeNames(db, id);
}
