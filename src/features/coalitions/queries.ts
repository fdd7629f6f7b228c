import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { CoalitionKind, CoalitionScope, CoalitionStatus } from './kinds.ts';
import { CURRENT_MEMBERS } from './list.ts';
import { membersOf, type Members } from './members.ts';
import type { OtherName } from './table.ts';

/** A coalition as a list shows it. */
export interface CoalitionRow {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  nameEnglish: string | null;
  acronym: string | null;
  kind: CoalitionKind;
  scope: CoalitionScope | null;
  /** ISO 3166-1 alpha-2 or XK, as the source prints them. */
  countries: string[];
  /** Slugs, in the order of the themes. */
  themes: string[];
  ask: string;
  formedOn: string | null;
  status: CoalitionStatus;
  otherNames: OtherName[];
  /** Members now; null where no source names any. */
  members: number | null;
}

/** A coalition with everything that its page shows. */
export interface CoalitionDetail extends Omit<CoalitionRow, 'members'>, Members {
  themeNote: string | null;
  problem: string | null;
  formedAt: { event: string; eventTitle: string; session: string; sessionTitle: string; day: string } | null;
  website: string | null;
  /** The organisation of kind network that carries the ask and holds the members. */
  network: { slug: string; name: string; language: string | null } | null;
  citations: Citation[];
  createdAt: string;
  updatedAt: string;
}

const COLUMNS = `coalitions.id, coalitions.slug, coalitions.name, coalitions.name_language as nameLanguage,
  coalitions.name_english as nameEnglish, coalitions.acronym, coalitions.kind, coalitions.scope,
  coalitions.countries, coalitions.other_names as otherNames, coalitions.ask, coalitions.formed_on as formedOn, coalitions.status,
  (select json_group_array(slug) from (select themes.slug from coalition_themes
     join themes on themes.id = coalition_themes.theme_id
     where coalition_themes.coalition_id = coalitions.id order by themes.position)) as themes`;

type Stored<Row> = Omit<Row, 'countries' | 'themes' | 'otherNames'> & StoredLists;

interface StoredLists {
  countries: string;
  themes: string;
  otherNames: string;
}

/** The rows of these coalitions, in the order of the ids. */
export function listCoalitions(db: Database, ids: number[]): CoalitionRow[] {
  const rows = db
    .prepare<Stored<CoalitionRow>>(
      `select ${COLUMNS}, ${CURRENT_MEMBERS} as members from coalitions
       where coalitions.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids))
    .map((row): CoalitionRow => Object.assign(row, listsOf(row)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface DetailRow extends Stored<CoalitionRow> {
  themeNote: string | null;
  problem: string | null;
  website: string | null;
  networkId: number | null;
  networkSlug: string | null;
  networkName: string | null;
  networkLanguage: string | null;
  event: string | null;
  eventTitle: string;
  session: string;
  sessionTitle: string;
  day: string;
  createdAt: string;
  updatedAt: string;
}

/** @throws NotFound where there is no coalition of that slug. */
export function findCoalition(db: Database, slug: string): CoalitionDetail {
  const row = db
    .prepare<DetailRow>(
      `select ${COLUMNS}, coalitions.theme_note as themeNote,
         coalitions.problem, coalitions.website, coalitions.created_at as createdAt,
         coalitions.updated_at as updatedAt, coalitions.network_id as networkId, network.slug as networkSlug,
         network.name as networkName, network.name_language as networkLanguage, events.slug as event,
         events.title as eventTitle, sessions.slug as session, sessions.title as sessionTitle, sessions.day
       from coalitions left join organisations network on network.id = coalitions.network_id
       left join sessions on sessions.id = coalitions.formed_at_session_id
       left join events on events.id = sessions.event_id
       where coalitions.slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no coalition ${slug}`);
  const {
    networkId,
    networkSlug,
    networkName,
    networkLanguage,
    event,
    eventTitle,
    session,
    sessionTitle,
    day,
    ...own
  } = row;
  const citations = citationsOf(db, 'coalition', row.id);
  return {
    ...own,
    ...listsOf(row),
    formedAt: event === null ? null : { event, eventTitle, session, sessionTitle, day },
    network:
      networkSlug === null ? null : { slug: networkSlug, name: networkName ?? '', language: networkLanguage },
    ...membersOf(db, { id: row.id, networkId, countries: listsOf(row).countries }, citations),
    citations,
  };
}

function listsOf(row: StoredLists): Pick<CoalitionRow, 'countries' | 'themes' | 'otherNames'> {
  return {
    countries: JSON.parse(row.countries) as string[],
    themes: JSON.parse(row.themes) as string[],
    otherNames: JSON.parse(row.otherNames) as OtherName[],
  };
}

/** Every name by which a search finds a coalition, the one that is shown first. */
export function namesOfRow({ name, nameEnglish, acronym, otherNames }: CoalitionRow): string[] {
  return [name, nameEnglish, acronym, ...otherNames.map((other) => other.name)].filter(
    (known) => known !== null,
  );
}
