/** The interface languages. A further one is a catalogue beside the others and a line here. */
export const languages = ['en', 'mk'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself, and the locale by which it writes dates, numbers and sorts names. */
export const languageNames: Record<Language, string> = { en: 'English', mk: 'Македонски' };
export const locales: Record<Language, string> = { en: 'en-GB', mk: 'mk-MK' };

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The first interface language that an Accept-Language header asks for; English where it names none of ours. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '')
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
  return first ? (first.tag as Language) : 'en';
}
