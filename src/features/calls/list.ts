import type { ListDefinition } from '#lists/definition.ts';

const OWN = 'calls.id in (:ids)';
const EVERY = `select id from calls where ${OWN}`;

/** What the list of calls for partners can be filtered and sorted by. A theme counts under its area as well. */
export const callList: ListDefinition = {
  noun: 'call',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    status: `select id, status as value from calls where ${OWN}`,
    country: `select calls.id, country.value from calls left join json_each(calls.countries) country where ${OWN}`,
    theme: `select calls.id, themes.slug as value from calls left join call_themes on call_themes.call_id = calls.id
      left join themes on themes.id = call_themes.theme_id where ${OWN}
      union select call_themes.call_id, area.slug from call_themes join themes on themes.id = call_themes.theme_id
      join themes area on area.id = themes.parent_id where call_themes.call_id in (:ids)`,
    scheme: `select calls.id, schemes.slug as value from calls left join schemes on schemes.id = calls.scheme_id where ${OWN}`,
    role: `select id, role as value from calls where ${OWN}`,
    language: `select calls.id, language.value from calls left join json_each(calls.languages) language where ${OWN}`,
  },
  sorts: {
    deadline: {
      kind: 'value',
      direction: 'descending',
      query: `select id, deadline as value from calls where ${OWN}`,
    },
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, created_at as value from calls where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, title as value from calls where ${OWN}`,
    },
  },
  defaultSort: 'deadline',
  searchTable: 'call_search',
  namesOf: `select name from (select id, title as name from calls
    union all select calls.id, organisations.name from calls
    join organisations on organisations.id = calls.organisation_id) where id = ?`,
};
