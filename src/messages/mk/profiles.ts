/** Профили што самите организации ги одржуваат точни: што чека на тимот и годишното потврдување. */
export const profiles = {
  'profile.own': 'Уреди го нашиот профил',
  'profile.ownLead':
    'Името, правната форма и регистарскиот број чекаат додека не ги види тимот; сè друго се појавува веднаш.',
  'profile.waiting': 'Чека на тимот од {date}',
  'profile.refused': 'Тимот не го презеде ова: {reason}',
  'profile.confirm': 'Нашиот профил и понатаму важи',
  'profile.confirmTitle': 'Дали овој профил и понатаму важи?',
  'profile.confirmLead':
    'Она што регистарот го кажува за {name} стои на нејзината страница. Прво погледнете ја.',
  'profile.confirmLook': 'Види го профилот',
  'profile.confirmHow':
    'Ако нешто е застарено, кажете го подолу, или најавете се и исправете го, па потврдете.',
  'profile.changed': 'Нешто се смени',
  'profile.changedLead':
    'Не ви треба сметка. Тимот го чита и го исправа профилот. Врската работи еднаш, за ова или за потврдување.',
  'profile.confirmOver': 'Оваа врска повеќе не важи',
  'profile.confirmOverLead':
    'Веќе е употребена, постара е од 60 дена или не е целосно препишана. Откако ќе се најавите, можете да потврдите на страницата на вашата организација.',
  'admin.task.duplicates': 'Можни дупликати',
  'admin.task.approvals': 'Промени на профили за одобрување',
  'admin.task.corrections': 'Пораки од читатели и барања за записи',
  'admin.act.decide': 'Одлучи',
  'admin.act.answer': 'Одговори',
  'approvals.title': 'Промени на профили',
  'approvals.lead':
    'Што организациите сакаат да сменат во имињата, правните форми и броевите. Се појавува кога ќе го одобрите.',
  'approvals.count': { one: 'чека {count} промена', other: 'чекаат {count} промени' },
  'approvals.none': 'Ниедна промена не чека.',
  'approvals.field': 'Поле',
  'approvals.before': 'Сега',
  'approvals.after': 'Предложено',
  'approvals.proposed': 'Предложено на {date}',
  'approvals.proposedBy': 'Предложено на {date}, од {name}',
  'approvals.approve': 'Одобри',
  'approvals.refuse': 'Одбиј',
  'approvals.reason': 'Зошто се одбива',
  'approvals.reasonHint': 'Ова го чита организацијата.',
  'approvals.of': 'промената кај {name}',
  'profile.mail.decided': 'Вашата промена на профилот на {name}',
  'profile.mail.approved':
    'Промената што ја предложивте за профилот на {name} е одобрена и веќе стои во регистарот.',
  'profile.mail.refused':
    'Промената што ја предложивте за профилот на {name} не е преземена.\n\nПричина: {reason}',
  'profile.mail.askSubject': 'Дали профилот на {name} и понатаму важи?',
  'profile.mail.ask':
    'Еднаш годишно Регистарот на граѓанското општество ја прашува секоја организација дали нејзиниот профил и понатаму важи.\n\nПрофилот на {name}: {page}\n\nАко важи, потврдете го тука со едно притискање, без најавување:\n{confirmation}\n\nАко нешто се смени, кажете што на истата врска. Врската работи еднаш и 60 дена.',
  'profile.mail.askContact':
    'Ве прашуваме затоа што регистарот ве наведува како контакт на {name}, со ваша согласност. Ако тоа повеќе не важи, кажете го преку врската.',
  'problem.ownOnly': 'Ова може само оној што дејствува за оваа организација.',
  'problem.decidedAlready': 'За ова веќе е одлучено.',
  'problem.refusalReason': 'Кажете со една реченица зошто се одбива.',
  'history.event.organisation.change-proposed': 'Промена предложена од организацијата',
  'history.event.organisation.change-approved': 'Предложената промена е одобрена',
  'history.event.organisation.change-refused': 'Предложената промена е одбиена',
  'history.event.organisation.confirmed': 'Профилот е потврден од организацијата',
  'history.event.organisation.confirmed-by-link':
    'Профилот е потврден преку врската од поштата на организацијата',
  'history.event.organisation.confirmed-by-contact':
    'Профилот е потврден преку врската од поштата на контакт',
  'history.event.organisation.confirmation-asked': 'Прашана по пошта дали профилот важи',
} as const;
