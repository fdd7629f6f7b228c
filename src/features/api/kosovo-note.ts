import { translatorOf } from '#language/translate.ts';
import type { Language } from '#language/languages.ts';

/**
 * The footnote on the designation of Kosovo as a plain sentence, where one of the countries is Kosovo: answers
 * of the API carry it once as `note`, downloads as their last row.
 */
export function kosovoNote(
  countries: Iterable<string | null | undefined>,
  language: Language,
): string | undefined {
  for (const country of countries) {
    if (country === 'XK') return `XK: ${translatorOf(language)('footer.kosovo.eu').replace(/^\*\s*/, '')}`;
  }
  return undefined;
}
