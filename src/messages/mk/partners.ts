/** Зборовите на страниците за паровите на регионот, мрежата и конзорциумот. */
export const partners = {
  'partners.pages': 'Страници за партнери',
  'partners.tab.matching': 'Најди партнери',
  'partners.tab.calls': 'Повици за партнери',
  'partners.tab.consortium': 'Конзорциум',
  'partners.tab.network': 'Мрежа',
  'partners.tab.matrix': 'Парови земји',
  'partners.all': 'Сите',
  'partners.show': 'Прикажи',
  'partners.by': 'Ги споило',
  'partners.by.all': 'Грантови и коалиции',
  'partners.by.grants': 'Грантови',
  'partners.by.coalitions': 'Коалиции',
  'partners.grants': { one: '{count} грант', other: '{count} гранта' },
  'partners.coalitions': { one: '{count} коалиција', other: '{count} коалиции' },

  'partners.matrix.title': 'Парови земји',
  'partners.matrix.lead': {
    one: 'Споен е {count} од {all} парови земји. Секоја бројка го отвора тоа што го брои.',
    other: 'Споени се {count} од {all} парови земји. Секоја бројка го отвора тоа што го брои.',
  },
  'partners.matrix.caption': 'Шесте земји една спроти друга',
  'partners.matrix.year': 'Почеток во',
  'partners.matrix.role': 'Улога',
  'partners.matrix.anyRole': 'Носител или партнер',
  'partners.matrix.leads': 'Редот е носител',
  'partners.matrix.rowLeads': 'Носител',
  'partners.matrix.touching': 'Допрена',
  'partners.matrix.self': 'истата земја',
  'partners.matrix.second': { one: 'коалиција', other: 'коалиции' },
  'partners.matrix.ofGrants': '{grants} гранта спојуваат две или повеќе од шесте земји.',
  'partners.matrix.ofCoalitions': '{coalitions} коалиции спојуваат две или повеќе од шесте земји.',
  'partners.matrix.ofBoth':
    '{grants} гранта и {coalitions} коалиции спојуваат две или повеќе од шесте земји.',
  'partners.matrix.noCoalitions':
    'Коалициите немаат програма, шема ни носител: со овие филтри се бројат само грантови.',
  'partners.matrix.undated': 'Изоставени се, бидејќи не е објавена година: {grants}, {coalitions}.',
  'partners.matrix.weak': 'Слаби парови',
  'partners.matrix.weakNote': 'никогаш или само еднаш споени, со филтрите погоре',
  'partners.matrix.never': {
    one: '{count} пар никогаш не е споен',
    other: '{count} пара никогаш не се споени',
  },
  'partners.matrix.once': { one: '{count} пар е споен еднаш', other: '{count} пара се споени еднаш' },
  'partners.matrix.noneWeak': 'Секој пар е споен двапати или повеќе.',
  'partners.matrix.find': 'најди партнери',
  'partners.matrix.counting': 'Два начина на броење',
  'partners.matrix.countingPairs': {
    one: 'Парови: грантот се брои по еднаш за секој пар земји што го спојува, па грант од три земји стои во три полиња. Во полињата има {count} таков пар.',
    other:
      'Парови: грантот се брои по еднаш за секој пар земји што го спојува, па грант од три земји стои во три полиња. Во полињата има {count} такви пара.',
  },
  'partners.matrix.countingTouching': {
    one: 'Допрена: последната колона го брои секој грант еднаш за земјата, колку и да спојува таму. Собрано дава {touches}, за {count} грант.',
    other:
      'Допрена: последната колона го брои секој грант еднаш за земјата, колку и да спојува таму. Собрано дава {touches}, за {count} гранта.',
  },
  'partners.matrix.countingCoalitions':
    'Коалиција спојува две земји кога членки од двете ѝ припаѓале во исто време, колку што кажуваат датумите; мрежа се брои кога е запишана како коалиција. Тие што само учествувале не се бројат. Планирани и откажани грантови не спојуваат никого.',
  'partners.matrix.countingYear':
    'Годината е онаа во која почнал грантот (или е потпишан, ако почетокот не е објавен) или е создадена коалицијата. Земји надвор од шесте не прават пар.',

  'partners.pairs.title': 'Парови земји што станале партнери',
  'partners.pairs.lead':
    'Парови од шесте земји што ги спојува грант или коалиција, секој еднаш. Секоја бројка го отвора тоа што ги споило двете.',
  'partners.pairs.count': { one: '|{count}| пар земји', other: '|{count}| пара земји' },
  'partners.pairs.none': 'Со овие филтри не е споен ниеден пар.',
  'partners.pairs.pair': 'Пар земји',
  'partners.pairs.country': 'Една од двете',
} as const;
