/** What the pages of the region’s pairs, the network and the consortium say. */
export const partners = {
  'partners.pages': 'Pages about partners',
  'partners.tab.matching': 'Find partners',
  'partners.tab.calls': 'Calls for partners',
  'partners.tab.consortium': 'Consortium',
  'partners.tab.network': 'Network',
  'partners.tab.matrix': 'Country pairs',
  'partners.all': 'All',
  'partners.show': 'Show',
  'partners.by': 'Joined by',
  'partners.by.all': 'Grants and coalitions',
  'partners.by.grants': 'Grants',
  'partners.by.coalitions': 'Coalitions',
  'partners.grants': { one: '{count} grant', other: '{count} grants' },
  'partners.coalitions': { one: '{count} coalition', other: '{count} coalitions' },

  'partners.matrix.title': 'Country pairs',
  'partners.matrix.lead': {
    one: '{count} of {all} pairs of countries was joined. Each figure opens what it counts.',
    other: '{count} of {all} pairs of countries were joined. Each figure opens what it counts.',
  },
  'partners.matrix.caption': 'The six countries against one another',
  'partners.matrix.year': 'Began in',
  'partners.matrix.role': 'Role',
  'partners.matrix.anyRole': 'Lead or partner',
  'partners.matrix.leads': 'The row leads',
  'partners.matrix.rowLeads': 'Leads',
  'partners.matrix.touching': 'Touched',
  'partners.matrix.self': 'the same country',
  'partners.matrix.second': { one: 'coalition', other: 'coalitions' },
  'partners.matrix.ofGrants': '{grants} grants join two of the six countries or more.',
  'partners.matrix.ofCoalitions': '{coalitions} coalitions join two of the six countries or more.',
  'partners.matrix.ofBoth':
    '{grants} grants and {coalitions} coalitions join two of the six countries or more.',
  'partners.matrix.noCoalitions':
    'Coalitions have no programme, no scheme and no lead: under these filters only grants are counted.',
  'partners.matrix.undated': 'Left out, for no year is published: {grants}, {coalitions}.',
  'partners.matrix.weak': 'Weak pairs',
  'partners.matrix.weakNote': 'joined never or once, under the filters above',
  'partners.matrix.never': { one: 'One pair never joined', other: '{count} pairs never joined' },
  'partners.matrix.once': { one: 'One pair joined once', other: '{count} pairs joined once' },
  'partners.matrix.noneWeak': 'Every pair was joined twice or more.',
  'partners.matrix.find': 'find partners',
  'partners.matrix.counting': 'Two ways of counting',
  'partners.matrix.countingPairs': {
    one: 'Pairs: a grant counts once for each pair of countries that it joins, so a grant of three countries stands in three cells. The cells hold {count} such pair.',
    other:
      'Pairs: a grant counts once for each pair of countries that it joins, so a grant of three countries stands in three cells. The cells hold {count} such pairs.',
  },
  'partners.matrix.countingTouching': {
    one: 'Touched: the last column counts each grant once for a country, however many it joins there. Added up it gives {touches}, for {count} grant.',
    other:
      'Touched: the last column counts each grant once for a country, however many it joins there. Added up it gives {touches}, for {count} grants.',
  },
  'partners.matrix.countingCoalitions':
    'A coalition joins two countries when members of both belonged to it at the same time, as far as dates tell; a network counts where it is recorded as a coalition. Those who only took part do not count. Planned and cancelled grants join nobody.',
  'partners.matrix.countingYear':
    'The year is that in which the grant began (or was signed, where no start is published) or the coalition was formed. Countries outside the six make no pair.',

  'partners.pairs.title': 'Country pairs that became partners',
  'partners.pairs.lead':
    'Pairs of the six countries that a grant or a coalition joined, each once. Each figure opens what joined the two.',
  'partners.pairs.count': { one: '|{count}| pair of countries', other: '|{count}| pairs of countries' },
  'partners.pairs.none': 'No pair was joined under these filters.',
  'partners.pairs.pair': 'Pair of countries',
  'partners.pairs.country': 'One of the two',
} as const;
