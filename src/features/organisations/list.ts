import { legalFormGroup } from '#features/legal-forms/queries.ts';
import { cityGroup } from '#features/places/queries.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { IS_GIVEN } from './grants.ts';
import { LISTED } from './listed.ts';

const OWN = 'organisations.id in (:ids)';

/**
 * What the list of organisations can be filtered and sorted by. A filter’s rows may repeat: telling them apart in
 * SQL takes six times as long as reading them.
 */
export const organisationList: ListDefinition = {
  noun: 'organisation',
  visible: {
    public: `select id from organisations where ${LISTED} and ${OWN}`,
    staff: `select id from organisations where ${LISTED} and ${OWN}`,
  },
  facets: {
    country: `select id, country as value from organisations where ${OWN}`,
    kind: `select id, kind as value from organisations where ${OWN}`,
    programme: `select part.organisation_id as id, programmes.slug as value from grant_participants part
      join grants on grants.id = part.grant_id join programmes on programmes.id = grants.programme_id
      where part.organisation_id in (:ids) and ${IS_GIVEN}`,
    scheme: `select part.organisation_id as id, schemes.slug as value from grant_participants part
      join grants on grants.id = part.grant_id left join schemes on schemes.id = grants.scheme_id
      where part.organisation_id in (:ids) and ${IS_GIVEN}`,
    role: `select part.organisation_id as id, part.role as value from grant_participants part
      join grants on grants.id = part.grant_id where part.organisation_id in (:ids) and ${IS_GIVEN}`,
    /**
     * As what in which scheme, or in which programme where the scheme is not published, since such filters apart
     * would meet in different grants.
     */
    part: `select part.organisation_id as id, coalesce(schemes.slug, programmes.slug || ':none') || ':' || part.role as value
      from grant_participants part join grants on grants.id = part.grant_id
      join programmes on programmes.id = grants.programme_id left join schemes on schemes.id = grants.scheme_id
      where part.organisation_id in (:ids) and ${IS_GIVEN}`,
    theme: `select organisation_themes.organisation_id as id, themes.slug as value from organisation_themes
      join themes on themes.id = organisation_themes.theme_id where organisation_themes.organisation_id in (:ids)`,
    coalition: `select organisation_id as id, case when has_left then 'former' else kind end as value from memberships
      where organisation_id in (:ids) group by 1, 2`,
    amount: `select part.organisation_id as id, iif(grants.amount_minor is null, null, 'published') as value
      from grant_participants part join grants on grants.id = part.grant_id
      where part.organisation_id in (:ids) and ${IS_GIVEN}`,
    city: `select id, coalesce(country, '') || ':' || city as value from organisations where ${OWN}`,
    language: `select organisations.id, languages.value as value from organisations
      left join json_each(organisations.working_languages) languages where ${OWN}`,
    legalForm: `select id, legal_form as value from organisations where ${OWN}`,
    size: `select id, staff_band as value from organisations where ${OWN}`,
    confirmed: `select id, substr(confirmed_on, 1, 4) as value from organisations where ${OWN}`,
    status: `select id, status as value from organisations where ${OWN}`,
  },
  groups: { city: cityGroup, legalForm: legalFormGroup },
  sorts: {
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, name as value from organisations where ${OWN}`,
    },
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, created_at as value from organisations where ${OWN}`,
    },
    grants: {
      kind: 'value',
      direction: 'descending',
      query: `select organisations.id, count(grants.id) as value from organisations
        left join grant_participants part on part.organisation_id = organisations.id
        left join grants on grants.id = part.grant_id and ${IS_GIVEN}
        where ${OWN} group by organisations.id`,
    },
  },
  defaultSort: 'name',
  searchTable: 'organisation_search',
  freshness: 'confirmed',
  namesOf: 'select name from organisation_names where organisation_id = ? order by position',
};
