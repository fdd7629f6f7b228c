import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { cameOfEvent, countLines, type CameOf } from '#features/lines/queries.ts';
import type { EventKind, SessionKind } from './kinds.ts';
import { NAMES_OF_EVENTS } from './list.ts';
import { blocksOf, sessionsOf, type EventDay } from './programme.ts';

/** An event as a list shows it. */
export interface EventRow {
  id: number;
  slug: string;
  kind: EventKind;
  title: string;
  venue: string | null;
  city: string | null;
  country: string | null;
  /** As precise as known. */
  startsOn: string | null;
  endsOn: string | null;
  programme: string;
  programmeName: string;
  sessions: number;
  ceremonies: number;
}

/** A figure or finding that the event's programme cites, in the words in which it is recorded. */
export interface CitedEvidence {
  slug: string;
  statement: string;
  /** A number, a range or words, as printed. */
  value: string | null;
  unit: string | null;
  publisher: string;
  year: number | null;
}

/** An event with everything that its page shows. */
export interface EventDetail extends Omit<EventRow, 'sessions' | 'ceremonies'> {
  programmeId: number;
  subtitle: string | null;
  description: string | null;
  days: EventDay[];
  /** How many sessions of each kind; kinds without one are left out. */
  counts: Partial<Record<SessionKind, number>>;
  evidence: CitedEvidence[];
  /** Coalitions that were formed at one of its sessions. */
  coalitions: { slug: string; name: string; language: string | null; session: string }[];
  /** What came of its sessions: solutions, coalitions, actions; and how many lines are still open. */
  cameOf: CameOf[];
  lines: { all: number; open: number };
  citations: Citation[];
  updatedAt: string;
}

const COLUMNS = `events.id, events.slug, events.kind, events.title, events.venue, events.city, events.country,
  events.starts_on as startsOn, events.ends_on as endsOn, programmes.slug as programme,
  programmes.short_name as programmeName`;
const FROM = 'from events join programmes on programmes.id = events.programme_id';

/** The rows of these events, in the order of the ids. */
export function listEvents(db: Database, ids: number[]): EventRow[] {
  const rows = db
    .prepare<EventRow>(
      `select ${COLUMNS}, (select count(*) from sessions where event_id = events.id) as sessions,
         (select count(*) from sessions where event_id = events.id and kind = 'ceremony') as ceremonies
       ${FROM} where events.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The names by which a search finds each of these events. */
export function namesByEvent(db: Database, ids: number[]): Map<number, string[]> {
  const rows = db
    .prepare<{ id: number; name: string }>(
      `select id, name from ${NAMES_OF_EVENTS} where id in (select value from json_each(?)) order by id, place`,
    )
    .all(JSON.stringify(ids));
  const names = new Map<number, string[]>();
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}

/**
 * An event with its programme.
 *
 * @param reader what staff read of a ceremony's unpublished list, the public does not.
 * @throws NotFound where there is none of that slug.
 */
export function findEvent(
  db: Database,
  slug: string,
  reader: { isStaff: boolean } = { isStaff: false },
): EventDetail {
  const row = db
    .prepare<
      Omit<EventDetail, 'days' | 'counts' | 'evidence' | 'coalitions' | 'cameOf' | 'lines' | 'citations'>
    >(
      `select ${COLUMNS}, events.programme_id as programmeId, events.subtitle, events.description,
         events.updated_at as updatedAt ${FROM} where events.slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no event ${slug}`);
  const sessions = sessionsOf(db, row.id, reader);
  const counts: EventDetail['counts'] = {};
  for (const { kind } of sessions) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    ...row,
    days: blocksOf(sessions),
    counts,
    evidence: evidenceOf(db, row.id),
    coalitions: coalitionsOf(db, row.id),
    cameOf: cameOfEvent(db, row.id),
    lines: countLines(db, row.id),
    citations: citationsOf(db, 'event', row.id),
  };
}

function evidenceOf(db: Database, eventId: number): CitedEvidence[] {
  return db
    .prepare<CitedEvidence>(
      'select slug, statement, value, unit, publisher, year from evidence where cited_by_event_id = ? order by id',
    )
    .all(eventId);
}

function coalitionsOf(db: Database, eventId: number): EventDetail['coalitions'] {
  return db
    .prepare<EventDetail['coalitions'][number]>(
      `select coalitions.slug, coalitions.name, coalitions.name_language as language, sessions.slug as session
       from coalitions join sessions on sessions.id = coalitions.formed_at_session_id
       where sessions.event_id = ? order by sessions.position, coalitions.id`,
    )
    .all(eventId);
}

/** Sessions that are signing ceremonies and have none recorded, or the one given: for the form of a ceremony. */
export function listCeremonySessions(
  db: Database,
  ceremonyId: number | null,
): {
  event: string;
  eventTitle: string;
  session: string;
  title: string;
  day: string;
  startsAt: string | null;
}[] {
  return db
    .prepare<ReturnType<typeof listCeremonySessions>[number]>(
      `select events.slug as event, events.title as eventTitle, sessions.slug as session, sessions.title, sessions.day,
         sessions.starts_at as startsAt
       from sessions join events on events.id = sessions.event_id
       left join ceremonies on ceremonies.session_id = sessions.id
       where sessions.kind = 'ceremony' and (ceremonies.id is null or ceremonies.id = ?)
       order by sessions.day desc, sessions.position limit 60`,
    )
    .all(ceremonyId);
}
