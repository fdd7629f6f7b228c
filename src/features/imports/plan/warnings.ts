import type { Problem } from '#errors.ts';
import { towns } from '#generate/places.ts';
import { isSixCountry } from '#language/countries.ts';
import { scriptKey } from '#names/keys.ts';
import { mixedLetters } from '#names/script.ts';

/** The countries in which a town of this name lies, by the name's script key. */
let countriesByTown: Map<string, Set<string>> | undefined;

function townsByName(): Map<string, Set<string>> {
  if (countriesByTown) return countriesByTown;
  countriesByTown = new Map();
  for (const [country, list] of Object.entries(towns)) {
    for (const town of list) {
      for (const form of Object.values(town).filter((name) => name !== undefined)) {
        const key = scriptKey(form);
        countriesByTown.set(key, (countriesByTown.get(key) ?? new Set()).add(country));
      }
    }
  }
  return countriesByTown;
}

/** A town that is known in other countries of the six only: said, never refused, for towns share names. */
export function cityWarnings(city: string | undefined, country: string | undefined): Problem[] {
  if (!city || !isSixCountry(country)) return [];
  const known = townsByName().get(scriptKey(city));
  if (!known || known.has(country)) return [];
  const [other = ''] = known;
  return [{ path: '/city', message: 'import.warning.city', values: { city, country: other } }];
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

/** Thirteen digits that do not begin with 4, and ten in Kosovo, may be a person's number (STANDARDS.md). */
export function numberWarnings(number: string | undefined, country: string | undefined): Problem[] {
  const digits = number?.replace(/\s/g, '') ?? '';
  const isPersons =
    (/^[^4]\d{12}$/.test(digits) &&
      /^\d+$/.test(digits) &&
      ['BA', 'XK', 'ME', 'MK', 'RS'].includes(country ?? '')) ||
    (/^\d{10}$/.test(digits) && country === 'XK');
  return isPersons ? [{ path: '/registrationNumber', message: 'import.warning.personal' }] : [];
}
