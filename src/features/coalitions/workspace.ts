import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

/**
 * Whether a person may write in a coalition's workspace: staff, and people of organisations that are members
 * of it today. Members of a network are members of the coalition that the network carries.
 */
export function isOfWorkspace(
  db: Database,
  actor: Actor,
  coalition: { id: number; networkId: number | null },
): boolean {
  if (isStaff(actor)) return true;
  const organisations = actor.roles.flatMap(({ role, organisationId }) =>
    role === 'member' && organisationId !== null ? [organisationId] : [],
  );
  if (organisations.length === 0) return false;
  const found = db
    .prepare(
      `select 1 from memberships where kind = 'member' and has_left = 0
         and (coalition_id = ? or network_id = ?) and organisation_id in (select value from json_each(?)) limit 1`,
    )
    .get(coalition.id, coalition.networkId, JSON.stringify(organisations));
  return found !== undefined;
}

/** @throws Refused for who is neither staff nor of a member organisation. */
export function requireWorkspace(
  db: Database,
  actor: Actor,
  coalition: { id: number; networkId: number | null },
): void {
  if (!isOfWorkspace(db, actor, coalition)) throw new Refused('problem.workspace');
}
