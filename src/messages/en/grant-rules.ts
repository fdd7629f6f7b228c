/** What the rules of schemes and ceremonies say. Each sentence also stands as an error beside a form. */
export const grantRules = {
  'grant.rule.scheme.unknown': 'The scheme’s rules are not recorded, so none of them can be checked.',
  'grant.rule.single.pass': 'One organisation, no partners.',
  'grant.rule.single.fail': {
    one: 'The scheme is for one organisation alone; this grant has {count} partner.',
    other: 'The scheme is for one organisation alone; this grant has {count} partners.',
  },
  'grant.rule.kinds.csos': 'All members are CSOs.',
  'grant.rule.kinds.notCsos': 'The scheme is for CSOs; not one: {names}.',
  'grant.rule.kinds.pass': 'All members are of a kind that the scheme takes.',
  'grant.rule.kinds.fail': 'Not of a kind that the scheme takes: {names}.',
  'grant.rule.countries.pass': 'The lead is from one of the scheme’s countries ({countries}).',
  'grant.rule.countries.fail': 'The lead is from {country}; the scheme is for {countries}.',
  'grant.rule.countries.unknown': 'The scheme is for {countries}; the lead’s country is not published.',
  'grant.rule.amount.pass': 'The amount is within {minimum} and {maximum}.',
  'grant.rule.amount.below': 'The amount is below the scheme’s least, {minimum}.',
  'grant.rule.amount.above': 'The amount is above the scheme’s most, {maximum}.',
  'grant.rule.amount.unknown': 'The amount is not published, so its bounds cannot be checked.',
  'grant.rule.amount.otherCurrency':
    'The scheme’s bounds are in {currency}; the amount is in another currency.',
  'grant.rule.amount.noBound': 'The scheme has no full bounds of amount recorded.',
  'grant.rule.months.pass': 'It lasts between {minimum} and {maximum} months.',
  'grant.rule.months.below': 'It lasts less than the scheme’s {minimum} months.',
  'grant.rule.months.above': 'It lasts more than the scheme’s {maximum} months.',
  'grant.rule.months.unknown': 'Start or end is not published, so its length cannot be checked.',
  'grant.rule.months.imprecise': 'Start and end are not known to the day, so its length cannot be told.',
  'grant.rule.months.noBound': 'The scheme has no full bounds of length recorded.',
  'grant.rule.consortium.organisations.pass': 'At least {asked} CSOs: {count}.',
  'grant.rule.consortium.organisations.fail': {
    one: 'The consortium has {count} CSO; the scheme asks for at least {asked}.',
    other: 'The consortium has {count} CSOs; the scheme asks for at least {asked}.',
  },
  'grant.rule.consortium.organisations.unpublished':
    'The partners are not published: {count} CSO is known, and the scheme asks for at least {asked}.',
  'grant.rule.consortium.countries.pass': 'At least {asked} of the six countries: {count}.',
  'grant.rule.consortium.countries.fail': {
    one: 'The consortium has CSOs from {count} of the six countries; the scheme asks for at least {asked}.',
    other: 'The consortium has CSOs from {count} of the six countries; the scheme asks for at least {asked}.',
  },
  'grant.rule.consortium.countries.failOrNetwork': {
    one: 'The consortium has CSOs from {count} of the six countries; the scheme asks for at least {asked}, or for a regional network.',
    other:
      'The consortium has CSOs from {count} of the six countries; the scheme asks for at least {asked}, or for a regional network.',
  },
  'grant.rule.consortium.countries.unpublished':
    'The partners are not published: CSOs from {count} of the six countries are known, and the scheme asks for at least {asked}.',
  'grant.rule.consortium.countries.unknown':
    'At least {asked} of the six countries: {count} are known; the country of some members is not published.',
  'grant.rule.consortium.network.pass':
    '{name} is a regional network with members in {count} of the six countries.',
  'grant.rule.consortium.network.notRegional': '{name} is a network, but not a regional one.',
  'grant.rule.consortium.network.fewCountries': {
    one: '{name} is a regional network with members in {count} of the six countries; at least {asked} are asked for.',
    other:
      '{name} is a regional network with members in {count} of the six countries; at least {asked} are asked for.',
  },
  'grant.rule.consortium.network.unknownScope':
    '{name} is a network; whether it is national or regional is not recorded.',
  'grant.rule.consortium.network.noMembers':
    '{name} is a regional network, but its members are not recorded.',
  'grant.rule.consortium.network.unknownMembers':
    '{name} is a regional network; the countries of too many of its members are not published.',
  'grant.rule.consortium.network.partner':
    '{name}, a network, is a partner; whether the grant is the network’s cannot be told.',
  'grant.rule.ceremony.scheme.pass': 'The ceremony is for the grant’s scheme.',
  'grant.rule.ceremony.scheme.fail': 'The grant’s scheme is not one that is signed at this ceremony.',
  'grant.rule.ceremony.scheme.unknown': 'The scheme of the grant or of the ceremony is not published.',
  'grant.rule.ceremony.country.pass': 'The lead is from a country of this ceremony.',
  'grant.rule.ceremony.country.any': 'The ceremony is for all countries.',
  'grant.rule.ceremony.country.fail': 'The lead is from {country}; this ceremony is for {countries}.',
  'grant.rule.ceremony.country.unknown':
    'The ceremony is for {countries}; the lead’s country is not published.',
} as const;
