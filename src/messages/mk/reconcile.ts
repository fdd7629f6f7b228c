export const reconcile = {
  'reconcile.title': 'Споредете список имиња',
  'reconcile.lead':
    'Залепете колона со имиња од табела. Секое се споредува со сите имиња што ги знае регистарот, во кое било писмо и правопис.',
  'reconcile.names': 'Имиња, едно во ред',
  'reconcile.namesHint':
    'Најмногу {count}. Во втора колона може да биде земјата, во трета матичниот број, како што доаѓаат од табела.',
  'reconcile.match': 'Споредете ги',
  'reconcile.takeAway': 'Преземете ја табелата како',
  'reconcile.again': 'Споредете други имиња',
  'reconcile.results': 'Што е најдено',
  'reconcile.count': { one: '{count} име', other: '{count} имиња' },
  'reconcile.sure': 'се совпаѓа',
  'reconcile.maybe': 'треба да се погледне',
  'reconcile.none': 'нема ништо слично',
  'reconcile.column.asked': 'Барано',
  'reconcile.column.found': 'Во регистарот',
  'reconcile.column.state': 'Состојба',
  'reconcile.column.score': 'Оценка',
  'reconcile.column.why': 'Зошто',
  'reconcile.others': { one: 'уште {count}', other: 'уште {count}' },
  'reconcile.score': '{score} од 100',
  'reconcile.how': 'Како се прави оценката',
  'reconcile.howText':
    'Оценката е збир на причините, од 0 до 100. Името носи 80 поени буква по буква, 78 на другото писмо, 70 каде што букви се земаат за други и 45 каде што е само почнато; секоја таква буква одзема 4, а секој збор што го има само на едната страна 8, освен правните форми. Иста земја додава 10, друга одзема 25; ист град додава 4, веб-страница 12, матичен број 30 (60 сам по себе), а друг број одзема 10.',
  'reconcile.service': 'Истото за OpenRefine и програми: {address}, според Reconciliation API 0.2 на W3C.',
  'reconcile.feature.name_exact': 'исто име',
  'reconcile.feature.name_script': 'исто име на другото писмо',
  'reconcile.feature.name_alike': 'слични имиња',
  'reconcile.feature.name_begun': 'името почнува така',
  'reconcile.feature.letters_differ': {
    one: '{count} буква се разликува',
    other: '{count} букви се разликуваат',
  },
  'reconcile.feature.words_over': {
    one: '{count} збор само на едната страна',
    other: '{count} збора само на едната страна',
  },
  'reconcile.feature.country_same': 'иста земја',
  'reconcile.feature.country_other': 'друга земја',
  'reconcile.feature.city_same': 'ист град',
  'reconcile.feature.number_same': 'ист матичен број',
  'reconcile.feature.number_other': 'друг матичен број',
  'reconcile.feature.website_same': 'иста веб-страница',
  'reconcile.problem.none': 'Залепете барем едно име.',
  'reconcile.problem.many': 'Ова се {given} редови; одеднаш се споредуваат најмногу {count}.',
  'reconcile.problem.batch':
    'Испратете `queries` или `extend` како JSON: најмногу {count} прашања според Reconciliation API 0.2.',
  'openData.reconcile': 'Споредете свој список',
  'openData.reconcileText':
    'Алатки како OpenRefine ги наоѓаат организациите по кое било нивно име на {service}, според Reconciliation API 0.2 на W3C, со предлози, преглед и проширување. Луѓето залепуваат колона имиња: {page}.',
  'openData.reconcilePage': 'споредете список имиња',
  'openData.reconcileIds':
    'Организациите се знаат по нивниот број во регистарот, како WBR-O-000123, кој останува и по преименување и спојување.',
  'openData.reconcileLimits':
    'Едно барање има најмногу 50 прашања, едно проширување најмногу 500 организации. Други страници може да прашуваат од прелистувач; JSONP не се поддржува.',
  'openData.reconcileScores':
    'Секој кандидат ги кажува своите причини со поени; нивниот збир е оценката. Може да се прашаат и земја, град, матичен број и веб-страница.',
} as const;
