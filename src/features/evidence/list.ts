import type { ListDefinition } from '#lists/definition.ts';

const OWN = 'evidence.id in (:ids)';
const EVERY = `select id from evidence where ${OWN}`;

/** What the evidence library can be filtered and sorted by. A theme counts under its area as well. */
export const evidenceList: ListDefinition = {
  noun: 'evidence',
  visible: { public: EVERY, staff: EVERY },
  facets: {
    theme: `select evidence.id, themes.slug as value from evidence
      left join themes on themes.id = evidence.theme_id where ${OWN}
      union select evidence.id, area.slug from evidence join themes on themes.id = evidence.theme_id
      join themes area on area.id = themes.parent_id where evidence.id in (:ids)`,
    place: `select id, place as value from evidence where ${OWN}`,
    publisher: `select id, publisher as value from evidence where ${OWN}`,
    year: `select id, year as value from evidence where ${OWN}`,
    event: `select evidence.id, events.slug as value from evidence
      join events on events.id = evidence.cited_by_event_id where ${OWN}`,
    use: `select evidence_id as id, noun as value from evidence_uses where evidence_id in (:ids)`,
  },
  sorts: {
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, year as value from evidence where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, statement as value from evidence where ${OWN}`,
    },
  },
  defaultSort: 'newest',
  searchTable: 'evidence_search',
  namesOf: `select name from (select id, statement as name from evidence
    union all select id, publisher from evidence) where id = ?`,
};
