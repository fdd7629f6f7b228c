import { Type } from '@sinclair/typebox';
import type { Database } from '#database/connection.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { requireStaffAtDesk } from '#features/ceremony-desk/access.ts';
import { checkCeremony } from '#features/grants/rules.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { ceremonyProblems, type CeremonyFacts } from './rules.ts';
import { CeremonyEdit } from './schemas.ts';
import { listedGrants, storedCeremony, type ListableGrant, type StoredCeremony } from './stored.ts';

export interface SessionOfCeremony {
  id: number;
  eventId: number;
}

export interface CheckedCeremony {
  problems: Problem[];
  facts: CeremonyFacts;
  session: SessionOfCeremony | undefined;
  schemeIds: number[];
}

/** A new ceremony's programme and source are looked at by its command. */
const FACTS = Type.Object(CeremonyEdit.properties);

/** What is to be stored of a ceremony, the session's day, times and venue in place of absent ones; and every fault. */
export function checkCeremonyInput(
  db: Database,
  programmeId: number,
  input: CeremonyEdit,
  { ceremonyId, mayLackScheme }: { ceremonyId?: number; mayLackScheme: boolean },
): CheckedCeremony {
  const session = input.session && sessionOf(db, input.session);
  const text = (value: string | undefined) => value?.trim() || null;
  const plannedOn = text(input.plannedOn) ?? session?.day ?? null;
  const isOnSessionDay =
    session !== undefined && plannedOn === session.day && !input.plannedFrom && !input.plannedUntil;
  const facts: CeremonyFacts = {
    title: input.title.trim(),
    plannedOn,
    plannedFrom: isOnSessionDay ? session.startsAt : text(input.plannedFrom),
    plannedUntil: isOnSessionDay ? session.endsAt : text(input.plannedUntil),
    place: text(input.place) ?? session?.venue ?? null,
    isListPublic: input.isListPublic ?? false,
  };
  const schemeIds = input.schemes.map((slug) => schemeIdOf(db, programmeId, slug));
  const problems = [...shapeProblems(FACTS, input), ...ceremonyProblems(facts, input.countries)];
  if (input.session) problems.push(...sessionProblems(session, programmeId, ceremonyId));
  if (schemeIds.includes(undefined)) problems.push({ path: '/schemes', message: 'problem.schemeUnknown' });
  if (schemeIds.length === 0 && !mayLackScheme)
    problems.push({ path: '/schemes', message: 'problem.ceremonyScheme' });
  return { problems, facts, session, schemeIds: [...new Set(schemeIds.filter((id) => id !== undefined))] };
}

interface SessionRow extends SessionOfCeremony {
  kind: string;
  day: string;
  startsAt: string | null;
  endsAt: string | null;
  venue: string | null;
  programmeId: number;
  /** The ceremony that it is already. */
  ceremonyId: number | null;
}

function sessionOf(
  db: Database,
  { event, session }: { event: string; session: string },
): SessionRow | undefined {
  return db
    .prepare<SessionRow>(
      `select sessions.id, event_id as eventId, sessions.kind, day, starts_at as startsAt, ends_at as endsAt, venue,
         events.programme_id as programmeId, ceremonies.id as ceremonyId
       from sessions join events on events.id = sessions.event_id
       left join ceremonies on ceremonies.session_id = sessions.id
       where events.slug = ? and sessions.slug = ?`,
    )
    .get(event, session);
}

function sessionProblems(
  session: SessionRow | undefined,
  programmeId: number,
  ceremonyId: number | undefined,
): Problem[] {
  if (!session || session.programmeId !== programmeId || session.kind !== 'ceremony') {
    return [{ path: '/session', message: 'problem.ceremonySession' }];
  }
  const isTaken = session.ceremonyId !== null && session.ceremonyId !== ceremonyId;
  return isTaken ? [{ path: '/session', message: 'problem.sessionTaken' }] : [];
}

function schemeIdOf(db: Database, programmeId: number, slug: string): number | undefined {
  return db
    .prepare<{ id: number }>('select id from schemes where slug = ? and programme_id = ?')
    .get(slug, programmeId)?.id;
}

/** Refuses a grant that may not be put on the list; what cannot be told does not stand in the way of listing. */
export function refuseUnlistable(ceremony: StoredCeremony, grant: ListableGrant, isListed: boolean): void {
  if (ceremony.closedAt !== null) throw new Conflict('problem.ceremonyClosed');
  if (isListed) throw new Conflict('problem.listedAlready');
  if (grant.signedOn !== null) throw new Conflict('problem.signedAlready', { date: grant.signedOn });
  if (grant.status !== null && grant.status !== 'planned')
    throw new Conflict('problem.notToBeSigned', { status: grant.status });
  const problems: Problem[] = failing(ceremony, grant);
  if (grant.programmeId !== ceremony.programmeId)
    problems.push({ path: '/grant', message: 'problem.grantOtherProgramme' });
  if (problems.length > 0) throw new Invalid(problems);
}

/** The grants on a list, not yet signed, that a change of schemes or countries would shut out. */
export function excludedFrom(
  ceremony: Pick<StoredCeremony, 'schemes' | 'countries'>,
  list: ListableGrant[],
): Problem[] {
  const excluded = list.filter((grant) => grant.signedOn === null && failing(ceremony, grant).length > 0);
  if (excluded.length === 0) return [];
  const references = excluded.map(({ reference }) => reference).join(', ');
  return [{ path: '/schemes', message: 'problem.listedOutside', values: { references } }];
}

function failing(ceremony: Pick<StoredCeremony, 'schemes' | 'countries'>, grant: ListableGrant): Problem[] {
  return checkCeremony(ceremony, grant)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ message, values }) => ({ path: '/grant', message, values }));
}

/** A grant on the list that may still be moved (an act of its desk too) or taken off by this actor. */
export function movableGrant(
  db: Database,
  act: Act,
  slug: string,
  reference: string,
  isDeskAct = false,
): { ceremonyId: number; grant: ListableGrant; list: number[] } {
  requireStaff(act.actor);
  const ceremony = storedCeremony(db, slug);
  const all = listedGrants(db, ceremony.id);
  const grant = all.find((one) => one.reference === reference);
  if (!grant) throw new NotFound(`no grant ${reference} on the list of ${slug}`);
  const scope = { id: grant.id, programmeId: grant.programmeId, country: grant.leadCountry };
  if (isDeskAct) requireStaffAtDesk(db, act.actor, scope, ceremony.id);
  else requireStaffOf(act.actor, scope);
  if (grant.signedOn !== null && grant.signedAtCeremonyId === ceremony.id) {
    throw new Conflict('problem.signedThere', { date: grant.signedOn });
  }
  return { ceremonyId: ceremony.id, grant, list: all.map(({ id }) => id) };
}

export function positionProblems(position: number): Problem[] {
  return Number.isInteger(position) && position > 0
    ? []
    : [{ path: '/position', message: 'problem.position' }];
}
