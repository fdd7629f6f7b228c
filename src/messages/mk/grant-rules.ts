export const grantRules = {
  'grant.rule.scheme.unknown': 'Правилата на шемата не се запишани, па ниту едно не може да се провери.',
  'grant.rule.single.pass': 'Една организација, без партнери.',
  'grant.rule.single.fail': {
    one: 'Шемата е за само една организација; овој грант има {count} партнер.',
    other: 'Шемата е за само една организација; овој грант има {count} партнери.',
  },
  'grant.rule.kinds.csos': 'Сите членови се граѓански организации.',
  'grant.rule.kinds.notCsos': 'Шемата е за граѓански организации; не е таква: {names}.',
  'grant.rule.kinds.pass': 'Сите членови се од вид што шемата го прифаќа.',
  'grant.rule.kinds.fail': 'Не е од вид што шемата го прифаќа: {names}.',
  'grant.rule.countries.pass': 'Носителот е од една од земјите на шемата ({countries}).',
  'grant.rule.countries.fail': 'Земја на носителот: {country}; шемата е за: {countries}.',
  'grant.rule.countries.unknown': 'Шемата е за: {countries}; земјата на носителот не е објавена.',
  'grant.rule.amount.pass': 'Износот е меѓу {minimum} и {maximum}.',
  'grant.rule.amount.below': 'Износот е помал од најмалиот на шемата, {minimum}.',
  'grant.rule.amount.above': 'Износот е поголем од најголемиот на шемата, {maximum}.',
  'grant.rule.amount.unknown': 'Износот не е објавен, па границите не може да се проверат.',
  'grant.rule.amount.otherCurrency': 'Границите на шемата се во {currency}; износот е во друга валута.',
  'grant.rule.amount.noBound': 'Шемата нема запишано целосни граници на износот.',
  'grant.rule.months.pass': 'Трае меѓу {minimum} и {maximum} месеци.',
  'grant.rule.months.below': 'Трае пократко од {minimum} месеци колку што бара шемата.',
  'grant.rule.months.above': 'Трае подолго од {maximum} месеци колку што дозволува шемата.',
  'grant.rule.months.unknown': 'Почетокот или крајот не е објавен, па траењето не може да се провери.',
  'grant.rule.months.imprecise': 'Почетокот и крајот не се познати до ден, па траењето не може да се утврди.',
  'grant.rule.months.noBound': 'Шемата нема запишано целосни граници на траењето.',
  'grant.rule.consortium.organisations.pass': 'Најмалку {asked} граѓански организации: {count}.',
  'grant.rule.consortium.organisations.fail': {
    one: 'Конзорциумот има {count} граѓанска организација; шемата бара најмалку {asked}.',
    other: 'Конзорциумот има {count} граѓански организации; шемата бара најмалку {asked}.',
  },
  'grant.rule.consortium.organisations.unpublished':
    'Партнерите не се објавени: позната е {count} граѓанска организација, а шемата бара најмалку {asked}.',
  'grant.rule.consortium.countries.pass': 'Најмалку {asked} од шесте земји: {count}.',
  'grant.rule.consortium.countries.fail': {
    one: 'Конзорциумот има граѓански организации од {count} од шесте земји; шемата бара најмалку {asked}.',
    other: 'Конзорциумот има граѓански организации од {count} од шесте земји; шемата бара најмалку {asked}.',
  },
  'grant.rule.consortium.countries.failOrNetwork': {
    one: 'Конзорциумот има граѓански организации од {count} од шесте земји; шемата бара најмалку {asked}, или регионална мрежа.',
    other:
      'Конзорциумот има граѓански организации од {count} од шесте земји; шемата бара најмалку {asked}, или регионална мрежа.',
  },
  'grant.rule.consortium.countries.unpublished':
    'Партнерите не се објавени: познати се организации од {count} од шесте земји, а шемата бара најмалку {asked}.',
  'grant.rule.consortium.countries.unknown':
    'Најмалку {asked} од шесте земји: познати се {count}; земјата на некои членови не е објавена.',
  'grant.rule.consortium.network.pass': '{name} е регионална мрежа со членови во {count} од шесте земји.',
  'grant.rule.consortium.network.notRegional': '{name} е мрежа, но не е регионална.',
  'grant.rule.consortium.network.fewCountries': {
    one: '{name} е регионална мрежа со членови во {count} од шесте земји; се бараат најмалку {asked}.',
    other: '{name} е регионална мрежа со членови во {count} од шесте земји; се бараат најмалку {asked}.',
  },
  'grant.rule.consortium.network.unknownScope':
    '{name} е мрежа; не е запишано дали е национална или регионална.',
  'grant.rule.consortium.network.noMembers':
    '{name} е регионална мрежа, но нејзините членови не се запишани.',
  'grant.rule.consortium.network.unknownMembers':
    '{name} е регионална мрежа; земјите на премногу нејзини членови не се објавени.',
  'grant.rule.consortium.network.partner':
    'Мрежата {name} е партнер; не може да се утврди дали грантот е на мрежата.',
  'grant.rule.ceremony.scheme.pass': 'Церемонијата е за шемата на грантот.',
  'grant.rule.ceremony.scheme.fail':
    'Шемата на грантот не е меѓу оние што се потпишуваат на оваа церемонија.',
  'grant.rule.ceremony.scheme.unknown': 'Шемата на грантот или на церемонијата не е објавена.',
  'grant.rule.ceremony.country.pass': 'Носителот е од земја на оваа церемонија.',
  'grant.rule.ceremony.country.any': 'Церемонијата е за сите земји.',
  'grant.rule.ceremony.country.fail': 'Земја на носителот: {country}; оваа церемонија е за: {countries}.',
  'grant.rule.ceremony.country.unknown':
    'Церемонијата е за: {countries}; земјата на носителот не е објавена.',
} as const;
