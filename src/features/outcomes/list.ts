import type { ListDefinition } from '#lists/definition.ts';
import { IS_COUNTED } from './counting.ts';

const OWN = 'outcomes.id in (:ids)';
const EVERY = `select id from outcomes where ${OWN}`;

/** What the list of outcomes can be filtered and sorted by. A theme counts under its area as well. */
export const outcomeList: ListDefinition = {
  noun: 'outcome',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    counted: `select id, iif(${IS_COUNTED}, 'counted', 'not_counted') as value from outcomes where ${OWN}`,
    step: `select id, step as value from outcomes where ${OWN}`,
    country: `select id, country as value from outcomes where ${OWN}`,
    coalition: `select outcomes.id, coalitions.slug as value from outcomes
      join coalitions on coalitions.id = outcomes.coalition_id where ${OWN}`,
    theme: `select outcomes.id, themes.slug as value from outcomes
      left join coalition_themes on coalition_themes.coalition_id = outcomes.coalition_id
      left join themes on themes.id = coalition_themes.theme_id where ${OWN}
      union select outcomes.id, area.slug from outcomes
      join coalition_themes on coalition_themes.coalition_id = outcomes.coalition_id
      join themes on themes.id = coalition_themes.theme_id join themes area on area.id = themes.parent_id
      where outcomes.id in (:ids)`,
    contribution: `select id, iif(contribution is null, null, 'stated') as value from outcomes where ${OWN}`,
    year: `select id, substr(happened_on, 1, 4) as value from outcomes where ${OWN}`,
  },
  sorts: {
    date: {
      kind: 'value',
      direction: 'descending',
      query: `select id, happened_on as value from outcomes where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, what_changed as value from outcomes where ${OWN}`,
    },
  },
  defaultSort: 'date',
  searchTable: 'outcome_search',
  namesOf: `select name from (select id, what_changed as name from outcomes
    union all select id, institution from outcomes) where id = ?`,
};
