import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { findGrant, type GrantDetail } from '#features/grants/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';

/** The grant that something is done with, once the actor may. */
export function grantFor(db: Database, act: Act, reference: string): GrantDetail {
  const grant = findGrant(db, reference);
  requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
  return grant;
}

/** What is wrong with a day on which something happened; nothing where it is fine. */
export function dayProblems(path: string, on: string, after: string | null, act: Act): Problem[] {
  if (!(on.length === 10 && isPartialDate(on))) return [{ path, message: 'problem.dayUnreadable' }];
  if (on > dayOf(act.at)) return [{ path, message: 'problem.dateAhead' }];
  return after !== null && (comparePartialDates(on, after) ?? 0) < 0
    ? [{ path, message: 'problem.dayBefore', values: { date: after } }]
    : [];
}
