import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { findOptionalLegalFormOf } from '#features/legal-forms/queries.ts';
import { checkRegistration, expectedNumbers } from '#features/organisations/registration.ts';
import { placeSpellings } from '#features/places/queries.ts';
import { isSixCountry } from '#language/countries.ts';
import { mixedLetters } from '#names/script.ts';

/** A town that is known in other countries only: said, never refused, for towns share names. */
export function cityWarnings(db: Database, city: string | undefined, country: string | undefined): Problem[] {
  if (!city || !isSixCountry(country)) return [];
  const spellings = placeSpellings(db);
  const other = spellings.find(country, city) ? undefined : spellings.find(null, city);
  if (!other) return [];
  return [{ path: '/city', message: 'import.warning.city', values: { city, country: other.country } }];
}

/** Words that are none of the kept legal forms: said, never refused, for a register may have its own. */
export function legalFormWarnings(db: Database, legalForm: string | undefined): Problem[] {
  if (!legalForm || findOptionalLegalFormOf(db, legalForm)) return [];
  return [{ path: '/legalForm', message: 'import.warning.legalForm', values: { form: legalForm } }];
}

/** Letters of the other script that hide in a name, and names that begin like a formula. */
export function nameWarnings(names: string[]): Problem[] {
  return names.flatMap((name) => {
    const found: Problem[] = [];
    for (const { word, stray } of mixedLetters(name)) {
      const letters = [...new Set(stray.map(({ letter }) => letter))].join(', ');
      found.push({
        path: '/name',
        message: stray[0]?.script === 'Latn' ? 'import.warning.latinInside' : 'import.warning.cyrillicInside',
        values: { word, letters },
      });
    }
    if (/^[=+\-@]/.test(name))
      found.push({ path: '/name', message: 'import.warning.formula', values: { name } });
    return found;
  });
}

/** What the rules of the country say of a number (STANDARDS.md): said, never refused, for registers make exceptions. */
export function numberWarnings(number: string | undefined, country: string | undefined): Problem[] {
  const { warnings = [] } = checkRegistration(country, number) ?? {};
  const values = country ? { country, types: expectedNumbers(country) } : {};
  return warnings.map((warning) =>
    warning === 'person'
      ? { path: '/registrationNumber', message: 'import.warning.personal' }
      : { path: '/registrationNumber', message: `organisation.number.${warning}`, values },
  );
}
