/**
 * The letters of the region, lower case: Cyrillic towards Latin with the accents kept.
 * Folding in this direction loses practically nothing (the other direction would need a list of exceptions).
 */
const LATIN_OF_CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'đ',
  ѓ: 'ǵ',
  е: 'e',
  ѐ: 'e',
  ж: 'ž',
  з: 'z',
  ѕ: 'dz',
  и: 'i',
  ѝ: 'i',
  й: 'j',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ć',
  ќ: 'ḱ',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'č',
  џ: 'dž',
  ш: 'š',
};

/**
 * Letters from beyond the region that no decomposition takes apart. They serve the loose key and
 * addresses only (“Mor Çatı” is found by “cati”); a claim that two names are one never rests on them.
 */
export const PLAIN_OF_OTHER: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 't',
  щ: 'st',
  ъ: 'a',
  ы: 'i',
  ь: '',
  э: 'e',
  ё: 'e',
  є: 'e',
  ю: 'ju',
  я: 'ja',
  і: 'i',
  ї: 'i',
  ґ: 'g',
  ς: 'σ',
};

/** The first sign of the Cyrillic block. */
const CYRILLIC = '\u0400';

/** One regular expression for the keys of a table of single letters. */
export function anyOf(table: Readonly<Record<string, string>>): RegExp {
  return new RegExp(`[${Object.keys(table).join('')}]`, 'g');
}

/** Lower-case Cyrillic letters of the region as Latin; everything else stays. */
export function latinOfCyrillic(lowerCase: string): string {
  let latin = '';
  for (let index = 0; index < lowerCase.length; index += 1) {
    const letter = lowerCase.charAt(index);
    latin += letter < CYRILLIC ? letter : (LATIN_OF_CYRILLIC[letter] ?? letter);
  }
  return latin;
}

/** Apostrophes that Unicode counts as letters. */
export const LETTER_QUOTES = 'ʹʺʻʼʽˈ';

/** Every sign that people type as a quotation mark or an apostrophe, for use inside a character class. */
export const QUOTES = `'"\`´‘’‚‛“”„‟«»‹›′″‵＇＂${LETTER_QUOTES}`;

/** Roman numerals up to 39, in capitals: schools, centuries, rulers. With L, C, D and M too many words are numerals. */
export const ROMAN_NUMERAL = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
