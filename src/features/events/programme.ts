import type { Database } from '#database/connection.ts';
import { ceremonyFigures, type CeremonyFigures } from '#features/ceremonies/figures.ts';
import type { SessionKind } from './kinds.ts';

/** The ceremony that a session is. */
export interface SessionCeremony {
  slug: string;
  title: string;
  countries: string[];
  figures: CeremonyFigures;
  /** The days on which sources have it held, where they say one. */
  heldOn: string[];
}

/** One line of an event's programme. Times are local, HH:MM. */
export interface EventSession {
  id: number;
  slug: string;
  kind: SessionKind;
  /** As printed: 1 for “Panel discussion 1”. */
  number: number | null;
  title: string;
  description: string | null;
  day: string;
  startsAt: string | null;
  endsAt: string | null;
  /** Slug of the panel of a working group or plenary. */
  panel: string | null;
  theme: { slug: string; names: Record<string, string> } | null;
  ceremony: SessionCeremony | null;
}

/** What stands beside one time: a session, or the working groups of a panel, which meet side by side. */
export interface ProgrammeBlock {
  kind: SessionKind;
  startsAt: string | null;
  endsAt: string | null;
  sessions: EventSession[];
}

export interface EventDay {
  day: string;
  blocks: ProgrammeBlock[];
}

/** The sessions of an event in the order of its programme. */
export function sessionsOf(db: Database, eventId: number, reader: { isStaff: boolean }): EventSession[] {
  const ceremonies = ceremoniesOf(db, eventId, reader);
  return db
    .prepare<Omit<EventSession, 'theme' | 'ceremony'> & { theme: string | null; themeNames: string }>(
      `select sessions.id, sessions.slug, sessions.kind, sessions.number, sessions.title, sessions.description,
         sessions.day, sessions.starts_at as startsAt, sessions.ends_at as endsAt, panels.slug as panel,
         themes.slug as theme, themes.names as themeNames
       from sessions left join sessions panels on panels.id = sessions.panel_id
       left join themes on themes.id = sessions.theme_id
       where sessions.event_id = ? order by sessions.day, sessions.position`,
    )
    .all(eventId)
    .map(({ theme, themeNames, ...session }) => ({
      ...session,
      theme: theme === null ? null : { slug: theme, names: JSON.parse(themeNames) as Record<string, string> },
      ceremony: ceremonies.get(session.id) ?? null,
    }));
}

function ceremoniesOf(
  db: Database,
  eventId: number,
  reader: { isStaff: boolean },
): Map<number, SessionCeremony> {
  const rows = db
    .prepare<{
      id: number;
      sessionId: number;
      slug: string;
      title: string;
      countries: string;
      heldOn: string;
    }>(
      `select ceremonies.id, session_id as sessionId, ceremonies.slug, ceremonies.title,
         (select json_group_array(country) from ceremony_countries where ceremony_id = ceremonies.id) as countries,
         (select json_group_array(distinct text) from hints
           where noun = 'ceremony' and record_id = ceremonies.id and kind = 'held_on') as heldOn
       from ceremonies join sessions on sessions.id = ceremonies.session_id where sessions.event_id = ?`,
    )
    .all(eventId);
  const figures = ceremonyFigures(
    db,
    rows.map(({ id }) => id),
    reader,
  );
  return new Map(
    rows.map(({ id, sessionId, countries, heldOn, ...ceremony }) => [
      sessionId,
      {
        ...ceremony,
        countries: JSON.parse(countries) as string[],
        figures: figures.get(id)!,
        heldOn: JSON.parse(heldOn) as string[],
      },
    ]),
  );
}

/** Sessions by day; the working groups that one panel breaks into at one time stand together. */
export function blocksOf(sessions: EventSession[]): EventDay[] {
  const days = new Map<string, ProgrammeBlock[]>();
  for (const session of sessions) {
    const blocks = days.get(session.day) ?? [];
    days.set(session.day, blocks);
    const last = blocks.at(-1);
    if (last && meetSideBySide(last, session)) last.sessions.push(session);
    else
      blocks.push({
        kind: session.kind,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        sessions: [session],
      });
  }
  return Array.from(days, ([day, blocks]) => ({ day, blocks }));
}

function meetSideBySide(block: ProgrammeBlock, session: EventSession): boolean {
  return (
    block.kind === 'working_group' &&
    session.kind === 'working_group' &&
    block.startsAt === session.startsAt &&
    block.sessions[0]?.panel === session.panel
  );
}
