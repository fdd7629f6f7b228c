import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { decimalOf } from '#features/grants/amount.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff } from '#features/people/access.ts';
import { amendGrant } from './commands.ts';
import { previewMany } from './many.ts';
import { batchOf } from './queries.ts';
import type { ManyInput } from './schemas.ts';

/**
 * Cuts many grants in one transaction: all of them or none. Each gets an amendment and a history entry of its
 * own with the common reason.
 *
 * @param digest of the preview that was looked at: where the same would no longer be done, nothing is.
 * @param key makes a repeated press harmless, and ties the amendments together.
 * @returns how many grants were amended under the key.
 * @throws Conflict where a grant cannot be amended so, or something changed since the preview.
 */
export function amendMany(
  db: Database,
  act: Act,
  input: ManyInput,
  { digest, key }: { digest: string; key: string },
): number {
  return change(db, act, () => {
    requireStaff(act.actor);
    const done = batchOf(db, key);
    if (done.length > 0) return done.length;
    const preview = previewMany(db, act, input);
    if (preview.rows.length === 0) throw new Conflict('many.noneFound');
    if (preview.rows.some(({ problems }) => problems.length > 0)) throw new Conflict('problem.manyCannot');
    if (preview.digest !== digest) throw new Conflict('problem.manyChanged', {}, { digest: preview.digest });
    const { effectiveOn, reason } = input;
    for (const { grant, after } of preview.rows) {
      const amount = decimalOf(after!);
      const keys = { batch: key, idempotencyKey: `${key} ${grant.reference}` };
      amendGrant(db, act, grant.reference, { kind: 'budget', effectiveOn, reason, amount }, keys);
    }
    return preview.rows.length;
  });
}
