import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';

/** Makes a link's secret for the stage of a ceremony; only its hash is kept. It ends when the ceremony is closed. */
export function makeStageLink(db: Database, act: Act, slug: string): string {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const { id, programmeId, closedAt } = storedCeremony(db, slug);
    requireStaffOf(act.actor, { programmeId, country: null });
    if (closedAt !== null) throw new Conflict('problem.ceremonyClosed');
    const secret = newSecret();
    db.prepare('insert into stage_links (hash, ceremony_id, created_by, created_at) values (?, ?, ?, ?)').run(
      hashOf(secret),
      id,
      act.actor.publicId ?? null,
      act.at.toISOString(),
    );
    record({ noun: 'ceremony', id, event: 'ceremony.stage-link-made' });
    return secret;
  });
}

/** Ends every link to the stage of a ceremony; where none is open nothing changes. */
export function endStageLinks(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const { id, programmeId } = storedCeremony(db, slug);
    requireStaffOf(act.actor, { programmeId, country: null });
    const { changes } = db
      .prepare('update stage_links set ended_at = ? where ceremony_id = ? and ended_at is null')
      .run(act.at.toISOString(), id);
    if (changes > 0)
      record({ noun: 'ceremony', id, event: 'ceremony.stage-links-ended', after: { count: changes } });
  });
}
