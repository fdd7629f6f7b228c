import type { Database } from '#database/connection.ts';
import { exactKey } from '#names/keys.ts';

/**
 * Writes who took part in an action. A slug or a name of an organisation that is or was in the coalition is
 * tied to it; any other name stays as it was printed.
 */
export function writeParticipants(
  db: Database,
  coalition: { id: number; networkId: number | null },
  actionId: number,
  participants: readonly string[],
): void {
  db.prepare('delete from action_participants where action_id = ?').run(actionId);
  const names = [...new Set(participants.map((one) => one.trim()).filter((one) => one !== ''))];
  names.forEach((name, position) => {
    const member = db
      .prepare<{ id: number; name: string }>(
        `select organisations.id, organisations.name from memberships
         join organisations on organisations.id = memberships.organisation_id
         where (memberships.coalition_id = ? or memberships.network_id = ?)
           and (organisations.slug = ? or exists (select 1 from organisation_names
             where organisation_id = organisations.id and exact_key = ?))
         order by organisations.id limit 1`,
      )
      .get(coalition.id, coalition.networkId, name, exactKey(name));
    const isSlug = member !== undefined && /^[a-z0-9-]+$/.test(name);
    db.prepare(
      'insert into action_participants (action_id, position, name, organisation_id) values (?, ?, ?, ?)',
    ).run(actionId, position, isSlug ? member.name : name, member?.id ?? null);
  });
}
