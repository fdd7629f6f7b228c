import { sixCountries } from '#language/countries.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { NAMES_OF_GRANT } from './search-index.ts';

const OWN = 'grants.id in (:ids)';

/** The codes of the six countries, as SQL takes a list; their pairs are counted in partnerships. */
const SIX = sixCountries.map((code) => `'${code}'`).join(', ');

/**
 * What everybody may see: not a planned or cancelled grant, unless a published ceremony's list holds it or it was
 * signed once. Published rows have another status or none, so they are all of these.
 */
const PUBLIC = `(status is null or status not in ('planned', 'cancelled')
  or exists (select 1 from signings where signings.grant_id = grants.id)
  or exists (select 1 from ceremony_grants listed join ceremonies on ceremonies.id = listed.ceremony_id
    where listed.grant_id = grants.id and ceremonies.is_list_public))`;

/** What the list of grants can be filtered and sorted by. */
export const grantList: ListDefinition = {
  noun: 'grant',
  visible: {
    public: `select id from grants where ${PUBLIC} and ${OWN}`,
    staff: `select id from grants where ${OWN}`,
  },
  facets: {
    programme: `select grants.id, programmes.slug as value from grants
      join programmes on programmes.id = grants.programme_id where ${OWN}`,
    scheme: `select grants.id, schemes.slug as value from grants
      left join schemes on schemes.id = grants.scheme_id where ${OWN}`,
    country: `select id, country as value from grants where ${OWN}`,
    status: `select id, status as value from grants where ${OWN}`,
    year: `select id, substr(signed_on, 1, 4) as value from grants where ${OWN}`,
    theme: `select grants.id, themes.slug as value from grants left join grant_themes on grant_themes.grant_id = grants.id
      left join themes on themes.id = grant_themes.theme_id where ${OWN}`,
    consortium: `select grants.id, case when count(*) = 1 then 'alone'
        when count(distinct organisations.country) > 1 then 'across' else 'within' end as value
      from grants join grant_participants part on part.grant_id = grants.id
      join organisations on organisations.id = part.organisation_id where ${OWN} group by grants.id`,
    pair: `select distinct part.grant_id as id, left_one.country || '-' || right_one.country as value
      from grant_participants part join organisations left_one on left_one.id = part.organisation_id
      join grant_participants other on other.grant_id = part.grant_id
      join organisations right_one on right_one.id = other.organisation_id
      where part.grant_id in (:ids) and left_one.country in (${SIX}) and right_one.country in (${SIX})
        and left_one.country < right_one.country`,
    currency: `select id, currency as value from grants where ${OWN}`,
    amount: `select id, case when amount_minor is not null then 'published' end as value from grants where ${OWN}`,
  },
  sorts: {
    signed: { kind: 'value', direction: 'descending', query: `select id, signed_on as value from grants where ${OWN}` },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select grants.id, coalesce(title, organisations.name) as value from grants
        join organisations on organisations.id = grants.lead_id where ${OWN}`,
    },
    newest: { kind: 'value', direction: 'descending', query: `select id, created_at as value from grants where ${OWN}` },
  },
  defaultSort: 'signed',
  searchTable: 'grant_search',
  namesOf: NAMES_OF_GRANT,
};
