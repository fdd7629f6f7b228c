/** The interface languages. A further one is a catalogue beside the others and a line here. */
export const languages = ['en', 'mk'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself, and the locale by which it writes dates, numbers and sorts names. */
export const languageNames: Record<Language, string> = { en: 'English', mk: 'Македонски' };
export const locales: Record<Language, string> = { en: 'en-GB', mk: 'mk-MK' };

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** So many different Accept-Language headers are remembered; there are few, but anybody may send one. */
const MOST_REMEMBERED = 500;
const remembered = new Map<string, Language>();

/** The first interface language that an Accept-Language header asks for; English where it names none of ours. */
export function preferredLanguage(acceptLanguage = ''): Language {
  const known = remembered.get(acceptLanguage);
  if (known) return known;
  const asked = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return {
        tag: tag.toLowerCase().split('-')[0],
        weight: quality === undefined ? 1 : Number(quality) || 0,
      };
    })
    .toSorted((left, right) => right.weight - left.weight);
  const first = asked.find(({ tag, weight }) => weight > 0 && isLanguage(tag));
  const language = first ? (first.tag as Language) : 'en';
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(acceptLanguage, language);
  return language;
}

const LANGUAGE_COOKIE = /(?:^|;\s*)language=(\w+)/;

/** The language of a request by its headers: what was chosen on a page, else what the browser asks for. */
export function languageOf(headers: {
  cookie?: string | undefined;
  'accept-language'?: string | undefined;
}): Language {
  const chosen = headers.cookie === undefined ? undefined : LANGUAGE_COOKIE.exec(headers.cookie)?.[1];
  return isLanguage(chosen) ? chosen : preferredLanguage(headers['accept-language']);
}
