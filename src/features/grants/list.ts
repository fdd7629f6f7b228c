import { uncovered } from '#database/covered.ts';
import { sixCountries } from '#language/countries.ts';
import { IS_GIVEN } from '#features/organisations/grants.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { currencies } from './kinds.ts';
import { NAMES_OF_GRANT } from './search-index.ts';

const OWN = 'grants.id in (:ids)';

/** The codes of the six countries, as SQL takes a list; their pairs are counted in partnerships. */
const SIX = sixCountries.map((code) => `'${code}'`).join(', ');

/**
 * What everybody may see: not a planned or cancelled grant, unless it was signed once or a published ceremony's list
 * holds it. Published rows have another status or none, so they are all of these. Three plain lists, in which a grant
 * may stand twice, for a condition on each grant would look through the signings for every planned one.
 */
const PUBLIC = `select id from grants where ${IS_GIVEN} and ${OWN}
  union all select grant_id from signings where grant_id in (:ids) and ${uncovered('grant', 'grant_id')}
  union all select listed.grant_id from ceremony_grants listed join ceremonies on ceremonies.id = listed.ceremony_id
    where ceremonies.is_list_public and listed.grant_id in (:ids) and ${uncovered('grant', 'listed.grant_id')}`;

/** What the list of grants can be filtered and sorted by. A theme counts under its area as well. */
export const grantList: ListDefinition = {
  noun: 'grant',
  visible: {
    public: PUBLIC,
    // What comes with an import is not there before all of it is.
    staff: `select id from grants where status is not 'incoming'
      and ${uncovered('grant', 'grants.id')} and ${OWN}`,
  },
  facets: {
    programme: `select grants.id, programmes.slug as value from grants
      join programmes on programmes.id = grants.programme_id where ${OWN}`,
    scheme: `select grants.id, schemes.slug as value from grants
      left join schemes on schemes.id = grants.scheme_id where ${OWN}`,
    country: `select id, country as value from grants where ${OWN}`,
    status: `select id, status as value from grants where ${OWN}`,
    year: `select id, substr(signed_on, 1, 4) as value from grants where ${OWN}`,
    month: `select id, substr(signed_on, 1, 7) as value from grants where length(signed_on) >= 7 and ${OWN}`,
    ceremony: `select grant_id as id, 'known' as value from signings
      where ceremony_id is not null and reversed_on is null and grant_id in (:ids)`,
    theme: `select grants.id, themes.slug as value from grants left join grant_themes on grant_themes.grant_id = grants.id
      left join themes on themes.id = grant_themes.theme_id where ${OWN}
      union all select grant_themes.grant_id, area.slug from grant_themes
      join themes on themes.id = grant_themes.theme_id join themes area on area.id = themes.parent_id
      where grant_themes.grant_id in (:ids)`,
    consortium: `select grants.id, case when count(*) = 1 then 'alone'
        when count(distinct organisations.country) > 1 then 'across' else 'within' end as value
      from grants join grant_participants part on part.grant_id = grants.id
      join organisations on organisations.id = part.organisation_id where ${OWN} group by grants.id`,
    pair: `select distinct part.grant_id as id,
        min(one.country, two.country) || '-' || max(one.country, two.country) as value
      from grant_participants part
      cross join grant_participants other on other.grant_id = part.grant_id
      cross join organisations one on one.id = part.organisation_id
      cross join organisations two on two.id = other.organisation_id
      where part.role = 'partner' and part.grant_id in (:ids) and one.country <> two.country
        and one.country in (${SIX}) and two.country in (${SIX})`,
    led: `select part.grant_id as id, lead.country || ':' || partner.country as value
      from grant_participants part
      cross join grants on grants.id = part.grant_id
      cross join organisations lead on lead.id = grants.lead_id
      cross join organisations partner on partner.id = part.organisation_id
      where part.role = 'partner' and part.grant_id in (:ids) and lead.country <> partner.country
        and lead.country in (${SIX}) and partner.country in (${SIX})`,
    since: `select id, substr(coalesce(starts_on, signed_on), 1, 4) as value from grants where ${OWN}`,
    given: `select id, iif(${IS_GIVEN}, 'yes', 'no') as value from grants where ${OWN}`,
    currency: `select id, currency as value from grants where ${OWN}`,
    amount: `select id, case when amount_minor is not null then 'published' end as value from grants where ${OWN}`,
  },
  sorts: {
    signed: {
      kind: 'value',
      direction: 'descending',
      query: `select id, signed_on as value from grants where ${OWN}`,
    },
    // Each currency by itself, the euro first: amounts in two currencies are not compared.
    amount: {
      kind: 'value',
      direction: 'descending',
      query: `select id, case currency ${currencies
        .map((code, place) => `when '${code}' then ${currencies.length - place}`)
        .join(' ')} end || printf('%017d', amount_minor) as value from grants where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select grants.id, coalesce(title, organisations.name) as value from grants
        join organisations on organisations.id = grants.lead_id where ${OWN}`,
    },
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, created_at as value from grants where ${OWN}`,
    },
  },
  defaultSort: 'signed',
  searchTable: 'grant_search',
  namesOf: NAMES_OF_GRANT,
};
