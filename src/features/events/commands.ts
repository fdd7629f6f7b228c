import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { indexForSearch } from '#lists/search.ts';
import { slugOf } from '#names/slug.ts';
import { EVENT_NAMES } from './list.ts';
import { eventProblems, sessionProblems } from './rules.ts';
import { EventEdit, EventInput, type SessionInput } from './schemas.ts';

/**
 * Enters an event with the lines of its programme.
 *
 * @throws Invalid naming every fault; Refused for who is not staff of the programme; Conflict where the
 *   programme has an event of this title and first day, so that a second press makes no second event.
 */
export function createEvent(db: Database, act: Act, input: EventInput): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const programmeId = programmeIdOf(db, input.programme);
    if (programmeId !== undefined) requireStaffOf(act.actor, { programmeId, country: null });
    const sessions = input.sessions ?? [];
    const slugs = sessions.map(({ slug, title }) => slug ?? slugOf(title));
    refuse([
      ...(programmeId === undefined
        ? [{ path: '/programme', message: 'problem.programmeUnknown' } as const]
        : []),
      ...shapeProblems(EventInput, input),
      ...eventProblems(input),
      ...sessionProblems(input, sessions, slugs, (slug) => themeIdOf(db, slug) !== null),
    ]);
    const facts = factsOf(input);
    refuseEqual(db, programmeId!, facts);
    const slug = freeSlug(db, facts.title);
    const at = act.at.toISOString();
    const id = Number(
      db
        .prepare(
          `insert into events (slug, programme_id, kind, title, subtitle, description, venue, city, country,
             starts_on, ends_on, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(slug, programmeId, ...Object.values(facts), at, at).lastInsertRowid,
    );
    insertSessions(db, id, sessions, slugs);
    if (input.source) cite(db, 'event', id, input.source);
    indexEvent(db, id);
    record({
      noun: 'event',
      id,
      event: 'event.created',
      after: { programme: input.programme, slug, ...facts, sessions },
    });
    return { id, slug };
  });
}

/**
 * Edits an event's own facts; its sessions stay as they are.
 *
 * @throws NotFound; Refused; Invalid, also where a session would stand outside the event's days.
 */
export function editEvent(db: Database, act: Act, slug: string, input: EventEdit): void {
  change(db, act, (record) => {
    requireStaff(act.actor);
    const event = db
      .prepare<{ id: number; programmeId: number } & Facts>(
        `select id, programme_id as programmeId, kind, title, subtitle, description, venue, city, country,
           starts_on as startsOn, ends_on as endsOn from events where slug = ?`,
      )
      .get(slug);
    if (!event) throw new NotFound(`no event ${slug}`);
    const { id, programmeId, ...before } = event;
    requireStaffOf(act.actor, { programmeId, country: null });
    refuse([...shapeProblems(EventEdit, input), ...eventProblems(input), ...daysLeftOut(db, id, input)]);
    const after = factsOf(input);
    const changes = differences({ ...before }, { ...after });
    if (!changes) return;
    db.prepare(
      `update events set kind = ?, title = ?, subtitle = ?, description = ?, venue = ?, city = ?, country = ?,
         starts_on = ?, ends_on = ?, updated_at = ? where id = ?`,
    ).run(...Object.values(after), act.at.toISOString(), id);
    indexEvent(db, id);
    const ceremonies = db
      .prepare<{ id: number }>(
        'select ceremonies.id from ceremonies join sessions on sessions.id = ceremonies.session_id where sessions.event_id = ?',
      )
      .all(id);
    record({
      noun: 'event',
      id,
      event: 'event.edited',
      ...changes,
      subjects: ceremonies.map((ceremony) => ({ noun: 'ceremony', id: ceremony.id })),
    });
  });
}

interface Facts {
  kind: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  venue: string | null;
  city: string | null;
  country: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

/** The facts as they are stored, in the order of the columns above. */
function factsOf(input: EventEdit): Facts {
  const text = (value: string | undefined) => value?.trim() || null;
  return {
    kind: input.kind,
    title: input.title.trim(),
    subtitle: text(input.subtitle),
    description: text(input.description),
    venue: text(input.venue),
    city: text(input.city),
    country: text(input.country),
    startsOn: text(input.startsOn),
    endsOn: text(input.endsOn),
  };
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}

function refuseEqual(db: Database, programmeId: number, { title, startsOn }: Facts): void {
  const equal = db
    .prepare<{ slug: string }>(
      'select slug from events where programme_id = ? and title = ? and starts_on is ?',
    )
    .get(programmeId, title, startsOn);
  if (equal) throw new Conflict('problem.eventExists', { title }, { event: equal.slug });
}

function daysLeftOut(db: Database, id: number, input: EventEdit): Problem[] {
  const days = db.prepare<{ day: string }>('select distinct day from sessions where event_id = ?').all(id);
  const sessions = days.map(({ day }): SessionInput => ({ kind: 'break', title: day, day }));
  const isLeftOut =
    sessionProblems(
      input,
      sessions,
      days.map(({ day }) => day),
      () => true,
    ).length > 0;
  return isLeftOut ? [{ path: '/startsOn', message: 'problem.sessionsOutside' }] : [];
}

function insertSessions(db: Database, eventId: number, sessions: SessionInput[], slugs: string[]): void {
  const ids = new Map<string, number>();
  const insert = db.prepare(
    `insert into sessions (event_id, slug, position, kind, number, title, description, day, starts_at, ends_at, panel_id, theme_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  sessions.forEach((session, place) => {
    const { lastInsertRowid } = insert.run(
      eventId,
      slugs[place],
      place,
      session.kind,
      session.number ?? null,
      session.title.trim(),
      session.description?.trim() || null,
      session.day,
      session.startsAt || null,
      session.endsAt || null,
      ids.get(session.panel ?? '') ?? null,
      session.theme ? themeIdOf(db, session.theme) : null,
    );
    ids.set(slugs[place]!, Number(lastInsertRowid));
  });
}

/** An event is found by its title and by those of its sessions; what it is about stands beside as text. */
function indexEvent(db: Database, id: number): void {
  const names = db.prepare<{ name: string }>(EVENT_NAMES).all(id);
  const texts = db
    .prepare<Record<string, string | null>>(
      'select subtitle, description, venue, city from events where id = ?',
    )
    .get(id);
  indexForSearch(
    db,
    'event_search',
    id,
    names.map(({ name }) => name),
    Object.values(texts ?? {}),
  );
}

function freeSlug(db: Database, title: string): string {
  const wanted = slugOf(title) || 'event';
  const isTaken = (slug: string) =>
    slug === 'new' || db.prepare('select 1 from events where slug = ?').get(slug) !== undefined;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

function programmeIdOf(db: Database, slug: string): number | undefined {
  return db.prepare<{ id: number }>('select id from programmes where slug = ?').get(slug)?.id;
}

function themeIdOf(db: Database, slug: string): number | null {
  return db.prepare<{ id: number }>('select id from themes where slug = ?').get(slug)?.id ?? null;
}
