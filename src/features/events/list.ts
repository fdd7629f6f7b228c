import type { ListDefinition } from '#lists/definition.ts';

const OWN = 'events.id in (:ids)';

/** Names of events by their `id`, in their `place`: the title and those of its sessions; breaks name nothing. */
export const NAMES_OF_EVENTS = `(
    select id, 0 as place, title as name from events
    union all select event_id, position + 1, title from sessions where kind not in ('opening', 'break', 'closing')
  )`;

/** The names by which one event is found. */
export const EVENT_NAMES = `select name from ${NAMES_OF_EVENTS} where id = ? order by place`;

/** What the list of events can be filtered and sorted by. */
export const eventList: ListDefinition = {
  noun: 'event',
  visible: {
    public: `select id from events where ${OWN}`,
    staff: `select id from events where ${OWN}`,
  },
  facets: {
    kind: `select id, kind as value from events where ${OWN}`,
    country: `select id, country as value from events where ${OWN}`,
    year: `select id, substr(starts_on, 1, 4) as value from events where ${OWN}`,
    programme: `select events.id, programmes.slug as value from events
      join programmes on programmes.id = events.programme_id where ${OWN}`,
  },
  sorts: {
    newest: {
      kind: 'value',
      direction: 'descending',
      query: `select id, starts_on as value from events where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, title as value from events where ${OWN}`,
    },
  },
  defaultSort: 'newest',
  searchTable: 'event_search',
  namesOf: EVENT_NAMES,
};
