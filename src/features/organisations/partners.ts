import type { Database } from '#database/connection.ts';
import { IS_GIVEN } from './grants.ts';

/** What joined two organisations. Dates are as precise as known. */
export interface PartnerReason {
  noun: 'grant' | 'coalition' | 'network';
  /** The reference of a grant, the slug of a coalition or network. */
  slug: string;
  /** Null for a grant whose title is not published. */
  title: string | null;
  language: string | null;
  since: string | null;
  until: string | null;
}

export interface Partner {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
  reasons: PartnerReason[];
}

/** True unless both dates are known and the one certainly lies before the other, as far as both are precise. */
export const mayReach = (left: string, joined: string) => `coalesce(
  substr(${left}, 1, min(length(${left}), length(${joined}))) >= substr(${joined}, 1, min(length(${left}), length(${joined}))), 1)`;

/**
 * Two who belong together from the later join to the earlier leave; who left before the other came never did.
 * The plus signs keep the planner on the index of the group, whatever its statistics say of kinds.
 */
const together = (group: 'coalition_id' | 'network_id') => `memberships mine
  join memberships other on other.${group} = mine.${group} and other.organisation_id <> mine.organisation_id
  where mine.organisation_id in (select value from json_each(:ids)) and +mine.kind = 'member' and +other.kind = 'member'
    and ${mayReach('mine.left_on', 'other.joined_on')} and ${mayReach('other.left_on', 'mine.joined_on')}`;

/**
 * Who was joined with whom by a grant, a coalition or a network (DOMAIN.md, “Partnership”): derived at each
 * reading, never stored. It stands once here, so that a number of partners is the number of those that are listed.
 */
const LINKS = `select mine.organisation_id as own, other.organisation_id as partner, 'grant' as noun, grants.id as record,
    coalesce(grants.starts_on, grants.signed_on) as since, grants.ends_on as until
  from grant_participants mine join grants on grants.id = mine.grant_id
  join grant_participants other on other.grant_id = mine.grant_id and other.organisation_id <> mine.organisation_id
  where mine.organisation_id in (select value from json_each(:ids)) and ${IS_GIVEN}
  union all select mine.organisation_id, other.organisation_id, 'coalition', mine.coalition_id,
    iif(mine.joined_on is null or other.joined_on is null, null, max(mine.joined_on, other.joined_on)),
    coalesce(min(mine.left_on, other.left_on), mine.left_on, other.left_on)
  from ${together('coalition_id')}
  union all select mine.organisation_id, other.organisation_id, 'network', mine.network_id,
    iif(mine.joined_on is null or other.joined_on is null, null, max(mine.joined_on, other.joined_on)),
    coalesce(min(mine.left_on, other.left_on), mine.left_on, other.left_on)
  from ${together('network_id')}`;

type Row = Omit<Partner, 'reasons'> & PartnerReason & { partnerSlug: string };

/** The partners of one organisation, each once with everything that joined them; those with most reasons first. */
export function partnersOf(db: Database, organisationId: number): Partner[] {
  const rows = db
    .prepare<Row>(
      `select organisations.id, organisations.slug as partnerSlug, organisations.name,
         organisations.name_language as nameLanguage, organisations.country, links.noun, links.since, links.until,
         coalesce(grants.reference, coalitions.slug, network.slug) as slug,
         coalesce(grants.title, coalitions.name, network.name) as title,
         coalesce(grants.title_language, coalitions.name_language, network.name_language) as language
       from (${LINKS}) links join organisations on organisations.id = links.partner
       left join grants on links.noun = 'grant' and grants.id = links.record
       left join coalitions on links.noun = 'coalition' and coalitions.id = links.record
       left join organisations network on links.noun = 'network' and network.id = links.record
       order by links.since is null, links.since`,
    )
    .all({ ids: JSON.stringify([organisationId]) });
  const partners = new Map<number, Partner>();
  for (const {
    id,
    partnerSlug,
    name,
    nameLanguage,
    country,
    noun,
    slug,
    title,
    language,
    since,
    until,
  } of rows) {
    const partner = partners.get(id) ?? { id, slug: partnerSlug, name, nameLanguage, country, reasons: [] };
    partners.set(id, partner);
    const isKnown = partner.reasons.some((reason) => reason.noun === noun && reason.slug === slug);
    if (!isKnown) partner.reasons.push({ noun, slug, title, language, since, until });
  }
  return [...partners.values()].toSorted((left, right) => right.reasons.length - left.reasons.length);
}

/** How many partners each of these organisations has, and from which countries they are. */
export function countPartners(
  db: Database,
  ids: number[],
): Map<number, { count: number; countries: string[] }> {
  const rows = db
    .prepare<{ own: number; count: number; countries: string | null }>(
      `select links.own, count(distinct links.partner) as count, group_concat(distinct organisations.country) as countries
       from (${LINKS}) links join organisations on organisations.id = links.partner group by links.own`,
    )
    .all({ ids: JSON.stringify(ids) });
  return new Map(
    rows.map(({ own, count, countries }) => [own, { count, countries: countries?.split(',') ?? [] }]),
  );
}

/** The ids of everybody that was ever joined with one of these. */
export function partnerIds(db: Database, ids: readonly number[]): number[] {
  return db
    .prepare<{ partner: number }>(`select distinct partner from (${LINKS})`)
    .all({ ids: JSON.stringify(ids) })
    .map(({ partner }) => partner);
}
