import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { byFixedOrder } from './countries.ts';
import { claimsOf, type CeremonyClaim } from './claims.ts';
import { ceremonyFigures, type CeremonyFigures } from './figures.ts';
import { heldReportsOf, type KeptReport } from './held.ts';
import {
  grantsAt,
  missingOf,
  totalsOf,
  type CeremonyGrant,
  type MissingFact,
  type Total,
} from './list-rows.ts';

/** A ceremony as a list shows it. Dates are as precise as known, times local, HH:MM. */
export interface CeremonyRow {
  id: number;
  slug: string;
  title: string;
  programme: string;
  programmeName: string;
  plannedOn: string | null;
  plannedFrom: string | null;
  plannedUntil: string | null;
  place: string | null;
  closedAt: string | null;
  schemes: { slug: string; name: string; kind: string }[];
  /** None where no country is ruled out. */
  countries: string[];
  figures: CeremonyFigures;
}

/** A ceremony with everything that its page shows. */
export interface CeremonyDetail extends CeremonyRow {
  programmeId: number;
  isListPublic: boolean;
  session: { event: string; eventTitle: string; session: string; title: string } | null;
  /** The grants to be signed, in the order of signing; those that the reader may not know of are left out. */
  list: CeremonyGrant[];
  /** Grants signed here that stand on no list, such as those that a source reports. */
  unlisted: CeremonyGrant[];
  /** What is signed here, each currency by itself. */
  totals: Total[];
  /** Grants signed here whose amount is not published. */
  amountsNotPublished: number;
  /** What was held, according to whom. */
  reports: KeptReport[];
  /** The days on which grants were signed here, as recorded, each with how many. */
  signedOn: { date: string; count: number }[];
  claims: CeremonyClaim[];
  /** What grants on the list, not yet signed, still lack. */
  missing: MissingFact[];
  /** Of its signing day: what waits for a person, open links to the stage, the newest version of the minutes. */
  day: { open: number; stageLinks: number; minutes: number | null };
  citations: Citation[];
  updatedAt: string;
}

const COLUMNS = `ceremonies.id, ceremonies.slug, ceremonies.title, programmes.slug as programme,
  programmes.short_name as programmeName, ceremonies.planned_on as plannedOn, ceremonies.planned_from as plannedFrom,
  ceremonies.planned_until as plannedUntil, ceremonies.place, ceremonies.closed_at as closedAt,
  (select json_group_array(json_object('slug', schemes.slug, 'name', schemes.name, 'kind', schemes.kind))
     from ceremony_schemes join schemes on schemes.id = ceremony_schemes.scheme_id
     where ceremony_schemes.ceremony_id = ceremonies.id) as schemes,
  (select json_group_array(country) from ceremony_countries where ceremony_id = ceremonies.id) as countries`;
const FROM = 'from ceremonies join programmes on programmes.id = ceremonies.programme_id';

type Stored = Omit<CeremonyRow, 'schemes' | 'countries' | 'figures'> & { schemes: string; countries: string };

/** The rows of these ceremonies, in the order of the ids. */
export function listCeremonies(db: Database, ids: number[], reader: { isStaff: boolean }): CeremonyRow[] {
  const rows = db
    .prepare<Stored>(`select ${COLUMNS} ${FROM} where ceremonies.id in (select value from json_each(?))`)
    .all(JSON.stringify(ids));
  const figures = ceremonyFigures(db, ids, reader);
  const byId = new Map(rows.map((row) => [row.id, rowOf(row, figures)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The next ceremony from that day on, or undefined where none is planned; a closed one is over. */
export function nextCeremony(db: Database, today: string): CeremonyRow | undefined {
  const next = db
    .prepare<{ id: number }>(
      `select id from ceremonies where closed_at is null and length(planned_on) = 10 and planned_on >= ?
       order by planned_on, planned_from, id limit 1`,
    )
    .get(today);
  return next && listCeremonies(db, [next.id], { isStaff: false })[0];
}

/** The last ceremony planned before that day; undefined where none was. */
export function lastCeremony(db: Database, today: string): CeremonyRow | undefined {
  const last = db
    .prepare<{ id: number }>(
      `select id from ceremonies where planned_on < substr(?, 1, length(planned_on))
       order by planned_on desc, planned_from desc, id desc limit 1`,
    )
    .get(today);
  return last && listCeremonies(db, [last.id], { isStaff: false })[0];
}

/**
 * A ceremony with its list.
 *
 * @param reader staff read a list that is not published, and what its grants still lack; the public does not.
 * @throws NotFound where there is none of that slug.
 */
export function findCeremony(db: Database, slug: string, reader: { isStaff: boolean }): CeremonyDetail {
  const row = db
    .prepare<
      Stored & { programmeId: number; isListPublic: number; updatedAt: string } & {
        [Field in keyof NonNullable<CeremonyDetail['session']> as `session_${Field}`]: string | null;
      }
    >(
      `select ${COLUMNS}, ceremonies.programme_id as programmeId, ceremonies.is_list_public as isListPublic,
         ceremonies.updated_at as updatedAt, events.slug as session_event, events.title as session_eventTitle,
         sessions.slug as session_session, sessions.title as session_title
       ${FROM} left join sessions on sessions.id = ceremonies.session_id left join events on events.id = sessions.event_id
       where ceremonies.slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no ceremony ${slug}`);
  const {
    session_event: event,
    session_eventTitle: eventTitle,
    session_session: session,
    session_title: title,
    ...own
  } = row;
  const { id } = row;
  const all = grantsAt(db, id);
  const isShown = (grant: CeremonyGrant) => row.isListPublic === 1 || reader.isStaff || grant.isPublic;
  const list = all.filter((grant) => grant.position !== null && isShown(grant));
  const signedHere = all.filter(({ signing }) => signing?.ceremony === slug);
  return {
    ...rowOf(own, ceremonyFigures(db, [id], reader)),
    programmeId: row.programmeId,
    isListPublic: row.isListPublic === 1,
    updatedAt: row.updatedAt,
    session: event === null ? null : { event, eventTitle: eventTitle!, session: session!, title: title! },
    list,
    unlisted: all.filter(({ position }) => position === null),
    ...totalsOf(signedHere),
    reports: heldReportsOf(db, id),
    signedOn: daysOf(signedHere),
    claims: claimsOf(db, id),
    missing: reader.isStaff ? missingOf(list) : [],
    day: dayOfCeremony(db, id),
    citations: citationsOf(db, 'ceremony', id),
  };
}

function dayOfCeremony(db: Database, id: number): CeremonyDetail['day'] {
  return db
    .prepare<CeremonyDetail['day']>(
      `select
         (select count(*) from desk_entries where ceremony_id = ? and outcome <> 'stands' and resolved_at is null) as open,
         (select count(*) from stage_links where ceremony_id = ? and ended_at is null) as stageLinks,
         (select max(version) from minutes_versions where ceremony_id = ?) as minutes`,
    )
    .get(id, id, id)!;
}

function rowOf(row: Stored, figures: Map<number, CeremonyFigures>): CeremonyRow {
  return {
    ...row,
    schemes: JSON.parse(row.schemes) as CeremonyRow['schemes'],
    countries: byFixedOrder(JSON.parse(row.countries) as string[]),
    figures: figures.get(row.id)!,
  };
}

function daysOf(signedHere: CeremonyGrant[]): CeremonyDetail['signedOn'] {
  const counts = new Map<string, number>();
  for (const { signing } of signedHere)
    if (signing) counts.set(signing.signedOn, (counts.get(signing.signedOn) ?? 0) + 1);
  return Array.from(counts, ([date, count]) => ({ date, count })).toSorted((left, right) =>
    left.date < right.date ? -1 : 1,
  );
}
