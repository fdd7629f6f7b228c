import type { Database } from '#database/connection.ts';
import type { Subject } from '#database/history.ts';

/** Grants and coalitions print the names and countries of their organisations. */
export function subjectsOf(db: Database, id: number): Subject[] {
  const grants = db
    .prepare<{ id: number }>('select grant_id as id from grant_participants where organisation_id = ?')
    .all(id);
  const coalitions = db
    .prepare<{ id: number }>(
      `select coalitions.id from memberships join coalitions
         on coalitions.id = memberships.coalition_id or coalitions.network_id = memberships.network_id
       where memberships.organisation_id = ?
       union select id from coalitions where network_id = ?`,
    )
    .all(id, id);
  return [
    ...grants.map((grant) => ({ noun: 'grant', id: grant.id }) as const),
    ...coalitions.map((coalition) => ({ noun: 'coalition', id: coalition.id }) as const),
  ];
}
