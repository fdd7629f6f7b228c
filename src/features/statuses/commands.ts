import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { findGrant } from '#features/grants/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { stepsOf } from './queries.ts';
import { stepProblems } from './rules.ts';
import { StepInput } from './schemas.ts';

/**
 * Moves a grant a step on in its life, dated and with its reason.
 *
 * @throws Conflict where it stands so already; Invalid where the step may not follow or its day contradicts the
 *   signing or the step before; Refused where programme or lead's country is not the actor's.
 */
export function moveGrant(db: Database, act: Act, reference: string, input: StepInput): void {
  change(db, act, (record) => {
    const grant = findGrant(db, reference);
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
    if (grant.status !== null && input.status === grant.status)
      throw new Conflict('problem.statusAlready', {}, { status: grant.status });
    const last = stepsOf(db, grant.id).at(-1);
    const problems: Problem[] = [
      ...shapeProblems(StepInput, input),
      ...stepProblems(input, {
        status: grant.status,
        signedOn: grant.signing?.signedOn ?? null,
        lastStepOn: last?.on ?? null,
        today: dayOf(act.at),
      }),
    ];
    if (problems.length > 0) {
      throw new Invalid(
        problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place),
      );
    }
    const { status, on } = input;
    const reason = input.reason.trim();
    const at = act.at.toISOString();
    db.prepare(
      'insert into grant_steps (grant_id, status, "on", reason, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?)',
    ).run(grant.id, status, on, reason, act.actor.publicId ?? null, at);
    db.prepare('update grants set status = ?, updated_at = ? where id = ?').run(status, at, grant.id);
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.status-changed',
      before: { status: grant.status },
      after: { status, changedOn: on, reason },
      subjects: [grant.lead, ...grant.partners].map(({ id }) => ({ noun: 'organisation', id })),
    });
  });
}
