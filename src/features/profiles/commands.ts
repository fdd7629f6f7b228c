import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { applyEdit, refuseFaulty } from '#features/organisations/edit.ts';
import { findOptionalStored, findOrganisation } from '#features/organisations/queries.ts';
import { tidyInput } from '#features/organisations/rules.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { requireMemberOf } from './access.ts';
import type { GuardedChanges } from './kinds.ts';
import { tellDecision } from './mails.ts';
import { findProposal, type Proposal } from './queries.ts';
import { inputOf, partChanges, withProposed } from './rules.ts';

const STAFF = { isStaff: true };

/**
 * A member's edit of its own organisation: name, legal form and number wait for staff, the rest appears at once.
 * What waited before gives way to what is sent now.
 *
 * @returns the slug, and whether something waits.
 * @throws NotFound; Refused for who does not act for it; Invalid naming every problem.
 */
export function editOwnOrganisation(
  db: Database,
  act: Act,
  slug: string,
  input: OrganisationInput,
): { slug: string; isWaiting: boolean } {
  return change(db, act, (record) => {
    const stored = findOptionalStored(db, slug);
    if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
    requireMemberOf(act.actor, stored.id);
    const own = inputOf(findOrganisation(db, slug, STAFF));
    const { atOnce, guarded } = partChanges(own, tidyInput(input));
    refuseFaulty(db, act, withProposed(atOnce, guarded), stored.id);
    applyEdit(db, act, record, stored, atOnce, 'organisation.edited');
    return { slug: stored.slug, isWaiting: propose(db, act, record, stored.id, guarded) };
  });
}

/** Puts what waits in the place of what waited; sending the same again leaves no trace. */
function propose(
  db: Database,
  act: Act,
  record: RecordHistory,
  organisationId: number,
  changes: GuardedChanges,
): boolean {
  const waiting = db
    .prepare<{ id: number; changes: string }>(
      `select id, changes from profile_proposals where organisation_id = ? and state = 'waiting'`,
    )
    .get(organisationId);
  const isSomething = Object.keys(changes).length > 0;
  const says = JSON.stringify(changes);
  if (waiting?.changes === says) return true;
  if (waiting) db.prepare('delete from profile_proposals where id = ?').run(waiting.id);
  if (!isSomething) return false;
  db.prepare(
    'insert into profile_proposals (organisation_id, changes, proposed_by, proposed_at) values (?, ?, ?, ?)',
  ).run(organisationId, says, act.actor.publicId ?? null, act.at.toISOString());
  record({
    noun: 'organisation',
    id: organisationId,
    event: 'organisation.change-proposed',
    before: pick(changes, 'before'),
    after: pick(changes, 'after'),
  });
  return true;
}

/**
 * Staff let a proposed change stand: it appears, and the former name still finds the organisation.
 *
 * @throws Refused for who is not staff of its country; NotFound; Conflict where it was decided; Invalid where it can
 *   no longer be, such as a name that another has by now.
 */
export function approveProposal(db: Database, act: Act, id: number): Proposal {
  return change(db, act, (record) => {
    const proposal = requireWaiting(db, act, id);
    const stored = findOptionalStored(db, proposal.slug)!;
    const own = inputOf(findOrganisation(db, proposal.slug, STAFF));
    applyEdit(db, act, record, stored, withProposed(own, proposal.changes), 'organisation.change-approved');
    decide(db, act, id, 'approved', null);
    tellDecision(db, act, proposal, { isApproved: true, reason: null });
    return proposal;
  });
}

/** Staff refuse a proposed change, with a reason that the organisation reads. @throws as `approveProposal`. */
export function refuseProposal(db: Database, act: Act, id: number, reason: string): Proposal {
  return change(db, act, (record) => {
    const proposal = requireWaiting(db, act, id);
    const said = reason.trim();
    if (said === '' || said.length > 1000)
      throw new Invalid([{ path: '/reason', message: 'problem.refusalReason' }]);
    decide(db, act, id, 'refused', said);
    record({
      noun: 'organisation',
      id: proposal.organisationId,
      event: 'organisation.change-refused',
      before: pick(proposal.changes, 'after'),
      after: { reason: said },
    });
    tellDecision(db, act, proposal, { isApproved: false, reason: said });
    return proposal;
  });
}

function requireWaiting(db: Database, act: Act, id: number): Proposal {
  const proposal = findProposal(db, id);
  requireStaffOf(act.actor, { programmeId: null, country: proposal.country });
  if (proposal.state !== 'waiting') throw new Conflict('problem.decidedAlready');
  return proposal;
}

function decide(db: Database, act: Act, id: number, state: string, reason: string | null): void {
  db.prepare(
    'update profile_proposals set state = ?, decided_by = ?, decided_at = ?, reason = ? where id = ?',
  ).run(state, act.actor.publicId ?? null, act.at.toISOString(), reason, id);
}

function pick(changes: GuardedChanges, side: 'before' | 'after'): Record<string, string | null> {
  return Object.fromEntries(Object.entries(changes).map(([field, values]) => [field, values[side]]));
}
