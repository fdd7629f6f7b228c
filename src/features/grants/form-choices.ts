import type { Database } from '#database/connection.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { isAdministrator } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import { listProgrammes, listSchemes, type ProgrammeRow } from '#features/programmes/queries.ts';
import { listThemes, offeredThemes } from '#features/themes/queries.ts';
import { locales, type Language } from '#language/languages.ts';
import type { Option } from '#views/grants/form-model.ts';
import { currencies } from './kinds.ts';

/** The languages and scripts in which titles are written, the region's first. */
const titleLanguages = ['en', 'sq', 'bs', 'cnr-Latn', 'cnr-Cyrl', 'mk', 'sr-Cyrl', 'sr-Latn'];

/** What may be chosen in the form of a grant. */
export interface GrantChoices {
  programmes: Option[];
  schemes: Option[];
  languages: Option[];
  themes: Option[];
  currencies: Option[];
  countries: Option[];
}

/** @param typed what the form holds: it stands among the choices whatever it is. */
export function formChoices(
  db: Database,
  actor: Actor,
  language: Language,
  typed: { titleLanguage: string; themes?: string[] },
): GrantChoices {
  const programmes = ownProgrammes(db, actor);
  const schemes = listSchemes(db).filter(({ programmeId }) =>
    programmes.some(({ id }) => id === programmeId),
  );
  return {
    programmes: programmes.map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    schemes: schemes.map(({ slug, name, programme }) => ({
      value: slug,
      label: programmes.length > 1 ? `${programme}: ${name}` : name,
    })),
    languages: languageOptions(language, typed.titleLanguage),
    themes: themeOptions(db, language, typed.themes ?? []),
    currencies: currencies.map((code) => ({ value: code, label: code })),
    countries: countriesByName(language).map(({ code, name }) => ({ value: code, label: name })),
  };
}

/** Staff write in their own programmes only. */
function ownProgrammes(db: Database, actor: Actor): ProgrammeRow[] {
  const all = listProgrammes(db);
  const roles = actor.roles.filter(({ role }) => role === 'staff');
  if (isAdministrator(actor) || roles.some(({ programmeId }) => programmeId === null)) return all;
  return all.filter(({ id }) => roles.some(({ programmeId }) => programmeId === id));
}

function languageOptions(language: Language, typed: string): Option[] {
  const names = new Intl.DisplayNames(locales[language], { type: 'language' });
  const isTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(typed);
  const tags = isTag && !titleLanguages.includes(typed) ? [...titleLanguages, typed] : titleLanguages;
  return tags.map((value) => ({ value, label: names.of(value) ?? value }));
}

/** Each theme of the second level with its area before it; retired ones stay where they are chosen. */
function themeOptions(db: Database, language: Language, chosen: string[]): Option[] {
  const themes = listThemes(db);
  const nameOf = (slug: string) => {
    const names = themes.find((theme) => theme.slug === slug)?.names;
    return names?.[language] ?? names?.['en'] ?? slug;
  };
  return offeredThemes(db, chosen).map(({ slug, area }) => ({
    value: slug,
    label: area === null ? nameOf(slug) : `${nameOf(area)}: ${nameOf(slug)}`,
  }));
}
