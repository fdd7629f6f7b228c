import { QUOTES, ROMAN_NUMERAL } from './letters.ts';
import { seamIn } from './seams.ts';

/** Languages that are written in both scripts; names in any other are left as they are. */
const TWO_SCRIPTS = new Set(['sr', 'bs', 'cnr', 'mk']);

type Pair = readonly [cyrillic: string, latin: string];

/** The letters that the four languages share, the Cyrillic letter first. */
const SHARED = pairsOf(
  'аa бb вv гg дd еe жž зz иi јj кk лl мm нn оo пp рr сs тt уu фf хh цc чč шš љlj њnj џdž',
);
const SERBIAN = pairsOf('ђđ ћć');
const MACEDONIAN = pairsOf('ѓgj ќkj ѕdz');
const STRESSED = pairsOf('ѐè ѝì');
/** Montenegrin has two more letters, which in Cyrillic are an accent set on the plain one. */
const MONTENEGRIN: Pair[] = [
  ['с\u0301', 'ś'],
  ['з\u0301', 'ź'],
];
/** What else people write for ѓ and ќ in Latin: the BGN tables, the scholarly letters. */
const MACEDONIAN_OTHERWISE = pairsOf('ѓđ ќć ѓǵ ќḱ');

// No letter is read differently in two of the languages, so that towards Latin one table serves all.
const toLatinLetters = tableOf([...SHARED, ...SERBIAN, ...MACEDONIAN, ...STRESSED]);
const toSerbianLetters = tableOf(turned([...SHARED, ...SERBIAN, ...MONTENEGRIN]));
const toMacedonianLetters = tableOf(turned([...SHARED, ...MACEDONIAN, ...MACEDONIAN_OTHERWISE, ...STRESSED]));

function pairsOf(letters: string): Pair[] {
  return letters.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const);
}

function turned(pairs: Pair[]): Pair[] {
  return pairs.map(([one, other]) => [other, one] as const);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The pairs with their capitals: lj, LJ and Lj. Where both capitals are one letter, the last form stands. */
function tableOf(pairs: Pair[]): Map<string, string> {
  return new Map(
    pairs.flatMap(([from, to]) => [
      [from, to],
      [from.toUpperCase(), to.toUpperCase()],
      [capitalised(from), capitalised(to)],
    ]),
  );
}

function isTwoScript(language: string): boolean {
  return TWO_SCRIPTS.has(primaryTag(language));
}

function primaryTag(language: string): string {
  return (language.split('-')[0] ?? '').toLowerCase();
}

/** Whether a capital stands in a word of capitals: judged by the next letter, at the end by the one before. */
function isAmongCapitals(text: string, at: number): boolean {
  const next = /^\p{M}*(\p{L})/u.exec(text.slice(at + 1, at + 9))?.[1];
  const other = next ?? /(\p{L})\p{M}*$/u.exec(text.slice(Math.max(0, at - 8), at))?.[1];
  return other !== undefined && /\p{Lu}/u.test(other);
}

/**
 * A name in Latin letters, for display: Љубав → Ljubav, ЉУБАВ → LJUBAV, Ѓорче → Gjorče.
 * `language` is a BCP 47 tag; names in languages other than sr, bs, cnr and mk come back unchanged,
 * and so do letters that those do not have.
 */
export function toLatin(name: string, language: string): string {
  if (!isTwoScript(language)) return name;
  const text = name.normalize('NFC');
  const latin = text.replace(/[\u0400-\u045f]/g, (letter, at: number) => {
    const put = toLatinLetters.get(letter) ?? letter;
    return put.length > 1 && letter !== letter.toLowerCase() && isAmongCapitals(text, at)
      ? put.toUpperCase()
      : put;
  });
  return latin.normalize('NFC');
}

const ADDRESS =
  '[\\p{L}\\d][\\p{L}\\d-]{0,62}(?:\\.[\\p{L}\\d-]{1,62}){0,3}\\.(?:me|rs|mk|ba|al|com|org|net|info|eu)(?![\\p{L}\\d])';
const LETTERS = '[\\p{L}\\p{M}]+';
const WORD = new RegExp(`${ADDRESS}|${LETTERS}(?:[${QUOTES}]${LETTERS})*`, 'gu');
/** Numerals that are also words, or an initial: in a name of capitals alone they are read as such. */
const AMBIGUOUS = /^V?I?$/;
const GRAPHS = /lj|nj|dž|gj|kj|dz|./giu;

/** Digraphs go first; those that are no letter of the language (gj, kj, dz in Serbian) fall apart again. */
function cyrillicLetters(latin: string, table: Map<string, string>): string {
  return latin.replace(
    GRAPHS,
    (found) => table.get(found) ?? found.replace(/./gu, (letter) => table.get(letter) ?? letter),
  );
}

function isForeign(word: string, table: Map<string, string>): boolean {
  const letters = word.match(/\p{L}/gu) ?? [];
  return word.includes('.') || !letters.every((letter) => table.has(letter));
}

/**
 * A name in Cyrillic letters, for display only: what comes out is nobody's spelling of the name.
 * Words with letters that the language lacks (q, w, x, y, ë, ç), addresses and Roman numerals stay Latin.
 * `language` as in `toLatin`. Macedonian sh, zh and ch are left apart: “ishod” is исход.
 */
export function toCyrillic(name: string, language: string): string {
  if (!isTwoScript(language)) return name;
  const isMacedonian = primaryTag(language) === 'mk';
  const table = isMacedonian ? toMacedonianLetters : toSerbianLetters;
  const text = name.replace(/[Ǆ-ǌ]/g, (ligature) => ligature.normalize('NFKC')).normalize('NFC');
  const isAllCapitals = text === text.toUpperCase();
  const cyrillic = text.replace(WORD, (word) => {
    if (ROMAN_NUMERAL.test(word) && !(isAllCapitals && AMBIGUOUS.test(word))) return word;
    if (isForeign(word, table)) return word;
    const seam = seamIn(word, isMacedonian);
    return cyrillicLetters(word.slice(0, seam), table) + cyrillicLetters(word.slice(seam), table);
  });
  return cyrillic.normalize('NFC');
}
