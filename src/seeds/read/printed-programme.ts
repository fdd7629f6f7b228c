import { countryName, sixCountries } from '#language/countries.ts';
import { isPartialDate } from '#language/partial-date.ts';

/** A paragraph of the printed programme and the line on which it begins. */
export interface Paragraph {
  line: number;
  text: string;
}

export const programmeFile = 'conference-2023-programme.txt';
const PAGE_FOOT = /^smartbalkansproject\.org info\./;

/** The error for a line that cannot be read. */
export function wrongLine(paragraph: Paragraph | undefined, why: string): Error {
  return new Error(`${programmeFile}, line ${paragraph?.line ?? 'past the last'}, column 1: ${why}`);
}

/**
 * The paragraphs of the text. Page feet are left out; a paragraph that begins with a small letter goes on
 * from the one before it, which a page's end broke; signs of emphasis are not words.
 */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [index, printed] of text.split(/\r?\n/).entries()) {
    const line = printed.replaceAll('*', '').trim();
    const last = paragraphs.at(-1);
    if (line === '' || PAGE_FOOT.test(line)) continue;
    if (last !== undefined && /^\p{Ll}/u.test(line)) last.text += ` ${line}`;
    else paragraphs.push({ line: index + 1, text: line });
  }
  return paragraphs;
}

/** Reads `December 14, Thursday`. Throws where the weekday is not that day's. */
export function dayIn(paragraph: Paragraph, year: string): string | undefined {
  const [, month = '', day = '', weekday] =
    /^(\p{Lu}\p{Ll}+) (\d{1,2}), (\p{Lu}\p{Ll}+day)$/u.exec(paragraph.text) ?? [];
  if (weekday === undefined) return undefined;
  const names = Array.from({ length: 12 }, (_, index) =>
    nameIn(new Date(Date.UTC(2023, index, 1)), { month: 'long' }),
  );
  const date = `${year}-${String(names.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isPartialDate(date) || nameIn(new Date(`${date}T00:00:00Z`), { weekday: 'long' }) !== weekday) {
    throw wrongLine(paragraph, `${paragraph.text} is not a day of ${year}`);
  }
  return date;
}

function nameIn(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date);
}

/** The countries that a ceremony's title names (`Serbia and North Macedonia`), in the registry's order. */
export function countriesNamed(text: string): string[] | undefined {
  const named = sixCountries.filter((code) => text.includes(countryName(code, 'en')));
  const joined = named.map((code) => countryName(code, 'en'));
  const orders = [joined, joined.toReversed()].map((names) => names.join(' and '));
  return named.length > 0 && orders.includes(text) ? named : undefined;
}
