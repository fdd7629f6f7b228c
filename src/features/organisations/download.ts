import type { Database } from '#database/connection.ts';
import { contactsOf, type Contact } from '#features/contacts/queries.ts';
import { countryName, isSixCountry } from '#language/countries.ts';
import type { Language } from '#language/languages.ts';
import type { Cell } from '#lists/download.ts';
import { registryId } from './registry-id.ts';
import { listOrganisations, themesByOrganisation, type OrganisationListRow } from './rows.ts';

/** Columns of the list as CSV: names for programs, so that they are the same in every language. */
export const csvColumns = [
  'registry_id',
  'slug',
  'name',
  'name_language',
  'acronym',
  'kind',
  'country',
  'country_name',
  'status',
  'confirmed_on',
  'schemes',
  'partners',
  'partner_countries',
  'contacts',
  'themes',
] as const;

/**
 * Rows of organisations as cells of CSV; what is not known is an empty cell. Countries that the rows name are
 * added to `named`.
 */
export function csvRows(db: Database, ids: number[], language: Language, named: Set<string>): Cell[][] {
  const contacts = contactsOf(db, ids, { seesAll: false });
  const themes = themesByOrganisation(db, ids);
  return listOrganisations(db, ids).map((row) => {
    for (const country of [row.country, ...row.partnerCountries]) if (country) named.add(country);
    return [...cellsOf(row, language), contactsCell(contacts.get(row.id)), themes.get(row.id)?.join(';')];
  });
}

/** What each contact agreed to have public; contacts are parted by a semicolon. */
function contactsCell(contacts: Contact[] = []): string | null {
  return contacts.map(({ values }) => Object.values(values).join(', ')).join('; ') || null;
}

function cellsOf(row: OrganisationListRow, language: Language): Cell[] {
  return [
    registryId(row.id),
    row.slug,
    row.name,
    row.nameLanguage,
    row.acronym,
    row.kind,
    row.country,
    row.country && countryName(row.country, language),
    row.status,
    row.confirmedOn,
    row.schemes.map(({ slug, role }) => `${slug ?? 'not published'}: ${role}`).join('; '),
    row.partners,
    row.partnerCountries.filter(isSixCountry).join(' '),
  ];
}
