import type { Database } from '#database/connection.ts';
import { Conflict } from '#errors.ts';
import { membershipChain } from '#features/organisations/belonging.ts';
import type { MergeRecord, Row } from './merge-record.ts';
import { deleteRow } from './references.ts';

interface Named {
  id: number;
  name: string;
}

/** What would make no sense of one body: to be two in a grant, or a member of itself, also through other networks. */
export function refuseEntangled(db: Database, first: Named, second: Named): void {
  const grant = db
    .prepare<{ reference: string }>(
      `select grants.reference from grant_participants one
       join grant_participants other on other.grant_id = one.grant_id and other.organisation_id = ?
       join grants on grants.id = one.grant_id where one.organisation_id = ? limit 1`,
    )
    .get(second.id, first.id);
  if (grant) throw new Conflict('problem.mergeInOneGrant', { reference: grant.reference }, { ...grant });
  const belongs = db
    .prepare(
      `select 1 from memberships where (organisation_id = :first and network_id = :second)
         or (organisation_id = :second and network_id = :first) limit 1`,
    )
    .get({ first: first.id, second: second.id });
  if (belongs) throw new Conflict('problem.mergeMemberOfItself', { first: first.name, second: second.name });
  const chain = membershipChain(db, first.id, second.id) ?? membershipChain(db, second.id, first.id);
  if (chain) throw new Conflict('problem.networkInItself', { chain: chain.join(' → ') });
}

/** A membership that a merge had folded comes back when it is undone, where others may have joined since. */
export function refuseContainment(db: Database, id: number): void {
  const chain = membershipChain(db, id, id);
  if (chain) throw new Conflict('problem.networkInItself', { chain: chain.join(' → ') });
}

/**
 * Both may be recorded as members of one coalition or network: the membership of which more is known stays. A former
 * and a present one are two times of membership and both stay.
 */
export function foldMemberships(db: Database, first: number, second: number, done: MergeRecord): void {
  const pairs = db
    .prepare<{ kept: number; other: number }>(
      `select one.id as kept, other.id as other from memberships one
       join memberships other on other.organisation_id = ? and other.coalition_id is one.coalition_id
         and other.network_id is one.network_id and other.kind = one.kind and other.has_left = one.has_left
       where one.organisation_id = ? order by one.id, other.id`,
    )
    .all(second, first);
  const gone = new Set<number>();
  for (const { kept, other } of pairs) {
    if (gone.has(kept) || gone.has(other)) continue;
    const [mine, theirs] = [kept, other].map((id) =>
      db.prepare<Row>('select * from memberships where id = ?').get(id)!,
    );
    const row = known(theirs!) > known(mine!) ? mine! : theirs!;
    gone.add(Number(row['id']));
    deleteRow(db, 'memberships', { id: row['id']! });
    done.folded.push({ table: 'memberships', row });
  }
}

function known(row: Row): number {
  return Object.values(row).filter((value) => value !== null && value !== '').length;
}
