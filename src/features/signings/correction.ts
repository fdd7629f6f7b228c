import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { keepPersonal, personalOf } from '#database/personal.ts';
import { Conflict } from '#errors.ts';
import { requireStaffAtDesk } from '#features/ceremony-desk/access.ts';
import { findGrant } from '#features/grants/queries.ts';
import { refreezeMinutes } from '#features/minutes/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { findOptionalSigning } from './queries.ts';

/** What may be put right of a signing without taking it back: a name misheard, a time pressed late. */
export interface SigningCorrection {
  granteeSignatory?: string | undefined;
  programmeSignatory?: string | undefined;
  /** ISO 8601 in UTC. */
  signedAt?: string | undefined;
}

/**
 * Puts names or time of a logged signing right; what stood before is in its history.
 *
 * @throws Conflict where the grant has no logged signing that stands; Refused.
 */
export function correctSigning(db: Database, act: Act, reference: string, input: SigningCorrection): void {
  change(db, act, (record) => {
    const grant = findGrant(db, reference);
    const signing = findOptionalSigning(db, grant.id);
    const ceremonyId = signing && ceremonyOf(db, signing.id);
    const scope = { id: grant.id, programmeId: grant.programme.id, country: grant.lead.country };
    requireStaffAtDesk(db, act.actor, scope, ceremonyId ?? NO_CEREMONY);
    if (!signing || signing.kind !== 'logged') throw new Conflict('problem.notSigned');
    const known = personalOf(db, 'signing', [signing.id]);
    const after: Record<string, unknown> = {};
    for (const [field, name] of [
      ['granteeSignatory', 'grantee_signatory'],
      ['programmeSignatory', 'programme_signatory'],
    ] as const) {
      const value = input[field]?.trim();
      if (!value || value === known.get(`${signing.id} ${name}`)) continue;
      after[field] = keepPersonal(db, { noun: 'signing', id: signing.id, field: name }, value);
    }
    const before: Record<string, unknown> = {};
    if (input.signedAt !== undefined && input.signedAt !== signing.signedAt) {
      const signedOn = dayOf(new Date(input.signedAt));
      db.prepare('update signings set signed_at = ?, signed_on = ? where id = ?').run(
        input.signedAt,
        signedOn,
        signing.id,
      );
      db.prepare('update grants set signed_on = ? where id = ?').run(signedOn, grant.id);
      Object.assign(before, { signedAt: signing.signedAt });
      Object.assign(after, { signedAt: input.signedAt });
    }
    if (Object.keys(after).length === 0) return;
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.signing-corrected',
      before,
      after,
      subjects: ceremonyId ? [{ noun: 'ceremony', id: ceremonyId }] : [],
    });
    if (ceremonyId) refreezeMinutes(db, act, ceremonyId);
  });
}

/** No ceremony has this id: then only staff of the grant's own country and programme may correct. */
const NO_CEREMONY = 0;

function ceremonyOf(db: Database, signingId: number): number | null {
  return (
    db.prepare<{ id: number | null }>('select ceremony_id as id from signings where id = ?').get(signingId)
      ?.id ?? null
  );
}
