import type { ReasonName, Weights } from './reasons.ts';
import { askedReasons, fits, isSmall, pointsOf, UNKNOWN, type Candidate, type Need } from './scoring.ts';

/** Points are tenths of a point throughout. */
export interface Reason {
  reason: ReasonName | 'fairness';
  points: number;
  /** Not published: the points are the mean of those known. */
  isUnknown: boolean;
}

export interface Ranked {
  candidate: Candidate;
  /** From 1. */
  place: number;
  /** The sum of the reasons. */
  score: number;
  reasons: Reason[];
}

const BLOCK = 5;

/**
 * A ranking of everybody who fits. Points are given once, by the functions that also say the reasons; places are
 * then handed out one after the other, so that a page costs the page and not the whole.
 */
export class Ranking {
  readonly #need: Need;
  readonly #weights: Weights;
  readonly #asked: ReasonName[];
  readonly #fitting: Candidate[];
  /** The points of each fitting organisation, reason by reason; UNKNOWN where not published. */
  readonly #points: Int16Array;
  /** For each reason asked, the mean of the points known among those who fit. */
  readonly #means: number[];
  readonly #sums: Int32Array;

  constructor(need: Need, weights: Weights, candidates: Iterable<Candidate>) {
    this.#need = need;
    this.#weights = weights;
    this.#asked = askedReasons(need);
    this.#fitting = [];
    for (const candidate of candidates) if (fits(need, candidate)) this.#fitting.push(candidate);
    this.#points = new Int16Array(this.#fitting.length * this.#asked.length);
    this.#means = this.#give();
    this.#sums = this.#add();
  }

  get total(): number {
    return this.#fitting.length;
  }

  /** The mean of what is known of a reason, in tenths; 0 where nothing is known of anybody. */
  meanOf(reason: ReasonName): number {
    return this.#means[this.#asked.indexOf(reason)] ?? 0;
  }

  #give(): number[] {
    const sums = this.#asked.map(() => 0);
    const known = this.#asked.map(() => 0);
    const width = this.#asked.length;
    for (let place = 0; place < this.#fitting.length; place += 1) {
      const candidate = this.#fitting[place]!;
      for (let at = 0; at < width; at += 1) {
        const points = pointsOf(this.#asked[at]!, this.#need, candidate, this.#weights);
        this.#points[place * width + at] = points;
        if (points === UNKNOWN) continue;
        sums[at]! += points;
        known[at]! += 1;
      }
    }
    return sums.map((sum, at) => (known[at] === 0 ? 0 : Math.round(sum / known[at]!)));
  }

  #add(): Int32Array {
    const width = this.#asked.length;
    const sums = new Int32Array(this.#fitting.length);
    for (let place = 0; place < sums.length; place += 1) {
      let sum = 0;
      for (let at = 0; at < width; at += 1) {
        const points = this.#points[place * width + at]!;
        sum += points === UNKNOWN ? this.#means[at]! : points;
      }
      sums[place] = sum;
    }
    return sums;
  }

  /** The order in which they stand, from the first place; nothing is sorted beyond what is asked for. */
  *places(): Generator<Ranked> {
    let place = 0;
    for (const { index, lift } of this.#fairly()) {
      place += 1;
      yield this.#ranked(index, place, lift);
    }
  }

  /** The first so many places. */
  first(count: number): Ranked[] {
    const found: Ranked[] = [];
    for (const ranked of this.places()) {
      if (found.length >= count) break;
      found.push(ranked);
    }
    return found;
  }

  #ranked(index: number, place: number, lift: number): Ranked {
    const width = this.#asked.length;
    const reasons = this.#asked.map((reason, at): Reason => {
      const points = this.#points[index * width + at]!;
      const isUnknown = points === UNKNOWN;
      return { reason, points: isUnknown ? this.#means[at]! : points, isUnknown };
    });
    if (lift > 0) reasons.push({ reason: 'fairness', points: lift, isUnknown: false });
    return {
      candidate: this.#fitting[index]!,
      place,
      score: reasons.reduce((sum, { points }) => sum + points, 0),
      reasons,
    };
  }

  /**
   * Five by five: where none of the five is new to regional grants or small, the best placed further down that
   * is, and is near enough, takes the fifth place.
   */
  *#fairly(): Generator<{ index: number; lift: number }> {
    const most = this.#weights.fairness * 10;
    const line = new Line(this.#byScore());
    for (;;) {
      const block = line.take(BLOCK);
      const fifth = block[BLOCK - 1];
      const isUnfair = fifth !== undefined && most > 0 && !block.some((index) => this.#isFavoured(index));
      const least = fifth === undefined ? 0 : this.#sums[fifth]! - most;
      const raised = isUnfair
        ? line.pull(
            (index) => this.#isFavoured(index),
            (index) => this.#sums[index]! >= least,
          )
        : undefined;
      if (raised === undefined) {
        for (const index of block) yield { index, lift: 0 };
        if (fifth === undefined) return;
        continue;
      }
      for (const index of block.slice(0, -1)) yield { index, lift: 0 };
      yield { index: raised, lift: this.#sums[fifth!]! - this.#sums[raised]! };
      line.putBack(fifth!);
    }
  }

  #isFavoured(index: number): boolean {
    const candidate = this.#fitting[index]!;
    return candidate.isNew || isSmall(candidate);
  }

  /** Best first; equals in an order drawn from the need and their names, so that nobody is always first. */
  *#byScore(): Generator<number> {
    const buckets = new Map<number, number[]>();
    for (let index = 0; index < this.#sums.length; index += 1) {
      const bucket = buckets.get(this.#sums[index]!);
      if (bucket) bucket.push(index);
      else buckets.set(this.#sums[index]!, [index]);
    }
    const seed = seedOf(this.#need);
    for (const score of [...buckets.keys()].toSorted((left, right) => right - left)) {
      const drawn = buckets.get(score)!.map((index) => {
        const { slug } = this.#fitting[index]!;
        return { index, slug, lot: hash(seed, slug) };
      });
      drawn.sort((left, right) => left.lot - right.lot || (left.slug < right.slug ? -1 : 1));
      for (const { index } of drawn) yield index;
    }
  }
}

/** A line of which the first are taken, and from further down which one may be pulled out of its turn. */
class Line {
  readonly #source: Iterator<number>;
  #waiting: number[] = [];

  constructor(source: Iterator<number>) {
    this.#source = source;
  }

  take(count: number): number[] {
    while (this.#waiting.length < count && this.#more() !== undefined);
    return this.#waiting.splice(0, count);
  }

  putBack(index: number): void {
    this.#waiting.unshift(index);
  }

  /** The first that is wanted, as long as it is near; undefined where none is. */
  pull(isWanted: (index: number) => boolean, isNear: (index: number) => boolean): number | undefined {
    for (let at = 0; ; at += 1) {
      const index = this.#waiting[at] ?? this.#more();
      if (index === undefined || !isNear(index)) return undefined;
      if (!isWanted(index)) continue;
      this.#waiting.splice(at, 1);
      return index;
    }
  }

  #more(): number | undefined {
    const { value, done } = this.#source.next();
    if (done) return undefined;
    this.#waiting.push(value);
    return value;
  }
}

/** The need in one number; weights are not in it, so that a changed weight moves nobody by the draw. */
function seedOf({ countries, languages, groups, schemeId, share, members }: Need): number {
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

/** FNV-1a over the letters, from a beginning of its own, mixed at the end. */
function hash(begin: number, text: string): number {
  let value = begin;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
