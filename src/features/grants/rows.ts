import type { Database } from '#database/connection.ts';
import { keptRows } from '#database/kept.ts';
import type { GrantStatus } from './kinds.ts';

/** A grant as a list shows it. */
export interface GrantRow {
  id: number;
  reference: string;
  isReferenceMinted: boolean;
  programme: { slug: string; shortName: string };
  scheme: { slug: string; name: string } | null;
  title: string | null;
  titleLanguage: string | null;
  lead: { slug: string; name: string; language: string | null; country: string | null };
  /** Countries of all its organisations, each once, the lead's first; those not published are left out. */
  countries: string[];
  partnerCount: number;
  country: string | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  status: GrantStatus | null;
  signedOn: string | null;
}

type FlatRow = Omit<GrantRow, 'isReferenceMinted' | 'programme' | 'scheme' | 'lead' | 'countries'> & {
  isReferenceMinted: number;
  programmeSlug: string;
  programmeName: string;
  schemeSlug: string | null;
  schemeName: string;
  leadSlug: string;
  leadName: string;
  leadLanguage: string | null;
  leadCountry: string | null;
  partnerCountries: string | null;
};

const ROWS = `select grants.id, reference, is_reference_minted as isReferenceMinted, title, title_language as titleLanguage,
    grants.country, amount_minor as amountMinor, currency, starts_on as startsOn, ends_on as endsOn,
    grants.status, signed_on as signedOn, programmes.slug as programmeSlug, programmes.short_name as programmeName,
    schemes.slug as schemeSlug, schemes.name as schemeName, lead.slug as leadSlug, lead.name as leadName,
    lead.name_language as leadLanguage, lead.country as leadCountry,
    (select group_concat(coalesce(partner.country, '')) from grant_participants part
      join organisations partner on partner.id = part.organisation_id
      where part.grant_id = grants.id and part.role = 'partner') as partnerCountries,
    (select count(*) from grant_participants part
      where part.grant_id = grants.id and part.role = 'partner') as partnerCount
  from grants join programmes on programmes.id = grants.programme_id
  join organisations lead on lead.id = grants.lead_id left join schemes on schemes.id = grants.scheme_id
  where grants.id in (select value from json_each(?))`;

/** More rows than a page has, such as those of a download, are not kept. */
const MOST_KEPT = 100;

/** The rows of a list in the order of its ids; those of a page are kept until the next change. */
export function listGrants(db: Database, ids: readonly number[]): GrantRow[] {
  if (ids.length > MOST_KEPT) return readRows(db, ids);
  return keptRows(db, 'grant list rows', ids, (missing) => readRows(db, missing));
}

/** One query, however many rows they are. */
function readRows(db: Database, ids: readonly number[]): GrantRow[] {
  const rows = new Map<number, GrantRow>();
  for (const row of db.prepare<FlatRow>(ROWS).all(JSON.stringify(ids))) rows.set(row.id, grantRow(row));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

function grantRow(row: FlatRow): GrantRow {
  const {
    programmeSlug,
    programmeName,
    schemeSlug,
    schemeName,
    leadSlug,
    leadName,
    leadLanguage,
    leadCountry,
    ...rest
  } = row;
  const { partnerCountries, ...own } = rest;
  const countries = [leadCountry ?? '', ...(partnerCountries?.split(',') ?? [])].filter(
    (country) => country !== '',
  );
  return {
    ...own,
    isReferenceMinted: row.isReferenceMinted === 1,
    programme: { slug: programmeSlug, shortName: programmeName },
    scheme: schemeSlug === null ? null : { slug: schemeSlug, name: schemeName },
    lead: { slug: leadSlug, name: leadName, language: leadLanguage, country: leadCountry },
    countries: [...new Set(countries)],
  };
}

/** The names by which each grant may have been found, for saying which one matched; one query for a page. */
export function namesByGrant(db: Database, ids: readonly number[]): Map<number, string[]> {
  const rows = db
    .prepare<{ id: number; name: string }>(
      `with own as (select value as id from json_each(?))
       select id, title as name from grants where id in own and title is not null
       union all select id, reference from grants where id in own
       union all select part.grant_id, names.name from grant_participants part
         join organisation_names names on names.organisation_id = part.organisation_id where part.grant_id in own`,
    )
    .all(JSON.stringify(ids));
  const names = new Map<number, string[]>();
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}

/** The partners of each grant in their order, as one line of names. */
export function partnersByGrant(db: Database, ids: readonly number[]): Map<number, string> {
  const rows = db
    .prepare<{ id: number; names: string }>(
      `select grant_id as id, group_concat(name, '; ') as names from
         (select part.grant_id, organisations.name from grant_participants part
          join organisations on organisations.id = part.organisation_id
          where part.role = 'partner' and part.grant_id in (select value from json_each(?))
          order by part.grant_id, part.position)
       group by grant_id`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** The partners of each grant in their order, by the slugs under which organisations stand in their own list. */
export function partnerSlugsByGrant(db: Database, ids: readonly number[]): Map<number, string[]> {
  const rows = db
    .prepare<{ id: number; slug: string }>(
      `select part.grant_id as id, organisations.slug from grant_participants part
       join organisations on organisations.id = part.organisation_id
       where part.role = 'partner' and part.grant_id in (select value from json_each(?))
       order by part.grant_id, part.position`,
    )
    .all(JSON.stringify(ids));
  const byGrant = Map.groupBy(rows, ({ id }) => id);
  return new Map(Array.from(byGrant, ([id, own]) => [id, own.map(({ slug }) => slug)]));
}
