import type { ListDefinition } from '#lists/definition.ts';

const OWN = 'solutions.id in (:ids)';
const EVERY = `select id from solutions where ${OWN}`;

/** The step that stands for each country as a whole; a part of a country never counts as the country. */
const STANDING = `diffusion_steps standing on standing.solution_id = solutions.id and standing.part is null
  and standing.id = (select max(id) from diffusion_steps later where later.solution_id = standing.solution_id
    and later.country = standing.country and later.part is null)`;

/** What the list of solutions can be filtered and sorted by. A theme counts under its area as well. */
export const solutionList: ListDefinition = {
  noun: 'solution',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    theme: `select solutions.id, themes.slug as value from solutions
      left join themes on themes.id = solutions.theme_id where ${OWN}
      union select solutions.id, area.slug from solutions join themes on themes.id = solutions.theme_id
      join themes area on area.id = themes.parent_id where solutions.id in (:ids)`,
    origin: `select id, origin_country as value from solutions where ${OWN}`,
    carried: `select solutions.id, standing.country as value from solutions join ${STANDING}
      where standing.step <> 'dropped' and ${OWN}`,
    adopted: `select solutions.id, standing.country as value from solutions join ${STANDING}
      where standing.step in ('adopted', 'implemented') and ${OWN}`,
    step: `select solutions.id, standing.step as value from solutions join ${STANDING} where ${OWN}`,
    session: `select solutions.id, sessions.slug as value from solutions
      join sessions on sessions.id = solutions.session_id where ${OWN}`,
    year: `select solutions.id, substr(standing.taken_on, 1, 4) as value from solutions join ${STANDING}
      where standing.step in ('adopted', 'implemented') and ${OWN}`,
  },
  sorts: {
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, title as value from solutions where ${OWN}`,
    },
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, created_at as value from solutions where ${OWN}`,
    },
    carried: {
      kind: 'value',
      direction: 'descending',
      query: `select solutions.id, count(standing.id) as value from solutions
        left join ${STANDING} and standing.step <> 'dropped' where ${OWN} group by solutions.id`,
    },
  },
  defaultSort: 'name',
  searchTable: 'solution_search',
  namesOf: 'select title as name from solutions where id = ?',
};
