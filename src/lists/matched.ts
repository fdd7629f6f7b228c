import { compareMatches, matcher, type Match, type Range } from '#names/match.ts';

/** Longer queries are cut: no name of the region is near this length. */
const LONGEST_QUERY = 200;

/** The name of a record by which a search found it, and the letters that matched. */
export interface MatchedName {
  name: string;
  ranges: Range[];
}

/** For one query, a function that tells which of a record's names answers it best; undefined where none does. */
export function nameMatcher(q: string): (names: readonly string[]) => MatchedName | undefined {
  const match = matcher(q.slice(0, LONGEST_QUERY));
  return (names) => {
    let best: { name: string; found: Match } | undefined;
    for (const name of names) {
      const found = match(name);
      if (found && (!best || compareMatches(found, best.found) < 0)) best = { name, found };
    }
    return best && { name: best.name, ranges: best.found.ranges };
  };
}
