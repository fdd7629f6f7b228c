import type { Database } from '#database/connection.ts';
import { listThemes, offeredThemes } from '#features/themes/queries.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { countryName } from '#language/countries.ts';
import { locales, type Language } from '#language/languages.ts';

export interface Option {
  value: string;
  label: string;
}

/** What may be chosen in the form of a coalition. */
export interface FormChoices {
  languages: Option[];
  themes: Option[];
  sessions: Option[];
  networks: Option[];
}

/** The languages and scripts in which names of the region are written. */
const nameLanguages = ['sq', 'bs', 'cnr-Latn', 'cnr-Cyrl', 'hr', 'mk', 'sr-Cyrl', 'sr-Latn', 'en'];

/** More would not be a choice any more but a list; what is chosen already stands among them whatever its place. */
const MOST = 300;

/** @param chosen the session (`event/session`) and the network that the form holds. */
export function formChoices(
  db: Database,
  language: Language,
  chosen: { nameLanguage?: string; formedAt?: string; network?: string; themes?: string[] },
): FormChoices {
  return {
    languages: languageOptions(language, chosen.nameLanguage),
    themes: themeOptions(db, language, chosen.themes ?? []),
    sessions: sessionOptions(db, chosen.formedAt ?? ''),
    networks: networkOptions(db, language, chosen.network ?? ''),
  };
}

function languageOptions(language: Language, chosen: string | undefined): Option[] {
  const names = new Intl.DisplayNames(locales[language], { type: 'language' });
  const tags = chosen && !nameLanguages.includes(chosen) ? [...nameLanguages, chosen] : nameLanguages;
  return tags.map((value) => ({ value, label: labelOf(names, value) }));
}

function labelOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // What was typed into the address of the form need not be a tag.
    return tag;
  }
}

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

function sessionOptions(db: Database, chosen: string): Option[] {
  return db
    .prepare<Option>(
      `select value, label from (
         select events.slug || '/' || sessions.slug as value, events.starts_on as startsOn, sessions.position,
           events.title || ' – ' || sessions.title as label
         from sessions join events on events.id = sessions.event_id where sessions.kind <> 'break')
       order by value = ? desc, startsOn desc, position limit ${MOST}`,
    )
    .all(chosen);
}

function networkOptions(db: Database, language: Language, chosen: string): Option[] {
  const collator = new Intl.Collator(locales[language]);
  return db
    .prepare<{ value: string; name: string; country: string | null }>(
      `select slug as value, name, country from organisations where kind = 'network' and ${LISTED}
       order by slug = ? desc, id desc limit ${MOST}`,
    )
    .all(chosen)
    .map(({ value, name, country }) => ({
      value,
      label: country ? `${name} (${countryName(country, language)})` : name,
    }))
    .toSorted((left, right) => collator.compare(left.label, right.label));
}
