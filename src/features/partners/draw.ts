import { partOf, type Candidate, type Need } from './scoring.ts';

/** Of very many equals those with the lowest lots are sorted alone first: a page asks for no more. */
export function* inParts(lots: Float64Array): Generator<Float64Array> {
  if (lots.length <= MANY) {
    yield lots;
    return;
  }
  const limit = (2 ** 32 / lots.length) * FIRST * MOST;
  yield lots.filter((lot) => lot < limit);
  yield lots.filter((lot) => lot >= limit);
}

const MANY = 2_000;
const FIRST = 500;

/** More organisations than there will be; a lot of 32 bits times this is still a whole number. */
export const MOST = 2 ** 20;

/** These indices by their sums, the highest sum first. */
export function bucketsOf(sums: Int32Array, indices: Int32Array): Int32Array[] {
  let highest = 0;
  for (const index of indices) if (sums[index]! > highest) highest = sums[index]!;
  const ends = new Int32Array(highest + 2);
  for (const index of indices) ends[highest - sums[index]! + 1]! += 1;
  for (let at = 1; at < ends.length; at += 1) ends[at]! += ends[at - 1]!;
  const starts = ends.slice();
  const sorted = new Int32Array(indices.length);
  for (const index of indices) sorted[starts[highest - sums[index]!]!++] = index;
  const buckets: Int32Array[] = [];
  for (let at = 0; at <= highest; at += 1) {
    const bucket = sorted.subarray(ends[at], ends[at + 1]);
    if (bucket.length > 0) buckets.push(bucket);
  }
  return buckets;
}

/** A line from which the first are taken; whoever left it out of turn is passed over. */
export class Line {
  readonly #source: Iterator<number>;
  readonly #gone = new Set<number>();
  #waiting: number[] = [];

  constructor(source: Iterator<number>) {
    this.#source = source;
  }

  take(count: number): number[] {
    const taken: number[] = [];
    while (taken.length < count) {
      const index = this.first();
      if (index === undefined) break;
      this.#waiting.shift();
      taken.push(index);
    }
    return taken;
  }

  /** Who is next, without taking them; undefined at the end. */
  first(): number | undefined {
    for (;;) {
      const index = this.#waiting[0] ?? this.#more();
      if (index === undefined || !this.#gone.delete(index)) return index;
      this.#waiting.shift();
    }
  }

  remove(index: number): void {
    this.#gone.add(index);
  }

  putBack(index: number): void {
    this.#waiting.unshift(index);
  }

  #more(): number | undefined {
    const { value, done } = this.#source.next();
    if (done) return undefined;
    this.#waiting.push(value);
    return value;
  }
}

/** The need in one number; weights are not in it, so that a changed weight moves nobody by the draw. */
export function seedOf({ countries, languages, groups, schemeId, share, members }: Need): number {
  return hash(
    0x811c9dc5,
    JSON.stringify([
      countries,
      languages,
      groups,
      schemeId,
      share,
      [...members].toSorted((left, right) => left - right),
    ]),
  );
}

/** FNV-1a over the letters. */
function hash(begin: number, text: string): number {
  let value = begin;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Spreads a number over all 32 bits. */
export function mix(number: number): number {
  let value = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** What depends on the organisations and the day alone, kept as long as the same list of them is handed over. */
export interface Kept {
  on: string;
  free: Float64Array;
  confirmed: Float64Array;
  /** For the draw among equals. */
  lots: Uint32Array;
}
const keptLists = new WeakMap<readonly Candidate[], Kept>();

export function keptFor(candidates: readonly Candidate[], need: Need): Kept {
  const known = keptLists.get(candidates);
  if (known?.on === need.on) return known;
  const kept: Kept = {
    on: need.on,
    free: Float64Array.from(candidates, (candidate) => partOf.free(need, candidate)),
    confirmed: Float64Array.from(candidates, (candidate) => partOf.confirmed(need, candidate)),
    lots: known?.lots ?? Uint32Array.from(candidates, ({ slug }) => hash(0x811c9dc5, slug)),
  };
  keptLists.set(candidates, kept);
  return kept;
}
