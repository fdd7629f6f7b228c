import type { Choice } from './kinds.ts';

/** The paragraphs of a text as its page shows them: every line that holds something. */
export function paragraphsOf(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Joins two texts that were written from the same one, paragraph by paragraph.
 *
 * @param base what both were written from.
 * @param choice what a person chose for the paragraphs that both changed; the others are joined all the same.
 * @returns the joined text; nothing where both changed the same paragraph and nobody chose.
 */
export function joinTexts(base: string, mine: string, theirs: string, choice?: Choice): string | undefined {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [old, own, other] = [base, mine, theirs].map(pieces) as [string[], string[], string[]];
  const isLong = old.length * Math.max(own.length, other.length) > MOST_COMPARED;
  if (isLong) return chosen(own, other, choice)?.join('');
  const [inOwn, inOther] = [matches(old, own), matches(old, other)];
  const joined: string[] = [];
  let [atOld, atOwn, atOther] = [0, 0, 0];
  for (let next = 0; next <= old.length; next += 1) {
    const [toOwn, toOther] = next === old.length ? [own.length, other.length] : [inOwn[next], inOther[next]];
    if (toOwn === undefined || toOther === undefined) continue;
    const [before, mineHere, theirsHere] = [
      old.slice(atOld, next),
      own.slice(atOwn, toOwn),
      other.slice(atOther, toOther),
    ];
    const part = joinPart(before, mineHere, theirsHere) ?? chosen(mineHere, theirsHere, choice);
    if (!part) return undefined;
    joined.push(...part, ...old.slice(next, next + 1));
    [atOld, atOwn, atOther] = [next + 1, toOwn + 1, toOther + 1];
  }
  return joined.join('').trim();
}

/** What stands where both wrote: as a person chose. */
function chosen(own: string[], other: string[], choice: Choice | undefined): string[] | undefined {
  if (choice === 'mine') return own;
  if (choice === 'theirs') return other;
  return choice === 'both' ? [...other, '\n\n', ...own] : undefined;
}

/** Beyond about a thousand paragraphs in each, comparing is left to people. */
const MOST_COMPARED = 4_000_000;

/** Between two places that stand in all three: whoever changed it is right; where both did, nobody can tell. */
function joinPart(old: string[], own: string[], other: string[]): string[] | undefined {
  const [before, mine, theirs] = [old, own, other].map((part) => part.join(''));
  if (mine === before || mine === theirs) return other;
  return theirs === before ? own : undefined;
}

/** Paragraphs and the breaks between them, each a piece, so that neighbouring paragraphs are told apart. */
function pieces(text: string): string[] {
  return text.split(/(\n+)/).filter((piece) => piece !== '');
}

/** For each piece of the old text where it stands in the new one: the longest common sequence. */
function matches(old: string[], now: string[]): (number | undefined)[] {
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old[i] === now[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const found: (number | undefined)[] = old.map(() => undefined);
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) found[i++] = j++;
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return found;
}
