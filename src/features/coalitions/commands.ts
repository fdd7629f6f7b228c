import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { checkCoalition } from './checks.ts';
import {
  checkJoining,
  containmentProblems,
  findJoining,
  insertMembership,
  refuseSecondMembership,
} from './joining.ts';
import {
  factsOf,
  freeSlug,
  indexCoalition,
  insertCoalition,
  memberSubjects,
  updateCoalition,
} from './records.ts';
import { isAhead, isCertainlyBefore } from './rules.ts';
import {
  coalitionOf,
  joinedBefore,
  memberPages,
  networkSubject,
  ownMembers,
  workSubjects,
} from './stored.ts';
import { requireCoalitionStaff } from './scope.ts';
import { LeavingInput, type CoalitionInput, type MembershipInput } from './schemas.ts';

/**
 * Records that a coalition was formed.
 *
 * @throws Refused for who is not staff of its country; Invalid naming every problem.
 */
export function createCoalition(db: Database, act: Act, input: CoalitionInput): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireCoalitionStaff(act.actor, input);
    const { problems, resolved } = checkCoalition(db, input);
    refuse(problems);
    const slug = freeSlug(db, input);
    const id = insertCoalition(db, slug, input, resolved, act.at.toISOString());
    if (input.source) cite(db, 'coalition', id, input.source);
    const after = factsOf(db, id);
    indexCoalition(db, id, after);
    record({
      noun: 'coalition',
      id,
      event: 'coalition.created',
      after: { slug, ...after },
      subjects: networkSubject(resolved.networkId),
    });
    return { id, slug };
  });
}

/**
 * Puts a coalition's own facts right; what is absent becomes “not published”. The address stays as it was.
 *
 * @throws NotFound; Refused for who is not staff of its country; Invalid naming every problem, also where members joined
 *   before the day of forming, or stand under the coalition and would be out of sight under a network.
 */
export function editCoalition(
  db: Database,
  act: Act,
  slug: string,
  input: CoalitionInput,
): { id: number; slug: string } {
  return change(db, act, (record) => {
    const { id, networkId, ...stands } = coalitionOf(db, slug);
    requireCoalitionStaff(act.actor, stands);
    requireCoalitionStaff(act.actor, input);
    const { problems, resolved } = checkCoalition(db, input);
    refuse([
      ...problems,
      ...joinedBefore(db, id, networkId, input.formedOn),
      ...ownMembers(db, id, networkId, resolved.networkId),
    ]);
    const before = factsOf(db, id);
    updateCoalition(db, id, input, resolved);
    if (input.source) cite(db, 'coalition', id, input.source);
    const after = factsOf(db, id);
    const changes = differences(before, after);
    if (!changes) return { id, slug };
    db.prepare('update coalitions set updated_at = ? where id = ?').run(act.at.toISOString(), id);
    indexCoalition(db, id, after);
    const subjects = [
      ...networkSubject(networkId),
      ...networkSubject(resolved.networkId),
      ...memberPages(db, id, networkId),
      ...workSubjects(db, id),
    ];
    record({ noun: 'coalition', id, event: 'coalition.edited', ...changes, subjects });
    return { id, slug };
  });
}

/**
 * Records that an organisation joined a coalition, or took part in it. Where the coalition is a network, the
 * membership is the network's and kept once. An organisation that left may join again: a row of its own.
 *
 * @returns the membership's id.
 * @throws NotFound; Refused; Invalid, also for a join before the coalition was formed, which only a printed
 *   source may say (the seed keeps it, with a hint), and for a network that contains this one; Conflict where it is a member now.
 */
export function joinCoalition(db: Database, act: Act, slug: string, input: MembershipInput): number {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireCoalitionStaff(act.actor, coalition);
    const joining = findJoining(db, coalition, input);
    refuse([
      ...checkJoining(joining, input, { isPrinted: act.door === 'seed', today: dayOf(act.at) }),
      ...containmentProblems(db, joining),
    ]);
    const { organisation, kind, hasLeft } = joining;
    if (!hasLeft) refuseSecondMembership(db, coalition, organisation!, kind);
    const id = insertMembership(db, coalition, joining, input, act.at.toISOString());
    if (isCertainlyBefore(input.joinedOn, coalition.formedOn)) {
      db.prepare(
        "insert into hints (noun, record_id, kind, other_id) values ('coalition', ?, 'joined_before_formed', ?)",
      ).run(coalition.id, id);
    }
    const { role, joinedOn, leftOn, note } = input;
    record({
      noun: 'coalition',
      id: coalition.id,
      event: kind === 'member' ? 'coalition.joined' : 'coalition.participated',
      after: { membership: id, organisation: organisation!.slug, role, joinedOn, leftOn, hasLeft, note },
      subjects: memberSubjects(db, organisation!.id, coalition.networkId),
    });
    return id;
  });
}

/**
 * Records that a member left, by the id of its membership.
 *
 * @throws NotFound where the coalition has no such membership; Refused; Invalid for a day that cannot be
 *   read, lies ahead or before the joining; Conflict where it has left already, or only took part.
 */
export function leaveCoalition(
  db: Database,
  act: Act,
  slug: string,
  membershipId: number,
  input: LeavingInput,
): void {
  change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireCoalitionStaff(act.actor, coalition);
    const membership = db
      .prepare<{
        organisationId: number;
        kind: string;
        joinedOn: string | null;
        leftOn: string | null;
        hasLeft: number;
      }>(
        `select organisation_id as organisationId, kind, joined_on as joinedOn, left_on as leftOn, has_left as hasLeft
         from memberships where id = ? and (coalition_id = ? or network_id = ?)`,
      )
      .get(membershipId, coalition.id, coalition.networkId);
    if (!membership) throw new NotFound(`no membership ${membershipId} in ${slug}`);
    if (membership.hasLeft) throw new Conflict('problem.leftAlready', {}, { leftOn: membership.leftOn });
    if (membership.kind === 'participant') throw new Conflict('problem.participantLeaves');
    refuse([
      ...shapeProblems(LeavingInput, input),
      ...leavingProblems(input.leftOn, membership.joinedOn, dayOf(act.at)),
    ]);
    const reason = input.reason?.trim() || null;
    db.prepare('update memberships set left_on = ?, has_left = 1, left_reason = ? where id = ?').run(
      input.leftOn,
      reason,
      membershipId,
    );
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.left',
      before: { membership: membershipId, leftOn: null },
      after: { membership: membershipId, leftOn: input.leftOn, reason },
      subjects: memberSubjects(db, membership.organisationId, coalition.networkId),
    });
  });
}

function leavingProblems(leftOn: string, joinedOn: string | null, today: string): Problem[] {
  const path = '/leftOn';
  if (!isPartialDate(leftOn)) return [{ path, message: 'problem.dateUnreadable' }];
  if (isAhead(leftOn, today)) return [{ path, message: 'problem.dateAhead' }];
  if (isCertainlyBefore(leftOn, joinedOn))
    return [{ path, message: 'problem.leftBeforeJoined', values: { joined: joinedOn! } }];
  return [];
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
