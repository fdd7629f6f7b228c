import type { Database } from '#database/connection.ts';
import { change, type Subject } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { freezeMinutes } from '#features/minutes/commands.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { grantIdsAt, storedCeremony } from './stored.ts';

/** What stands in the way of closing a ceremony: places not yet signed, absent or postponed, and entries that wait. */
export interface OpenEnds {
  places: { reference: string; position: number }[];
  waiting: number;
}

export function openEnds(db: Database, ceremonyId: number): OpenEnds {
  const places = db
    .prepare<{ reference: string; position: number }>(
      `select grants.reference, listed.position from ceremony_grants listed
       join grants on grants.id = listed.grant_id
       left join signings on signings.grant_id = grants.id and signings.reversed_at is null
       where listed.ceremony_id = ? and signings.id is null and listed.state not in ('absent', 'postponed')
       order by listed.position`,
    )
    .all(ceremonyId);
  const { count: waiting } = db
    .prepare<{ count: number }>(
      "select count(*) as count from desk_entries where ceremony_id = ? and outcome <> 'stands' and resolved_at is null",
    )
    .get(ceremonyId)!;
  return { places, waiting };
}

/**
 * Closes a ceremony once each grant on its list is signed, absent or postponed and no entry waits for a person:
 * its minutes are frozen as version 1, and the links to its stage end.
 *
 * @throws Conflict where it is closed already or something is open; Refused for who is not staff of the programme.
 */
export function closeCeremony(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const ceremony = storedCeremony(db, slug);
    requireStaffOf(act.actor, { programmeId: ceremony.programmeId, country: null });
    if (ceremony.closedAt !== null) throw new Conflict('problem.closedAlready');
    const { places, waiting } = openEnds(db, ceremony.id);
    if (waiting > 0) throw new Conflict('problem.closeWaiting', { count: waiting });
    if (places.length > 0) {
      const list = places.map(({ position }) => position).join(', ');
      throw new Conflict('problem.closeOpen', { count: places.length, list });
    }
    const at = act.at.toISOString();
    db.prepare('update ceremonies set closed_at = ?, updated_at = ? where id = ?').run(at, at, ceremony.id);
    db.prepare('update stage_links set ended_at = ? where ceremony_id = ? and ended_at is null').run(
      at,
      ceremony.id,
    );
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: 'ceremony.closed',
      after: { closedAt: at },
      subjects: grantIdsAt(db, ceremony.id).map((id): Subject => ({ noun: 'grant', id })),
    });
    freezeMinutes(db, act, slug);
  });
}

/** Publishes a ceremony's list: its planned grants are public from now on. Publishing it again changes nothing. */
export function publishList(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const ceremony = storedCeremony(db, slug);
    requireStaffOf(act.actor, { programmeId: ceremony.programmeId, country: null });
    if (ceremony.isListPublic) return;
    db.prepare('update ceremonies set is_list_public = 1, updated_at = ? where id = ?').run(
      act.at.toISOString(),
      ceremony.id,
    );
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: 'ceremony.list-published',
      before: { isListPublic: false },
      after: { isListPublic: true },
      subjects: grantIdsAt(db, ceremony.id).map((id): Subject => ({ noun: 'grant', id })),
    });
  });
}
