import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { TooMany } from '#errors.ts';

const MINUTE = 60_000;

/**
 * How often something may be tried, for one address or person and for one network address. Those of a network
 * address are generous: a whole conference sits behind one.
 */
const rules = {
  'password-of-address': { most: 10, within: 15 * MINUTE },
  'password-from-network': { most: 100, within: 15 * MINUTE },
  'link-to-address': { most: 5, within: 15 * MINUTE },
  'link-from-network': { most: 60, within: 15 * MINUTE },
  'code-of-person': { most: 10, within: 15 * MINUTE },
  'confirmation-of-person': { most: 10, within: 15 * MINUTE },
  'passkey-from-network': { most: 100, within: 15 * MINUTE },
  'form-from-network': { most: 60, within: 15 * MINUTE },
  'secret-from-network': { most: 60, within: 15 * MINUTE },
} as const;
export type Limit = keyof typeof rules;

/** Keys kept at most, so that guessing ever new addresses does not fill the memory. */
const MOST_KEYS = 50_000;

interface Window {
  count: number;
  endsAt: number;
}

/**
 * Counts one try against a limit. Throws TooMany, before anything is looked up, where too many came within the
 * time; whether the address is known makes no difference. Counts are kept in memory: a restart forgives.
 */
export function countTry(registry: Database, limit: Limit, who: string | number, now: Date): void {
  const windows = registry.once('limits', () => new Map<string, Window>());
  const { most, within } = rules[limit];
  const key = createHash('sha256').update(`${limit} ${who}`).digest('base64');
  const at = now.getTime();
  let window = windows.get(key);
  if (!window || window.endsAt <= at) {
    window = { count: 0, endsAt: at + within };
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value ?? '');
  }
  if (window.count >= most) throw new TooMany(Math.ceil((window.endsAt - at) / 1000));
  window.count += 1;
}
