import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { NotFound } from '#errors.ts';

/** A ceremony as its row stands, with what it is restricted to. */
export interface StoredCeremony {
  id: number;
  slug: string;
  programmeId: number;
  title: string;
  sessionId: number | null;
  plannedOn: string | null;
  plannedFrom: string | null;
  plannedUntil: string | null;
  place: string | null;
  isListPublic: boolean;
  closedAt: string | null;
  /** Slugs of its schemes. */
  schemes: string[];
  countries: string[];
}

/** The ceremony of that slug. Throws NotFound. */
export function storedCeremony(db: Database, slug: string): StoredCeremony {
  const row = db
    .prepare<Omit<StoredCeremony, 'schemes' | 'countries' | 'isListPublic'> & { isListPublic: number }>(
      `select id, slug, programme_id as programmeId, title, session_id as sessionId, planned_on as plannedOn,
         planned_from as plannedFrom, planned_until as plannedUntil, place, is_list_public as isListPublic,
         closed_at as closedAt from ceremonies where slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no ceremony ${slug}`);
  const schemes = db
    .prepare<{ slug: string }>(
      `select schemes.slug from ceremony_schemes join schemes on schemes.id = ceremony_schemes.scheme_id
       where ceremony_id = ? order by schemes.id`,
    )
    .all(row.id);
  const countries = db
    .prepare<{ country: string }>(
      'select country from ceremony_countries where ceremony_id = ? order by rowid',
    )
    .all(row.id);
  return {
    ...row,
    isListPublic: row.isListPublic === 1,
    schemes: schemes.map((scheme) => scheme.slug),
    countries: countries.map(({ country }) => country),
  };
}

/** What listing a grant asks of it. */
export interface ListableGrant {
  id: number;
  reference: string;
  programmeId: number;
  scheme: string | null;
  leadCountry: string | null;
  status: string | null;
  /** Of the signing that stands; null where it is not signed. */
  signedOn: string | null;
  signedAtCeremonyId: number | null;
}

const LISTABLE = `select grants.id, grants.reference, grants.programme_id as programmeId, schemes.slug as scheme,
    organisations.country as leadCountry, grants.status, signings.signed_on as signedOn,
    signings.ceremony_id as signedAtCeremonyId
  from grants join organisations on organisations.id = grants.lead_id
  left join schemes on schemes.id = grants.scheme_id
  left join signings on signings.grant_id = grants.id and signings.reversed_at is null`;

export function findOptionalListable(db: Database, reference: string): ListableGrant | undefined {
  return db
    .prepare<ListableGrant>(`${LISTABLE} where grants.reference = ? and ${uncovered('grant', 'grants.id')}`)
    .get(reference);
}

/** The grants on a ceremony's list in the order of signing. */
export function listedGrants(db: Database, ceremonyId: number): ListableGrant[] {
  return db
    .prepare<ListableGrant>(
      `${LISTABLE} join ceremony_grants on ceremony_grants.grant_id = grants.id
       where ceremony_grants.ceremony_id = ? order by ceremony_grants.position, grants.id`,
    )
    .all(ceremonyId);
}

/** Every grant whose page names the ceremony: those on its list and those signed there. */
export function grantIdsAt(db: Database, ceremonyId: number): number[] {
  return db
    .prepare<{ id: number }>(
      `select grant_id as id from ceremony_grants where ceremony_id = ?
       union select grant_id from signings where ceremony_id = ?`,
    )
    .all(ceremonyId, ceremonyId)
    .map(({ id }) => id);
}
