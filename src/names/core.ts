import { looseTokens } from './keys.ts';
import { isLegalWord, legalWords } from './legal-words.ts';
import { lettersOf, wordsOf } from './words.ts';

/** A word of a name that tells it from others, as printed and in its loose forms. */
export interface CoreWord {
  printed: string;
  loose: string[];
}

/** One way in which a name can be written short: the words that tell it from others, in order. */
export type Core = CoreWord[];

/** Words that join others and may be left out or written otherwise, in the region's languages and in English. */
const JOINING = new Set(
  looseTokens(
    'the a an and of for in to on i u na za od do s sa и у на за од до со dhe e të per për në i de della',
  ).flat(),
);

/** Parts of a name stand behind a spaced dash, a slash or a full stop, or in brackets. */
const PARTS = /\s+[\p{Pd}\u2212]\s*|\s*[\p{Pd}\u2212]\s+|[()[\]/|]|[.:,;]\s+/u;
const PARTS_ALL = new RegExp(PARTS.source, 'gu');
const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{Ll}\d]{2,10}$/u;
const MOST_CORES = 4;

/** The words of a name, folded once, and the part in which each stands. */
interface Read {
  words: CoreWord[];
  /** For each word whether it names the legal form or joins others. */
  isAside: boolean[];
  parts: number[];
}

/**
 * The telling words of a name: without words of the legal form, joining words, and an acronym that stands apart.
 * A name of several parts (“Žene ženama – Sarajevo”) has a core for the whole and one for each part that could
 * stand alone, the whole first. What would leave nothing is kept.
 */
export function coresOf(name: string): Core[] {
  const read = readName(name);
  const all = [...new Set(read.parts)];
  const wordsOfPart = (part: number) => read.words.filter((_, place) => read.parts[place] === part);
  const telling = all.filter((part) => all.length === 1 || !isAcronymPart(wordsOfPart(part)));
  const kept = telling.length > 0 ? telling : all;
  const cores = [coreIn(read, kept)];
  if (kept.length > 1) {
    for (const part of kept) {
      const core = coreIn(read, [part]);
      if (core.length > 1 || part === kept[0]) cores.push(core);
    }
  }
  return cores.filter((core) => core.length > 0).slice(0, MOST_CORES);
}

/** The parts of a name of several, as printed; an acronym that stands apart is none. */
export function partsOf(name: string): string[] {
  const parts = name.split(PARTS).map((part) => part.trim());
  const told = parts.filter((part) => wordsOf(part).length > 0 && !isAcronym(part));
  return told.length > 1 ? told : [];
}

/** The acronyms that a name carries: in brackets, apart by a dash, or the name itself where it is but one. */
export function acronymsIn(name: string): string[] {
  const parts = name.split(PARTS).map((part) => part.trim());
  const found = parts.filter((part) => isAcronym(part)).map((part) => keyOf(part));
  return [...new Set(found)];
}

/** A name typed as one word of a few letters may be an acronym, in whichever case it was typed. */
export function asAcronym(name: string): string | undefined {
  const words = wordsOf(name);
  const key = words.length === 1 ? keyOf(name) : '';
  return key.length >= 2 && key.length <= 10 ? key : undefined;
}

/** The acronym in Latin letters without its dots: Ц.Е.С.И.Д. and CeSID are one. */
export function acronymKey(acronym: string): string {
  return keyOf(acronym);
}

/** Whether two cores say the same words in any order; letters may differ as in a loose key. */
export function isSameCore(left: Core, right: Core): boolean {
  if (left.length !== right.length) return false;
  const rest = [...right];
  return left.every((word) => {
    const at = rest.findIndex((other) => meets(word, other));
    if (at < 0) return false;
    rest.splice(at, 1);
    return true;
  });
}

/**
 * The one or two words by which two cores of the same length differ, where each pair is but a slip apart:
 * a letter more, less, another or changed places, two in longer words. Undefined where they differ by more, or not.
 */
export function slipsBetween(left: Core, right: Core): [string, string][] | undefined {
  if (left.length !== right.length || left.length < 2) return undefined;
  const rest = [...right];
  const alone: CoreWord[] = [];
  for (const word of left) {
    const at = rest.findIndex((other) => meets(word, other));
    if (at < 0) alone.push(word);
    else rest.splice(at, 1);
  }
  if (alone.length === 0 || alone.length > 2 || alone.length >= left.length) return undefined;
  const pairs: [string, string][] = [];
  for (const word of alone) {
    const at = rest.findIndex((other) => isSlip(word, other));
    if (at < 0) return undefined;
    pairs.push([word.printed, rest[at]!.printed]);
    rest.splice(at, 1);
  }
  return pairs;
}

function readName(name: string): Read {
  const words = wordsOf(name);
  const loose = looseTokens(name);
  const legal = legalWords(loose);
  const edges = Array.from(name.matchAll(PARTS_ALL), ({ index }) => index);
  return {
    words: words.map(({ text: printed }, place) => ({ printed, loose: loose[place] ?? [] })),
    isAside: loose.map((forms, place) => legal[place] === true || forms.some((form) => JOINING.has(form))),
    parts: words.map(({ start }) => edges.filter((edge) => edge < start).length),
  };
}

function coreIn({ words, isAside, parts }: Read, chosen: number[]): Core {
  const own = words.map((_, place) => place).filter((place) => chosen.includes(parts[place]!));
  const telling = own.filter((place) => !isAside[place]);
  const kept = telling.length > 0 ? telling : own.filter((place) => !words[place]!.loose.some(isLegalWord));
  return kept.map((place) => words[place]!);
}

function isAcronymPart(words: CoreWord[]): boolean {
  return words.length === 1 && ACRONYM.test(lettersOf(words[0]!.printed));
}

function isAcronym(part: string): boolean {
  return ACRONYM.test(lettersOf(part)) && wordsOf(part).length === 1;
}

function keyOf(text: string): string {
  return looseTokens(lettersOf(text))[0]?.[0] ?? '';
}

function meets(left: CoreWord, right: CoreWord): boolean {
  return left.loose.some((form) => right.loose.includes(form));
}

/** Short words have no room for slips: “mladi” and “mlada” may be two words. */
function isSlip(left: CoreWord, right: CoreWord): boolean {
  return left.loose.some((one) =>
    right.loose.some((other) => {
      const shorter = Math.min(one.length, other.length);
      return shorter >= 5 && isWithin(one, other, shorter >= 10 ? 2 : 1);
    }),
  );
}

/** Whether so few letters have to be put in, left out, exchanged or swapped with their neighbour. */
function isWithin(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column]! + 1, next[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwap =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) cost = Math.min(cost, before[column - 2]! + 1);
      next.push(cost);
    }
    [before, last] = [last, next];
  }
  return last[other.length]! <= most;
}
