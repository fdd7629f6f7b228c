import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import { decimalOf } from '#features/grants/amount.ts';
import { createGrant } from '#features/grants/commands.ts';
import { requireStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { findConsortium } from './queries.ts';

/**
 * Staff make a planned grant of a consortium that everybody confirmed. Asked again it answers the same grant.
 *
 * @throws NotFound; Refused; Conflict while somebody has not confirmed; Invalid as for any grant.
 */
export function takeOverConsortium(db: Database, act: Act, publicId: string): { reference: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const consortium = findConsortium(db, publicId);
    if (consortium.grant !== null) return { reference: consortium.grant };
    const open = consortium.members.filter(({ state }) => state !== 'confirmed');
    if (open.length > 0)
      throw new Conflict('problem.consortiumOpen', { names: open.map(({ name }) => name).join('; ') });
    const [lead, ...partners] = consortium.members;
    const { id, reference } = createGrant(db, act, {
      title: consortium.title,
      lead: lead!.slug,
      leadShare: String(lead!.share / 100),
      ...(lead!.task ? { leadTask: lead!.task } : {}),
      partners: partners.map(({ slug, share, task }) => ({
        organisation: slug,
        share: String(share / 100),
        ...(task ? { task } : {}),
      })),
      ...(consortium.scheme ? { scheme: consortium.scheme } : {}),
      ...(consortium.amountMinor !== null && consortium.currency !== null
        ? { amount: decimalOf(consortium.amountMinor), currency: consortium.currency }
        : {}),
      importKey: `consortium ${publicId}`,
    });
    db.prepare('update consortia set grant_id = ?, updated_at = ? where id = ?').run(
      id,
      act.at.toISOString(),
      consortium.id,
    );
    record({
      noun: 'consortium',
      id: consortium.id,
      event: 'consortium.taken-over',
      after: { grant: reference },
      subjects: [{ noun: 'grant', id }],
    });
    return { reference };
  });
}
