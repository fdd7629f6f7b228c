/** The words of the search over everything. */
export const search = {
  'search.title': 'Search',
  'search.titleFor': 'Search: {q}',
  'search.label': 'Organisation, grant, event or coalition',
  'search.hint': 'In any script, with or without accents; acronyms and former names count too.',
  'search.matched': 'matched {name}',
  'search.found': { one: 'One record answers to “{q}”.', other: '{count} records answer to “{q}”.' },
  'search.nothing': 'Nothing is recorded under “{q}”.',
  'search.nothingHint':
    'Script and accents make no difference here, so try fewer words, or only the beginning of a name. Who or what is not in the registry cannot be found; that says nothing about whether it exists.',
  'search.browse': 'Look through the lists:',
  'search.all.organisation': { one: 'In the list of organisations', other: 'All {count} organisations' },
  'search.all.grant': { one: 'In the list of grants', other: 'All {count} grants' },
  'search.all.event': { one: 'In the list of events', other: 'All {count} events' },
  'search.all.coalition': { one: 'In the list of coalitions', other: 'All {count} coalitions' },
  'search.allFor': 'All results for “{q}”',
  'search.noun.grant': 'Grant',
  'search.noun.event': 'Event',
  'search.noun.coalition': 'Coalition',
  'search.signed': 'signed {date}',
  'search.formed': 'formed {date}',
} as const;
