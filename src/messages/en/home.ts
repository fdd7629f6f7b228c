/** The words of the first page. */
export const home = {
  'home.title': 'Civil society of the Western Balkans, on the record',
  'home.lead':
    'Organisations of six countries, the grants signed with them and the coalitions they form. Every figure opens the records behind it.',
  'home.anyScript': 'In any script: {hops} finds ХОПС, {zene} finds žene and жене',
  'home.mapNote': 'Organisations in the registry, by country.',
  'home.elsewhere': { one: '{count} elsewhere', other: '{count} elsewhere' },
  'home.countryUnknown': {
    one: '{count} of a country not published',
    other: '{count} of a country not published',
  },

  'home.figures': 'What is recorded of {programme}, as far as it is published:',
  'home.organisations': { one: 'organisation', other: 'organisations' },
  'home.grants': { one: 'grant', other: 'grants' },
  'home.consortia': { one: 'consortium across countries', other: 'consortia across countries' },
  'home.pairs': { one: 'of {all} country pairs joined', other: 'of {all} country pairs joined' },
  'home.amounts': {
    one: 'Amount published for {count} grant:',
    other: 'Amounts published for {count} grants:',
  },
  'home.noAmounts': 'No amount is published.',
  'home.amount': '{amount} in {grants}',
  'home.inGrants': { one: '{count} grant', other: '{count} grants' },
  'home.grantsWithout': { one: '{count} grant', other: '{count} grants' },

  'home.door.organisations': 'For organisations',
  'home.door.organisations.title': 'Find a partner in another country',
  'home.door.organisations.text': 'Who works where, with whom they have worked, and under which scheme.',
  'home.door.coalitions': 'Coalitions and what they ask',
  'home.door.donors': 'For donors',
  'home.door.donors.title': 'Follow a figure to its records',
  'home.door.donors.text': 'What was signed, with whom, for how much where it is published, and who says so.',
  'home.door.openData': 'Take the data away',
  'home.door.staff': 'For programme staff',
  'home.door.staff.title': 'Log a signing',
  'home.door.staff.text':
    'The list of each ceremony, who has signed, and the scheme’s rules checked before anyone does.',
  'home.door.ceremonies': 'All ceremonies',

  'home.nextCeremony': 'Next ceremony',
  'home.noneAhead': 'None is ahead. The last one:',
  'home.noCeremony': 'No ceremony is recorded yet.',
  'home.allSix': 'All six countries',
  'home.latest': 'Latest signings',
  'home.allGrants': 'All grants',
  'home.noneSigned': 'No signing is recorded yet.',
  'home.column.signed': 'Signed',
  'home.column.grantee': 'Grantee',
  'home.column.scheme': 'Scheme',
} as const;
