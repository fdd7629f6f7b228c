import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';
import type { Actor } from '#features/people/actor.ts';
import { isCoalitionStaff } from './scope.ts';

/** What access to a coalition's workspace is judged by. */
interface Workspace {
  id: number;
  networkId: number | null;
  scope: string | null;
  countries: string[];
}

/**
 * Whether a person may write in a coalition's workspace: staff who may work on the coalition, and people of
 * organisations that are members of it today. Members of a network are members of the coalition that the network
 * carries.
 */
export function isOfWorkspace(db: Database, actor: Actor, coalition: Workspace): boolean {
  if (isCoalitionStaff(actor, coalition)) return true;
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

/** @throws Refused for who is neither staff who may work on it nor of a member organisation. */
export function requireWorkspace(db: Database, actor: Actor, coalition: Workspace): void {
  if (!isOfWorkspace(db, actor, coalition)) throw new Refused('problem.workspace');
}
