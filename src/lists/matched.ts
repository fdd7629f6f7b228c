import { compareMatches, matcher, type Match, type Range } from '#names/match.ts';

/** Longer queries are cut: no name of the region is near this length. */
const LONGEST_QUERY = 200;

/** The name of a record by which a search found it, and the letters that matched. */
export interface MatchedName {
  name: string;
  ranges: Range[];
  /** How closely it matches, for `compareMatched`. */
  match: Match;
}

/** For one query, a function that tells which of a record's names answers it best; undefined where none does. */
export function nameMatcher(q: string): (names: readonly string[]) => MatchedName | undefined {
  const match = matcher(q.slice(0, LONGEST_QUERY));
  return (names) => {
    let best: MatchedName | undefined;
    for (const name of names) {
      const found = match(name);
      if (found && (!best || compareMatches(found, best.match) < 0))
        best = { name, ranges: found.ranges, match: found };
    }
    return best;
  };
}

/** A hit of a search, as far as it decides who stands before whom. */
export interface RankedHit {
  id: number;
  /** The name that matched best; a hit without one stands last. */
  matched: MatchedName | undefined;
  /** 0 for what was confirmed last, more the longer ago, most for never. */
  freshness: number;
}

/** Best first: by how closely the name matches, then what was confirmed lately, then the shorter name. */
export function compareMatched(left: RankedHit, right: RankedHit): number {
  if (!left.matched || !right.matched)
    return Number(!left.matched) - Number(!right.matched) || left.id - right.id;
  return (
    compareMatches(left.matched.match, right.matched.match) ||
    left.freshness - right.freshness ||
    left.matched.name.length - right.matched.name.length ||
    left.id - right.id
  );
}
