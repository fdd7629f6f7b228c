/** What can be asked along with a name, and what can be taken away of a match. */
export const properties = [
  'country',
  'city',
  'registrationNumber',
  'website',
  'names',
  'acronym',
  'nameEnglish',
  'kind',
  'legalForm',
  'foundedOn',
  'status',
  'slug',
] as const;
export type PropertyId = (typeof properties)[number];

export const propertyNames: Record<PropertyId, string> = {
  country: 'Country',
  city: 'City',
  registrationNumber: 'Registration number',
  website: 'Website',
  names: 'All names',
  acronym: 'Acronym',
  nameEnglish: 'Name in English',
  kind: 'Kind',
  legalForm: 'Legal form',
  foundedOn: 'Founded',
  status: 'Status',
  slug: 'Short name in the address',
};
