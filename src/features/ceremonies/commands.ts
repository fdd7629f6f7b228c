import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences, type Subject } from '#database/history.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { isPartialDate } from '#language/partial-date.ts';
import {
  checkCeremonyInput,
  excludedFrom,
  movableGrant,
  positionProblems,
  refuseUnlistable,
} from './checks.ts';
import { moved } from './rules.ts';
import type { CeremonyEdit, CeremonyInput, HeldReport, ListingInput, PositionInput } from './schemas.ts';
import { findOptionalListable, grantIdsAt, listedGrants, storedCeremony } from './stored.ts';
import { addHeldReport, freeSlug, insertCeremony, keepOrder, restrict, updateCeremony } from './writes.ts';

/**
 * Enters a ceremony: a session of an event, whose day, times and venue it takes where none are given, or an
 * occasion of its own. Its address is made of its title and day, and never changes.
 *
 * @throws Invalid naming every fault; Refused for who is not staff of the programme; Conflict where the
 *   programme has this ceremony already (title, day and place are equal).
 */
export function createCeremony(db: Database, act: Act, input: CeremonyInput): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const programme = db
      .prepare<{ id: number }>('select id from programmes where slug = ?')
      .get(input.programme);
    if (!programme) throw new Invalid([{ path: '/programme', message: 'problem.programmeUnknown' }]);
    requireStaffOf(act.actor, { programmeId: programme.id, country: null });
    const { problems, facts, session, schemeIds } = checkCeremonyInput(db, programme.id, input, {
      mayLackScheme: input.source !== undefined,
    });
    refuse(problems);
    const equal = db
      .prepare<{ slug: string }>(
        'select slug from ceremonies where programme_id = ? and title = ? and planned_on is ? and place is ?',
      )
      .get(programme.id, facts.title, facts.plannedOn, facts.place);
    if (equal) throw new Conflict('problem.ceremonyExists', { title: facts.title }, { ceremony: equal.slug });
    const slug = freeSlug(db, facts);
    const id = insertCeremony(db, act, {
      slug,
      programmeId: programme.id,
      sessionId: session?.id ?? null,
      ...facts,
    });
    restrict(db, id, schemeIds, input.countries);
    if (input.source) cite(db, 'ceremony', id, input.source);
    const { schemes, countries } = input;
    record({
      noun: 'ceremony',
      id,
      event: 'ceremony.created',
      after: { programme: input.programme, slug, ...facts, session: input.session, schemes, countries },
      subjects: eventOf(session),
    });
    return { id, slug };
  });
}

/**
 * Edits a ceremony's own facts: all of them are sent. What is left out becomes unknown.
 *
 * @throws NotFound; Refused; Invalid, also where a grant on its list, not yet signed, would no longer be allowed.
 */
export function editCeremony(db: Database, act: Act, slug: string, input: CeremonyEdit): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const before = storedCeremony(db, slug);
    const { id, programmeId } = before;
    requireStaffOf(act.actor, { programmeId, country: null });
    const { problems, facts, session, schemeIds } = checkCeremonyInput(db, programmeId, input, {
      ceremonyId: id,
      mayLackScheme: before.schemes.length === 0,
    });
    const excluded = excludedFrom(
      { schemes: input.schemes, countries: input.countries },
      listedGrants(db, id),
    );
    refuse([...problems, ...(problems.length > 0 ? [] : excluded)]);
    const after = {
      ...facts,
      sessionId: session?.id ?? null,
      schemes: input.schemes,
      countries: input.countries,
    };
    const changes = differences({ ...before }, after);
    if (!changes) return;
    updateCeremony(db, act, id, { ...facts, sessionId: after.sessionId });
    restrict(db, id, schemeIds, input.countries);
    const left = db
      .prepare<{ eventId: number }>('select event_id as eventId from sessions where id = ?')
      .get(before.sessionId);
    record({
      noun: 'ceremony',
      id,
      event: 'ceremony.edited',
      ...changes,
      subjects: [
        ...eventOf(session),
        ...eventOf(left),
        ...grantIdsAt(db, id).map((grant): Subject => ({ noun: 'grant', id: grant })),
      ],
    });
  });
}

/**
 * Puts a grant on a ceremony's list, at the place given or at its end.
 *
 * @throws Invalid at /grant naming each rule of the ceremony that it fails; Conflict where it is signed, is no
 *   longer to be signed, or stands on the list already; Refused where its lead's country is not the actor's.
 */
export function addToList(db: Database, act: Act, ceremonySlug: string, input: ListingInput): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const ceremony = storedCeremony(db, ceremonySlug);
    const grant = findOptionalListable(db, input.grant);
    if (!grant) throw new Invalid([{ path: '/grant', message: 'problem.grantUnknown' }]);
    requireStaffOf(act.actor, { programmeId: grant.programmeId, country: grant.leadCountry });
    const list = listedGrants(db, ceremony.id).map(({ id }) => id);
    refuseUnlistable(ceremony, grant, list.includes(grant.id));
    const position = input.position ?? list.length + 1;
    refuse(positionProblems(position));
    const order = moved(list, grant.id, position);
    db.prepare('insert into ceremony_grants (ceremony_id, grant_id, position) values (?, ?, ?)').run(
      ceremony.id,
      grant.id,
      0,
    );
    keepOrder(db, ceremony.id, order);
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: 'ceremony.grant-listed',
      after: { grant: grant.reference, position: order.indexOf(grant.id) + 1 },
      subjects: [{ noun: 'grant', id: grant.id }],
    });
  });
}

/** Takes a grant off a ceremony's list. Throws Conflict where it is signed there, NotFound where it is not listed. */
export function removeFromList(db: Database, act: Act, ceremonySlug: string, reference: string): void {
  change(db, act, (record) => {
    const { ceremonyId, grant, list } = movableGrant(db, act, ceremonySlug, reference);
    db.prepare('delete from ceremony_grants where ceremony_id = ? and grant_id = ?').run(
      ceremonyId,
      grant.id,
    );
    keepOrder(
      db,
      ceremonyId,
      list.filter((id) => id !== grant.id),
    );
    record({
      noun: 'ceremony',
      id: ceremonyId,
      event: 'ceremony.grant-removed',
      before: { grant: grant.reference, position: list.indexOf(grant.id) + 1 },
      subjects: [{ noun: 'grant', id: grant.id }],
    });
  });
}

/** Moves a grant to another place in the order of signing; beyond the end means the end. Throws as removeFromList. */
export function moveOnList(
  db: Database,
  act: Act,
  ceremonySlug: string,
  reference: string,
  input: PositionInput,
): void {
  change(db, act, (record) => {
    const { ceremonyId, grant, list } = movableGrant(db, act, ceremonySlug, reference, true);
    refuse(positionProblems(input.position));
    const order = moved(list, grant.id, input.position);
    const [from, to] = [list.indexOf(grant.id) + 1, order.indexOf(grant.id) + 1];
    if (from === to) return;
    keepOrder(db, ceremonyId, order);
    record({
      noun: 'ceremony',
      id: ceremonyId,
      event: 'ceremony.grant-moved',
      before: { grant: grant.reference, position: from },
      after: { grant: grant.reference, position: to },
    });
  });
}

/** Keeps what was held according to a source, beside what was planned; the same report twice is kept once. */
export function reportHeld(db: Database, act: Act, ceremonySlug: string, report: HeldReport): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const { id, programmeId } = storedCeremony(db, ceremonySlug);
    requireStaffOf(act.actor, { programmeId, country: null });
    if (!isPartialDate(report.heldOn))
      throw new Invalid([{ path: '/heldOn', message: 'problem.dateUnreadable' }]);
    if (!report.statement.trim())
      throw new Invalid([{ path: '/statement', message: 'problem.statementMissing' }]);
    if (!addHeldReport(db, id, report)) return;
    const { heldOn, place, statement } = report;
    record({ noun: 'ceremony', id, event: 'ceremony.held-reported', after: { heldOn, place, statement } });
  });
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}

function eventOf(session: { eventId: number } | undefined): Subject[] {
  return session ? [{ noun: 'event', id: session.eventId }] : [];
}
