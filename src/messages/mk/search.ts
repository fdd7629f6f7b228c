/** Зборовите на пребарувањето низ сè. */
export const search = {
  'search.title': 'Пребарување',
  'search.titleFor': 'Пребарување: {q}',
  'search.label': 'Организација, грант, настан или коалиција',
  'search.hint': 'На кое било писмо, со или без знаци над буквите; важат и кратенките и поранешните имиња.',
  'search.matched': 'најдено по {name}',
  'search.found': { one: '{count} запис одговара на „{q}“.', other: '{count} записи одговараат на „{q}“.' },
  'search.nothing': 'Под „{q}“ не е запишано ништо.',
  'search.nothingHint':
    'Писмото и знаците над буквите тука не се важни, па обидете се со помалку зборови или само со почетокот на името. Што не е во регистарот не може да се најде; тоа не значи дека не постои.',
  'search.browse': 'Прегледајте ги списоците:',
  'search.all.organisation': { one: 'Во списокот на организации', other: 'Сите {count} организации' },
  'search.all.grant': { one: 'Во списокот на грантови', other: 'Сите {count} грантови' },
  'search.all.event': { one: 'Во списокот на настани', other: 'Сите {count} настани' },
  'search.all.coalition': { one: 'Во списокот на коалиции', other: 'Сите {count} коалиции' },
  'search.allFor': 'Сите резултати за „{q}“',
  'search.noun.grant': 'Грант',
  'search.noun.event': 'Настан',
  'search.noun.coalition': 'Коалиција',
  'search.signed': 'потпишан {date}',
  'search.formed': 'формирана {date}',
} as const;
