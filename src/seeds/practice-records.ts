import type { OrganisationInput } from '#features/organisations/schemas.ts';

/** Practice's records. All of it is invented, and every name says so. */
type Row = [name: string, language: string, country: string, city: string];

const rows: Row[] = [
  ['Удружење „Отворено двориште“ Ниш (example)', 'sr-Cyrl', 'RS', 'Ниш'],
  ['Centar za mirno susedstvo Užice (example)', 'sr-Latn', 'RS', 'Užice'],
  ['Здружение на млади истражувачи „Бел Лист“ Битола (example)', 'mk', 'MK', 'Битола'],
  ['Мрежа жена за безбедну заједницу Крагујевац (example)', 'sr-Cyrl', 'RS', 'Крагујевац'],
  ['Здружение за поддршка на жени и млади „Нов Праг“ Куманово (example)', 'mk', 'MK', 'Куманово'],
  ['Qendra e Gruas dhe e Familjes – Tetovë (example)', 'sq', 'MK', 'Tetovë'],
  ['Центар за слободна реч Врање (example)', 'sr-Cyrl', 'RS', 'Врање'],
  ['Форум за отчетност Штип (example)', 'mk', 'MK', 'Штип'],
  ['Odbor za zaštitu svedoka Novi Sad (example)', 'sr-Latn', 'RS', 'Novi Sad'],
  ['Центар за семејно право Битола (example)', 'mk', 'MK', 'Битола'],
  ['Udruženje „Put do škole“ Novi Pazar (example)', 'sr-Latn', 'RS', 'Novi Pazar'],
  ['Здружение „Чиста Река“ Струмица (example)', 'mk', 'MK', 'Струмица'],
  ['Qendra për Qytetari Aktive dhe Siguri në Shkodër (example)', 'sq', 'AL', 'Shkodër'],
  ['Linja e Hapur për Gra – Elbasan (example)', 'sq', 'AL', 'Elbasan'],
  ['Rrjeti i të Rinjve për Siguri Komunitare – Prizren (example)', 'sq', 'XK', 'Prizren'],
  ['Udruženje građana „Most mladih“ Zenica (example)', 'bs', 'BA', 'Zenica'],
  ['NVO Centar za sigurnu zajednicu Nikšić (example)', 'cnr-Latn', 'ME', 'Nikšić'],
];

export const practiceOrganisations: OrganisationInput[] = rows.map(([name, nameLanguage, country, city]) => ({
  name,
  nameLanguage,
  nameKind: 'registered',
  kind: 'cso',
  country,
  city,
}));

export interface PracticeGrant {
  scheme: 'core' | 'regional';
  title: string;
  amount: string;
  currency: 'EUR' | 'NOK';
  /** Places in the list of organisations: the lead first, then the partners. */
  consortium: [lead: number, ...partners: number[]];
}

const amounts: [amount: string, currency: 'EUR' | 'NOK'][] = [
  ['612000.00', 'NOK'],
  ['48500.00', 'EUR'],
  ['540000.00', 'NOK'],
  ['37250.00', 'EUR'],
  ['765000.00', 'NOK'],
  ['414000.00', 'NOK'],
  ['52000.00', 'EUR'],
  ['495000.00', 'NOK'],
  ['41800.00', 'EUR'],
  ['380500.00', 'NOK'],
  ['29900.00', 'EUR'],
  ['455000.00', 'NOK'],
];

/** The twelve core grants on the ceremony's list, led by the first twelve organisations. */
export const listedGrants: PracticeGrant[] = amounts.map(([amount, currency], lead) => ({
  scheme: 'core',
  title: `Institutional support, two years (example ${lead + 1})`,
  amount,
  currency,
  consortium: [lead],
}));

/** On no list: a core grant of an Albanian organisation, which the ceremony refuses, and a regional one. */
export const furtherGrants: PracticeGrant[] = [
  {
    scheme: 'core',
    title: 'Institutional support, two years (example 13)',
    amount: '44000.00',
    currency: 'EUR',
    consortium: [12],
  },
  {
    scheme: 'regional',
    title: 'Safe streets, shared evidence (example)',
    amount: '280000.00',
    currency: 'EUR',
    consortium: [13, 3, 16, 4],
  },
];
