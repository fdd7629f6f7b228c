import { scriptKey } from './keys.ts';
import { anyOf, PLAIN_OF_OTHER, QUOTES } from './letters.ts';

const OTHER = anyOf(PLAIN_OF_OTHER);
const APOSTROPHES = new RegExp(`[${QUOTES}]`, 'g');

/**
 * The part of an address that names a record: the script key in lower-case ASCII, words joined by
 * hyphens, cut at a word's end to at most `maxLength` signs (a longer first word is cut within).
 * Empty when the name has no letter or digit that ASCII can stand for: the caller says what to put then.
 */
export function slugOf(name: string, maxLength = 60): string {
  const ascii = scriptKey(name)
    .replace(APOSTROPHES, '')
    .replace(/đ/g, 'd')
    .replace(OTHER, (letter) => PLAIN_OF_OTHER[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const words = ascii.match(/[a-z0-9]+/g) ?? [];
  let slug = (words[0] ?? '').slice(0, maxLength);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug += `-${word}`;
  }
  return slug;
}
