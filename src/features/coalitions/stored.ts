import type { Database } from '#database/connection.ts';
import { NotFound, type Problem } from '#errors.ts';
import { isCertainlyBefore } from './rules.ts';

/** @throws NotFound where there is no coalition of that slug. */
export function coalitionOf(
  db: Database,
  slug: string,
): {
  id: number;
  networkId: number | null;
  formedOn: string | null;
  scope: string | null;
  countries: string[];
} {
  const row = db
    .prepare<{
      id: number;
      networkId: number | null;
      formedOn: string | null;
      scope: string | null;
      countries: string;
    }>(
      'select id, network_id as networkId, formed_on as formedOn, scope, countries from coalitions where slug = ?',
    )
    .get(slug);
  if (!row) throw new NotFound(`no coalition ${slug}`);
  return { ...row, countries: JSON.parse(row.countries) as string[] };
}

/** A day of forming after a join that stands would contradict it; a join that a source prints so has its hint. */
export function joinedBefore(
  db: Database,
  id: number,
  networkId: number | null,
  formedOn: string | undefined,
): Problem[] {
  const joins = db
    .prepare<{ joinedOn: string }>(
      `select joined_on as joinedOn from memberships
       where (coalition_id = ? or network_id = ?) and joined_on is not null
         and not exists (select 1 from hints where noun = 'coalition' and record_id = ?
           and hints.kind = 'joined_before_formed' and other_id = memberships.id)
       order by joined_on limit 200`,
    )
    .all(id, networkId, id);
  const contradicting = joins.find(({ joinedOn }) => isCertainlyBefore(joinedOn, formedOn));
  return contradicting
    ? [{ path: '/formedOn', message: 'problem.formedAfterJoin', values: { date: contradicting.joinedOn } }]
    : [];
}

/** Members that stand under the coalition itself would be out of sight under another network. */
export function ownMembers(db: Database, id: number, before: number | null, after: number | null): Problem[] {
  if (before === after) return [];
  const has = db.prepare('select 1 from memberships where coalition_id = ?').get(id) !== undefined;
  return has ? [{ path: '/network', message: 'problem.networkAfterMembers' }] : [];
}

/** The organisations whose pages name the coalition. */
export function memberPages(
  db: Database,
  id: number,
  networkId: number | null,
): { noun: 'organisation'; id: number }[] {
  return db
    .prepare<{ id: number }>(
      'select distinct organisation_id as id from memberships where coalition_id = ? or network_id = ?',
    )
    .all(id, networkId)
    .map((member) => ({ noun: 'organisation', id: member.id }));
}

/** The network’s page names the coalition. */
export function networkSubject(networkId: number | null): { noun: 'organisation'; id: number }[] {
  return networkId === null ? [] : [{ noun: 'organisation', id: networkId }];
}

/** What the coalition did and reached: their list rows show its name and its themes. */
export function workSubjects(db: Database, id: number): { noun: 'outcome' | 'action'; id: number }[] {
  const idsOf = (table: 'outcomes' | 'actions') =>
    db.prepare<{ id: number }>(`select id from ${table} where coalition_id = ?`).all(id);
  return [
    ...idsOf('outcomes').map((row) => ({ noun: 'outcome' as const, id: row.id })),
    ...idsOf('actions').map((row) => ({ noun: 'action' as const, id: row.id })),
  ];
}
