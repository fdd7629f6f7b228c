import type { Language } from '#language/languages.ts';
import { scriptOf } from '#names/script.ts';
import { toLatin } from '#names/transliterate.ts';

/** A name in Latin letters for a reader whose language is written in them; undefined where that adds nothing. */
export function latinFor(reader: Language, name: string, language: string | null): string | undefined {
  return reader === 'mk' ? undefined : latinOf(name, language);
}

/** A name in Latin letters; undefined where it is written in them already. */
export function latinOf(name: string, language: string | null): string | undefined {
  if (scriptOf(name) !== 'Cyrl') return undefined;
  // Towards Latin the languages of the region read every letter alike, so that an unknown language does no harm.
  const latin = toLatin(name, language ?? 'sr');
  return latin === name ? undefined : latin;
}
