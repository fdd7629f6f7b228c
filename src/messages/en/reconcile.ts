/** Matching other people's lists of names. */
export const reconcile = {
  'reconcile.title': 'Match a list of names',
  'reconcile.lead':
    'Paste a column of names from a spreadsheet. Each is held against every name that the registry knows, in any script and spelling.',
  'reconcile.names': 'Names, one a line',
  'reconcile.namesHint':
    'At most {count}. A second column may hold the country, a third the registration number, as they come from a spreadsheet.',
  'reconcile.match': 'Match them',
  'reconcile.takeAway': 'Take the table away as',
  'reconcile.again': 'Match other names',
  'reconcile.results': 'What was found',
  'reconcile.count': { one: '{count} name', other: '{count} names' },
  'reconcile.sure': 'match',
  'reconcile.maybe': 'to be looked at',
  'reconcile.none': 'nothing like it',
  'reconcile.column.asked': 'Asked for',
  'reconcile.column.found': 'In the registry',
  'reconcile.column.state': 'State',
  'reconcile.column.score': 'Score',
  'reconcile.column.why': 'Why',
  'reconcile.others': { one: '{count} other', other: '{count} others' },
  'reconcile.score': '{score} of 100',
  'reconcile.how': 'How a score is made',
  'reconcile.howText':
    'A score is the sum of its reasons, from 0 to 100. A name counts 80 points letter for letter, 78 in the other script, 70 where letters have to be taken for others and 45 where it is only begun; each such letter takes 4 away and each word that stands on one side only 8, legal forms aside. The same country adds 10, another takes 25 away; the same city adds 4, website 12, registration number 30 (60 by itself), and another number takes 10 away.',
  'reconcile.service': 'The same for OpenRefine and scripts: {address}, by the W3C’s Reconciliation API 0.2.',
  'reconcile.feature.name_exact': 'the same name',
  'reconcile.feature.name_script': 'the same name in the other script',
  'reconcile.feature.name_alike': 'names alike',
  'reconcile.feature.name_begun': 'the name begins so',
  'reconcile.feature.letters_differ': { one: '{count} letter differs', other: '{count} letters differ' },
  'reconcile.feature.words_over': {
    one: '{count} word on one side only',
    other: '{count} words on one side only',
  },
  'reconcile.feature.country_same': 'the same country',
  'reconcile.feature.country_other': 'another country',
  'reconcile.feature.city_same': 'the same city',
  'reconcile.feature.number_same': 'the same registration number',
  'reconcile.feature.number_other': 'another registration number',
  'reconcile.feature.website_same': 'the same website',
  'reconcile.problem.none': 'Paste at least one name.',
  'reconcile.problem.many': 'These are {given} lines; at most {count} are matched at a time.',
  'reconcile.problem.batch':
    'Send `queries` or `extend` as JSON: a batch of at most {count} queries by the Reconciliation API 0.2.',
  'openData.reconcile': 'Match your own list',
  'openData.reconcileText':
    'Tools such as OpenRefine find organisations by any of their names at {service}, by the W3C’s Reconciliation API 0.2 with suggest, preview and extend. People paste a column of names: {page}.',
  'openData.reconcilePage': 'match a list of names',
  'openData.reconcileIds':
    'Organisations are known by their registry id, such as WBR-O-000123, which outlives renaming and merging.',
  'openData.reconcileLimits':
    'A batch has at most 50 queries, an extension at most 500 organisations. Other sites may ask from a browser; JSONP is not spoken.',
  'openData.reconcileScores':
    'Each candidate says its features with their points; their sum is its score. Country, city, registration number and website may be asked along.',
} as const;
