import { compareMatches, matcher, type Match, type Range } from '#names/match.ts';

/** Longer queries are cut: no name of the region is near this length. */
const LONGEST_QUERY = 200;

/** The name of a record by which a search found it, and the letters that matched. */
export interface MatchedName {
  name: string;
  ranges: Range[];
  /** How closely it matches, for ranking by `compareMatched`. */
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

/** Best first: by how closely the name matches, then the shorter name; what does not match stands last. */
export function compareMatched(left: MatchedName | undefined, right: MatchedName | undefined): number {
  if (!left || !right) return Number(!left) - Number(!right);
  return compareMatches(left.match, right.match) || left.name.length - right.name.length;
}
