import { exactKey } from '#names/keys.ts';
import type { ImportNoun } from './kinds.ts';

/** The fields that a column can be read as, in the order in which the page offers them. */
export const importFields = {
  organisations: [
    'id',
    'name',
    'nameLanguage',
    'country',
    'kind',
    'acronym',
    'nameEnglish',
    'formerNames',
    'otherNames',
    'city',
    'legalForm',
    'registrationNumber',
    'foundedOn',
    'website',
    'scope',
    'status',
    'mission',
    'missionLanguage',
    'themes',
    'source',
    'readOn',
    'basis',
    'note',
  ],
  grants: [
    'importKey',
    'reference',
    'programme',
    'scheme',
    'lead',
    'leadCountry',
    'title',
    'titleLanguage',
    'summary',
    'partners',
    'country',
    'amount',
    'currency',
    'startsOn',
    'endsOn',
    'signedOn',
    'place',
    'status',
    'themes',
    'source',
    'readOn',
    'basis',
    'note',
  ],
} as const satisfies Record<ImportNoun, readonly string[]>;
export type OrganisationField = (typeof importFields.organisations)[number];
export type GrantField = (typeof importFields.grants)[number];
export type ImportField = OrganisationField | GrantField;

/** Without these no row can be read. */
export const neededFields: Record<ImportNoun, ImportField[]> = { organisations: ['name'], grants: ['lead'] };

/** Headers by which spreadsheets of the region call a field; the registry's own downloads and files come first. */
const known: Record<ImportNoun, Partial<Record<ImportField, string>>> = {
  organisations: {
    id: 'registry_id|slug|id',
    name: 'name|organisation|organization|назив|име|naziv|ime|emri|naziv organizacije|назив на организацијата|име на организацијата|member',
    nameLanguage: 'name_language|language|јазик|jezik|gjuha',
    country: 'country|земја|држава|zemlja|država|drzava|shteti|vendi',
    kind: 'kind|type|вид|тип|vrsta|tip|lloji',
    acronym: 'acronym|short name|кратенка|акроним|skraćenica|akronim|shkurtesa',
    nameEnglish: 'name_en|english name|name in english|име на англиски|naziv na engleskom|emri në anglisht',
    formerNames: 'former_names|former names|поранешни имиња|raniji nazivi',
    otherNames: 'other_names|other names|други имиња|drugi nazivi',
    city: 'city|town|место|град|grad|mesto|mjesto|qyteti|sjedište|sedište',
    legalForm: 'legal_form|legal form|правна форма|pravni oblik|forma ligjore',
    registrationNumber:
      'registration_number|registration number|reg no|embs|емпс|ембс|матичен број|matični broj|maticni broj|jib|pib|nipt|nui',
    foundedOn:
      'founded_on|founded|year founded|основана|година на основање|osnovana|godina osnivanja|themeluar',
    website:
      'website|web|web site|url|веб|веб-страница|сајт|интернет страница|veb|sajt|veb-sajt|web stranica|internet stranica|uebfaqja|faqja e internetit',
    scope: 'scope|опсег',
    status: 'status|статус',
    mission: 'mission|description|мисија|опис|misija|opis|misioni',
    missionLanguage: 'mission_language',
    themes: 'themes|theme|теми|teme|temat',
    source: 'source_url|source|извор|izvor|burimi',
    readOn: 'read_on|read on',
    basis: 'basis',
    note: 'note|notes|забелешка|napomena|shënim',
  },
  grants: {
    importKey: 'grant_key|import_key|key',
    reference: 'reference|ref|број на договор|broj ugovora',
    programme: 'programme|program|програма',
    scheme: 'scheme|grant scheme|шема|shema',
    lead: 'grantee|lead|lead organisation|lead organization|носител|nosilac|корисник|korisnik',
    leadCountry: 'lead_country|grantee country',
    title: 'title|project|project title|наслов|проект|naslov|projekat|naziv projekta|titulli',
    titleLanguage: 'title_language',
    summary: 'summary|description|опис|opis|sažetak',
    partners: 'partners|consortium|партнери|partneri|partnerë|partneret',
    country: 'country|земја|држава|zemlja|država|drzava|shteti',
    amount: 'amount|износ|iznos|shuma',
    currency: 'currency|валута|valuta|monedha',
    startsOn: 'start|starts_on|start date|почеток|početak|fillimi',
    endsOn: 'end|ends_on|end date|крај|kraj|mbarimi',
    signedOn: 'ceremony_date|signed_on|signed|date signed|потпишан|potpisan|data e nënshkrimit',
    place: 'ceremony_place|place|место|mesto|mjesto',
    status: 'status|статус',
    themes: 'themes|theme|теми|teme',
    source: 'source_url|source|извор|izvor',
    readOn: 'read_on|read on',
    basis: 'basis',
    note: 'note|notes|забелешка|napomena',
  },
};

/** The field that a header most likely means; undefined where nothing is known of it. */
export function guessField(noun: ImportNoun, header: string): ImportField | undefined {
  const key = exactKey(header);
  const fields = importFields[noun] as readonly ImportField[];
  return fields.find((field) => known[noun][field]?.split('|').includes(key));
}
