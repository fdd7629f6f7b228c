import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { entriesOfGrant } from './queries.ts';
import { standing } from './rules.ts';

/** The grant's state on the list is drawn anew from all entries, so that it does not matter which came first. */
export function refreshState(db: Database, act: Act, ceremonyId: number, grantId: number): void {
  const entries = entriesOfGrant(db, ceremonyId, grantId);
  const { step, at } = standing(entries);
  // Whether it is signed is the signing's to say; the list keeps the step that it is at besides.
  const state = step === 'signed' || step === 'signed_remotely' ? 'present' : step;
  const note = entries.findLast((entry) => entry.happenedAt === at && entry.kind === step)?.note ?? null;
  db.prepare(
    'update ceremony_grants set state = ?, state_at = ?, note = ? where ceremony_id = ? and grant_id = ?',
  ).run(state, at, note, ceremonyId, grantId);
  db.prepare('update ceremonies set updated_at = ? where id = ?').run(act.at.toISOString(), ceremonyId);
}
