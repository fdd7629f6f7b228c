import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Invalid, Refused } from '#errors.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { requireStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import type { RefusedEntry, RefusedInput } from './schemas.ts';

/** As a line of history says it. */
type Kept = Pick<RefusedEntry, 'key' | 'grant' | 'desk' | 'refused' | 'note'> & {
  entry: RefusedEntry['kind'];
  at: string;
};

const EVENT = 'ceremony.refused-set-aside';

/**
 * Sets aside, with a reason, what the registry did not take and a device therefore keeps: that it was pressed, what
 * was answered and why nothing comes of it stands in the history, where it stays, and nowhere else. The same key
 * again answers what is there.
 *
 * @throws NotFound for the ceremony; Invalid without a reason; Refused for who is not staff, and for what was pressed
 *   in the other of practice and registry.
 */
export function setRefusedAside(
  db: Database,
  act: Act,
  slug: string,
  input: RefusedInput,
): { entry: RefusedEntry; isRepeat: boolean } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const { key, grant, kind, pressedAt, desk, refused } = input;
    if (input.isPractice !== undefined && input.isPractice !== db.isPractice)
      throw new Refused('problem.otherDatabase');
    const ceremony = storedCeremony(db, slug);
    const find = () => listRefused(db, ceremony.id).find((known) => known.key === key);
    const known = find();
    if (known) return { entry: known, isRepeat: true };
    const note = input.note.trim();
    if (!note) throw new Invalid([{ path: '/note', message: 'problem.setAsideReason' }]);
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: EVENT,
      after: { grant, entry: kind, at: pressedAt, refused, note, desk, key } satisfies Kept,
    });
    return { entry: find()!, isRepeat: false };
  });
}

/** What was refused and set aside at a ceremony, in the order in which it was. */
export function listRefused(db: Database, ceremonyId: number): RefusedEntry[] {
  return db
    .prepare<{ at: string; actor: string | null; after: string }>(
      `select at, actor, after from history where noun = 'ceremony' and record_id = ? and event = '${EVENT}' order by id`,
    )
    .all(ceremonyId)
    .map((line) => {
      const { entry, at, ...kept } = JSON.parse(line.after) as Kept;
      return { ...kept, kind: entry, pressedAt: at, setAsideAt: line.at, setAsideBy: line.actor };
    });
}
