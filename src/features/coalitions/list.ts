import { mayReach } from '#features/organisations/partners.ts';
import { sixCountries } from '#language/countries.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { memberCountries } from './kinds.ts';

const OWN = 'coalitions.id in (:ids)';
const EVERY = `select id from coalitions where ${OWN}`;

/**
 * How many members a coalition has now, or the network that it is; null where none is recorded, now or
 * formerly, for then its members are not published.
 */
export const CURRENT_MEMBERS = `(select iif(count(*) = 0, null, count(*) filter (where memberships.has_left = 0))
  from memberships where memberships.kind = 'member'
    and (memberships.coalition_id = coalitions.id or memberships.network_id = coalitions.network_id))`;

/** The codes of the six countries, as SQL takes a list; their pairs are counted in partnerships. */
const SIX = sixCountries.map((code) => `'${code}'`).join(', ');

/** The pairs of countries whose members were together in a coalition, or in the network that it is. */
const pairsBy = (
  column: 'coalition_id' | 'network_id',
  own: 'id' | 'network_id',
) => `select coalitions.id, min(one.country, two.country) || '-' || max(one.country, two.country) as value
  from coalitions
  cross join memberships mine on mine.${column} = coalitions.${own} and mine.kind = 'member'
  cross join memberships other on other.${column} = coalitions.${own} and other.kind = 'member' and other.id > mine.id
  cross join organisations one on one.id = mine.organisation_id
  cross join organisations two on two.id = other.organisation_id
  where coalitions.id in (:ids) and one.country <> two.country and one.country in (${SIX}) and two.country in (${SIX})
    and ${mayReach('mine.left_on', 'other.joined_on')} and ${mayReach('other.left_on', 'mine.joined_on')}`;

/**
 * From how many countries the members of today are, or more: who has members from four stands under 2, 3 and 4.
 * Members of no published country are of none; under “not published” stand those whose members are.
 */
const MEMBER_COUNTRIES = `select counted.id, least.value from (
    select coalitions.id, count(distinct organisations.country) as countries
    from coalitions join memberships on memberships.kind = 'member' and memberships.has_left = 0
      and (memberships.coalition_id = coalitions.id or memberships.network_id = coalitions.network_id)
    join organisations on organisations.id = memberships.organisation_id
    where ${OWN} group by coalitions.id
  ) counted join json_each('[${memberCountries.join(', ')}]') least on least.value <= counted.countries
  union all select id, null from coalitions where ${CURRENT_MEMBERS} is null and ${OWN}`;

/** What the list of coalitions can be filtered and sorted by. A theme counts under its area as well. */
export const coalitionList: ListDefinition = {
  noun: 'coalition',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    country: `select coalitions.id, country.value from coalitions
      left join json_each(coalitions.countries) country where ${OWN}`,
    theme: `select coalitions.id, themes.slug as value from coalitions
      left join coalition_themes on coalition_themes.coalition_id = coalitions.id
      left join themes on themes.id = coalition_themes.theme_id where ${OWN}
      union select coalition_themes.coalition_id, area.slug from coalition_themes
      join themes on themes.id = coalition_themes.theme_id join themes area on area.id = themes.parent_id
      where coalition_themes.coalition_id in (:ids)`,
    status: `select id, status as value from coalitions where ${OWN}`,
    kind: `select id, kind as value from coalitions where ${OWN}`,
    scope: `select id, scope as value from coalitions where ${OWN}`,
    memberCountries: MEMBER_COUNTRIES,
    pair: `${pairsBy('coalition_id', 'id')} union ${pairsBy('network_id', 'network_id')}`,
    since: `select id, substr(formed_on, 1, 4) as value from coalitions where ${OWN}`,
  },
  sorts: {
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, name as value from coalitions where ${OWN}`,
    },
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, formed_on as value from coalitions where ${OWN}`,
    },
    members: {
      kind: 'value',
      direction: 'descending',
      query: `select id, ${CURRENT_MEMBERS} as value from coalitions where ${OWN}`,
    },
  },
  defaultSort: 'name',
  searchTable: 'coalition_search',
  namesOf: `select name from (
      select id, name from coalitions
      union all select id, name_english from coalitions where name_english is not null
      union all select id, acronym from coalitions where acronym is not null
      union all select coalitions.id, other.value ->> 'name' from coalitions, json_each(coalitions.other_names) other
    ) where id = ?`,
};
