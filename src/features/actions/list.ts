import type { ListDefinition } from '#lists/definition.ts';

const OWN = 'actions.id in (:ids)';
const EVERY = `select id from actions where ${OWN}`;

/** What the list of advocacy actions can be filtered and sorted by. */
export const actionList: ListDefinition = {
  noun: 'action',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    kind: `select id, kind as value from actions where ${OWN}`,
    country: `select id, country as value from actions where ${OWN}`,
    coalition: `select actions.id, coalitions.slug as value from actions
      join coalitions on coalitions.id = actions.coalition_id where ${OWN}`,
    theme: `select actions.id, themes.slug as value from actions
      left join coalition_themes on coalition_themes.coalition_id = actions.coalition_id
      left join themes on themes.id = coalition_themes.theme_id where ${OWN}
      union select actions.id, area.slug from actions
      join coalition_themes on coalition_themes.coalition_id = actions.coalition_id
      join themes on themes.id = coalition_themes.theme_id join themes area on area.id = themes.parent_id
      where actions.id in (:ids)`,
    year: `select id, substr(acted_on, 1, 4) as value from actions where ${OWN}`,
  },
  sorts: {
    date: {
      kind: 'value',
      direction: 'descending',
      query: `select id, acted_on as value from actions where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, what as value from actions where ${OWN}`,
    },
  },
  defaultSort: 'date',
  searchTable: 'action_search',
  namesOf: `select name from (select id, what as name from actions
    union all select id, institution from actions where institution is not null) where id = ?`,
};
