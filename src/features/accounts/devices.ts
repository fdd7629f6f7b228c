import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import type { Activity } from './activity.ts';
import { lifetimes } from './lifetimes.ts';
import { endOtherSessions } from './sessions.ts';

/** A signed-in browser of one's own. The id is the beginning of its secret's hash, which opens nothing. */
export interface Device {
  id: string;
  /** What the browser called itself. */
  device: string | null;
  signedInAt: string;
  /** Within five minutes, ISO 8601 in UTC. */
  lastUsedAt: string;
  isPractice: boolean;
  isCurrent: boolean;
}

/** Long enough that no two of a person's are alike. */
const ID_LENGTH = 16;

/** A person's signed-in browsers, the one last used first; `current` is the hash of the one that asks. */
export function listDevices(
  registry: Database,
  activity: Activity,
  personId: number,
  { current, now }: { current: string | undefined; now: Date },
): Device[] {
  const awake = new Date(now.getTime() - lifetimes.idle).toISOString();
  return registry
    .prepare<{
      hash: string;
      device: string | null;
      signedInAt: string;
      authenticatedAt: string;
      isPractice: number;
    }>(
      `select hash, device, created_at as signedInAt, coalesce(authenticated_at, created_at) as authenticatedAt,
         is_practice as isPractice
       from browser_sessions where person_id = ? and expires_at > ?`,
    )
    .all(personId, now.toISOString())
    .map(({ hash, device, signedInAt, authenticatedAt, isPractice }) => {
      const noted = activity.lastUse(hash) ?? '';
      return {
        id: hash.slice(0, ID_LENGTH),
        device,
        signedInAt,
        lastUsedAt: noted > authenticatedAt ? noted : authenticatedAt,
        isPractice: isPractice === 1,
        isCurrent: hash === current,
      };
    })
    .filter(({ lastUsedAt }) => lastUsedAt > awake)
    .toSorted((left, right) => right.lastUsedAt.localeCompare(left.lastUsedAt));
}

/** Signs one of a person's own browsers out. Throws NotFound where there is none of that id. */
export function endDevice(registry: Database, act: Act, personId: number, id: string): void {
  change(registry, act, (record) => {
    const { changes } = registry
      .prepare(`delete from browser_sessions where person_id = ? and substr(hash, 1, ${ID_LENGTH}) = ?`)
      .run(personId, id);
    if (changes === 0) throw new NotFound('no such device of one’s own');
    record({ noun: 'person', id: personId, event: 'person.device-signed-out' });
  });
}

/** Signs out every browser of a person but the one of that secret; answers how many there were. */
export function endDevices(
  registry: Database,
  act: Act,
  personId: number,
  { keep }: { keep: string | undefined },
): number {
  return change(registry, act, (record) => {
    const count = endOtherSessions(registry, personId, keep);
    if (count > 0)
      record({ noun: 'person', id: personId, event: 'person.devices-signed-out', after: { count } });
    return count;
  });
}
