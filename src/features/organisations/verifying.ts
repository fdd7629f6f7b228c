import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { NotFound } from '#errors.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { findOptionalStored } from './queries.ts';

/**
 * Staff held the record against its sources today. Doing so twice on a day changes nothing.
 *
 * @throws Refused for who is not staff of its country; NotFound.
 */
export function verifyOrganisation(db: Database, act: Act, slug: string): { slug: string } {
  return change(db, act, (record) => {
    const stored = findOptionalStored(db, slug);
    if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
    requireStaffOf(act.actor, { programmeId: null, country: stored.country }, 'problem.otherCountryRecord');
    const today = dayOf(act.at);
    if (stored.verifiedOn === today) return { slug: stored.slug };
    db.prepare('update organisations set verified_on = ?, verified_by = ? where id = ?').run(
      today,
      act.actor.publicId ?? null,
      stored.id,
    );
    record({
      noun: 'organisation',
      id: stored.id,
      event: 'organisation.verified',
      before: { verifiedOn: stored.verifiedOn },
      after: { verifiedOn: today },
    });
    return { slug: stored.slug };
  });
}
