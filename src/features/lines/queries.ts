import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { Becoming, LineKind } from './kinds.ts';

/** A line that was typed at a session, and what became of it. */
export interface LineRow {
  id: number;
  session: string;
  sessionTitle: string;
  kind: LineKind;
  text: string;
  owner: string | null;
  dueOn: string | null;
  /** What it became; null while it is open, and where it was set aside. */
  became: { noun: Becoming; slug: string; name: string; action: number | null } | null;
  setAsideReason: string | null;
  createdAt: string;
}

interface Stored extends Omit<LineRow, 'became'> {
  noun: Becoming | null;
  slug: string | null;
  name: string | null;
  action: number | null;
}

const SELECT = `select lines.id, sessions.slug as session, sessions.title as sessionTitle, lines.kind, lines.text,
    lines.owner, lines.due_on as dueOn, lines.set_aside_reason as setAsideReason, lines.created_at as createdAt,
    lines.became_noun as noun, coalesce(solutions.slug, coalitions.slug, doer.slug) as slug,
    coalesce(solutions.title, coalitions.name, actions.what) as name, actions.id as action
  from session_lines lines join sessions on sessions.id = lines.session_id
  left join solutions on lines.became_noun = 'solution' and solutions.id = lines.became_id
  left join coalitions on lines.became_noun = 'coalition' and coalitions.id = lines.became_id
  left join actions on lines.became_noun = 'action' and actions.id = lines.became_id
  left join coalitions doer on doer.id = actions.coalition_id`;

/** Every line of an event, by session in the order of the programme, as they were typed. */
export function linesOfEvent(db: Database, eventId: number): LineRow[] {
  return db
    .prepare<Stored>(`${SELECT} where sessions.event_id = ? order by sessions.position, lines.id`)
    .all(eventId)
    .map(readRow);
}

/** The lines of one session, as they were typed. */
export function linesOfSession(db: Database, sessionId: number): LineRow[] {
  return db
    .prepare<Stored>(`${SELECT} where lines.session_id = ? order by lines.id`)
    .all(sessionId)
    .map(readRow);
}

/** @throws NotFound where the event has no such line. */
export function findLine(db: Database, event: string, id: number): LineRow {
  const row = db
    .prepare<Stored>(
      `${SELECT} join events on events.id = sessions.event_id where lines.id = ? and events.slug = ?`,
    )
    .get(id, event);
  if (!row) throw new NotFound(`no line ${id} of ${event}`);
  return readRow(row);
}

/** A session that can be typed at. */
export interface TypedSession {
  id: number;
  slug: string;
  title: string;
  kind: string;
  day: string;
  theme: string | null;
  event: { id: number; slug: string; title: string; programmeId: number };
}

/** @throws NotFound where the event has no such session. */
export function findSession(db: Database, event: string, session: string): TypedSession {
  const row = db
    .prepare<
      Omit<TypedSession, 'event'> & {
        eventId: number;
        eventSlug: string;
        eventTitle: string;
        programmeId: number;
      }
    >(
      `select sessions.id, sessions.slug, sessions.title, sessions.kind, sessions.day, themes.slug as theme,
         events.id as eventId, events.slug as eventSlug, events.title as eventTitle, events.programme_id as programmeId
       from sessions join events on events.id = sessions.event_id left join themes on themes.id = sessions.theme_id
       where events.slug = ? and sessions.slug = ?`,
    )
    .get(event, session);
  if (!row) throw new NotFound(`no session ${session} of ${event}`);
  const { eventId, eventSlug, eventTitle, programmeId, ...own } = row;
  return { ...own, event: { id: eventId, slug: eventSlug, title: eventTitle, programmeId } };
}

/** What came of a session, for everybody to read. */
export interface CameOf {
  session: string;
  noun: Becoming;
  slug: string;
  name: string;
  language: string | null;
  /** Of an action: its number. */
  action: number | null;
}

/** Solutions proposed, coalitions formed and actions taken up at the sessions of an event, in its order. */
export function cameOfEvent(db: Database, eventId: number): CameOf[] {
  return db
    .prepare<CameOf>(
      `select session, noun, slug, name, language, action from (
         select sessions.slug as session, sessions.position, 'solution' as noun, solutions.slug, solutions.title as name,
           null as language, null as action, solutions.id
         from solutions join sessions on sessions.id = solutions.session_id where sessions.event_id = :event
         union all select sessions.slug, sessions.position, 'coalition', coalitions.slug, coalitions.name,
           coalitions.name_language, null, coalitions.id
         from coalitions join sessions on sessions.id = coalitions.formed_at_session_id where sessions.event_id = :event
         union all select sessions.slug, sessions.position, 'action', coalitions.slug, actions.what, null, actions.id,
           actions.id
         from session_lines lines join sessions on sessions.id = lines.session_id
         join actions on lines.became_noun = 'action' and actions.id = lines.became_id
         join coalitions on coalitions.id = actions.coalition_id where sessions.event_id = :event)
       order by position, noun, id`,
    )
    .all({ event: eventId });
}

/** How many lines an event has, and how many of them are not settled. */
export function countLines(db: Database, eventId: number): { all: number; open: number } {
  return db
    .prepare<{ all: number; open: number }>(
      `select count(*) as "all", count(*) filter (where settled_at is null) as open from session_lines
       join sessions on sessions.id = session_lines.session_id where sessions.event_id = ?`,
    )
    .get(eventId)!;
}

function readRow({ noun, slug, name, action, ...own }: Stored): LineRow {
  return {
    ...own,
    became: noun === null || slug === null ? null : { noun, slug, name: name ?? '', action },
  };
}
