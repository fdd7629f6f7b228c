import { wordDifference } from './differences.ts';
import { foldWords } from './fold.ts';
import { exactKey, foldCase, scriptKey } from './keys.ts';
import { legalWords } from './legal-words.ts';
import { lettersOf, wordsOf } from './words.ts';

/** From best to worst: same letters; same letters in the other script; alike; the last word only begun. */
export const MATCH_TIERS = ['exact', 'script', 'loose', 'prefix'] as const;
export type MatchTier = (typeof MATCH_TIERS)[number];

/** A place in a name as printed: UTF-16 index, end exclusive. */
export type Range = [start: number, end: number];

export type Match = {
  /** The weakest tier among the words of the query. */
  tier: MatchTier;
  /** Letters that had to be taken for others, and a tenth for each legal-form word that the name lacks. */
  cost: number;
  /** Words of the name that the query does not mention, legal-form words not counted. */
  unmentioned: number;
  /** The matched letters in the name as printed: in order, none overlapping. */
  ranges: Range[];
};

type Term = { printed: string; start: number; exact: string; loose: string[]; legal: boolean };
type Hit = { tier: MatchTier; cost: number; term: Term; length: number };

const LEGAL_WORD_LACKING = 0.1;

function termsOf(name: string): Term[] {
  const words = wordsOf(name);
  const letters = words.map(({ text }) => lettersOf(text));
  const loose = foldWords(letters);
  const legal = legalWords(loose);
  return words.map(({ text, start }, index) => ({
    printed: text,
    start,
    exact: foldCase(letters[index] ?? text),
    loose: loose[index] ?? [],
    legal: legal[index] ?? false,
  }));
}

/** Words that stand in a text several times, once: the last one of the text stays the last. */
function distinct(terms: Term[]): Term[] {
  const last = terms.at(-1);
  const others = new Map(terms.toReversed().map((term) => [term.printed, term]));
  if (last) others.delete(last.printed);
  return last ? [...[...others.values()].toReversed(), last] : [];
}

function byForm(terms: Term[]): Map<string, Term[]> {
  const index = new Map<string, Term[]>();
  for (const term of terms) {
    for (const form of term.loose) {
      const bucket = index.get(form);
      if (bucket) bucket.push(term);
      else index.set(form, [term]);
    }
  }
  return index;
}

function better(one: Hit | undefined, other: Hit): Hit {
  return one && compareTiers(one, other) <= 0 ? one : other;
}

function wholeWord(wanted: Term, index: Map<string, Term[]>): Hit | undefined {
  let best: Hit | undefined;
  for (const term of new Set(wanted.loose.flatMap((form) => index.get(form) ?? []))) {
    const { length } = term.printed;
    if (term.exact === wanted.exact) return { tier: 'exact', cost: 0, term, length };
    const same = scriptKey(term.exact) === scriptKey(wanted.exact);
    const cost = same ? 0 : (wordDifference(wanted.printed, term.printed)?.pairs.length ?? 1);
    best = better(best, { tier: same ? 'script' : 'loose', cost, term, length });
  }
  return best;
}

function beginning(wanted: Term, terms: Term[]): Hit | undefined {
  let best: Hit | undefined;
  for (const term of terms) {
    if (!wanted.loose.some((form) => term.loose.some((whole) => whole.startsWith(form)))) continue;
    const found = wordDifference(wanted.printed, term.printed, true);
    const cost = found?.pairs.length ?? 1;
    best = better(best, { tier: 'prefix', cost, term, length: found?.end ?? term.printed.length });
  }
  return best;
}

/** A word that stands in the name several times is marked each time. */
function rangesOf(terms: Term[], hits: Hit[]): Range[] {
  const lengths = new Map<string, number>();
  for (const { term, length } of hits) {
    const reach = length === term.printed.length ? Infinity : length;
    lengths.set(term.exact, Math.max(reach, lengths.get(term.exact) ?? 0));
  }
  return terms.flatMap(({ exact, start, printed }): Range[] => {
    const length = lengths.get(exact);
    return length === undefined ? [] : [[start, start + Math.min(length, printed.length)]];
  });
}

/** Names without a letter or a digit (“+++”) have nothing to fold: they match when they are the same. */
function matchSigns(query: string, name: string): Match | undefined {
  const key = exactKey(query);
  if (key === '' || key !== exactKey(name)) return undefined;
  return { tier: 'exact', cost: 0, unmentioned: 0, ranges: [[0, name.length]] };
}

function matchTerms(wanted: Term[], name: string): Match | undefined {
  const terms = termsOf(name);
  const different = distinct(terms);
  const index = byForm(different);
  // A query of legal-form words alone asks for these words, so that then none may be missing.
  const mayLack = wanted.some((term) => !term.legal);
  const hits: Hit[] = [];
  let lacking = 0;
  for (const [at, term] of wanted.entries()) {
    const isLast = at === wanted.length - 1;
    const hit = wholeWord(term, index) ?? (isLast ? beginning(term, different) : undefined);
    if (hit) hits.push(hit);
    else if (term.legal && mayLack) lacking += 1;
    else return undefined;
  }
  const mentioned = new Set(hits.map((hit) => hit.term.exact));
  const worst = Math.max(...hits.map((hit) => MATCH_TIERS.indexOf(hit.tier)));
  return {
    tier: MATCH_TIERS[worst] ?? 'prefix',
    cost: hits.reduce((sum, hit) => sum + hit.cost, lacking * LEGAL_WORD_LACKING),
    unmentioned: terms.filter((term) => !term.legal && !mentioned.has(term.exact)).length,
    ranges: rangesOf(terms, hits),
  };
}

/**
 * A matcher for one query and many names. Every word of the query must be in the name, in any order;
 * the last one may be only begun; legal-form words may be missing on either side.
 */
export function matcher(query: string): (name: string) => Match | undefined {
  const wanted = distinct(termsOf(query));
  if (wanted.length === 0) return (name) => matchSigns(query, name);
  return (name) => matchTerms(wanted, name);
}

/**
 * How a name answers a query; undefined when it does not. A match of any tier is a find, not a proof:
 * whether two names are one is decided by `exactKey` and `scriptKey` of the whole names.
 */
export function matchName(query: string, name: string): Match | undefined {
  return matcher(query)(name);
}

function compareTiers(
  one: { tier: MatchTier; cost: number },
  other: { tier: MatchTier; cost: number },
): number {
  return MATCH_TIERS.indexOf(one.tier) - MATCH_TIERS.indexOf(other.tier) || one.cost - other.cost;
}

/** Best first: by tier, then by letters taken for others, then by how little of the name is left over. */
export function compareMatches(one: Match, other: Match): number {
  return compareTiers(one, other) || one.unmentioned - other.unmentioned;
}
