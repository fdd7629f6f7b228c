import { bucketsOf, inParts, keptFor, Line, mix, MOST, seedOf, type Kept } from './draw.ts';
import type { ReasonName, Weights } from './reasons.ts';
import { askedReasons, fits, isSmall, partOf, UNKNOWN, type Candidate, type Need } from './scoring.ts';

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
  /** Where each fitting organisation stands among all. */
  readonly #places: Int32Array;
  readonly #kept: Kept;
  /** The points of each fitting organisation, reason by reason; UNKNOWN where not published. */
  readonly #points: Int16Array;
  /** For each reason asked, the mean of the points known among those who fit. */
  readonly #means: number[];
  readonly #sums: Int32Array;

  constructor(need: Need, weights: Weights, candidates: readonly Candidate[]) {
    this.#need = need;
    this.#weights = weights;
    this.#asked = askedReasons(need);
    this.#fitting = [];
    this.#places = new Int32Array(candidates.length);
    this.#kept = keptFor(candidates, need);
    for (let place = 0; place < candidates.length; place += 1) {
      if (!fits(need, candidates[place]!)) continue;
      this.#places[this.#fitting.length] = place;
      this.#fitting.push(candidates[place]!);
    }
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

  /** Reason by reason over everybody, which is several times quicker than the other way round. */
  #give(): number[] {
    const width = this.#asked.length;
    return this.#asked.map((reason, at) => {
      let [sum, known] = [0, 0];
      const most = this.#weights[reason] * 10;
      const measure = partOf[reason];
      const parts =
        reason === 'free' ? this.#kept.free : reason === 'confirmed' ? this.#kept.confirmed : undefined;
      for (let place = 0; place < this.#fitting.length; place += 1) {
        const part = parts ? parts[this.#places[place]!]! : measure(this.#need, this.#fitting[place]!);
        const points = part === UNKNOWN ? UNKNOWN : Math.round(most * part);
        this.#points[place * width + at] = points;
        if (points === UNKNOWN) continue;
        sum += points;
        known += 1;
      }
      return known === 0 ? 0 : Math.round(sum / known);
    });
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
    const line = new Line(this.#byScore(() => true));
    // Those who may be raised, in the same order: looked for by themselves, so that nobody else is sorted for it.
    const favoured = new Line(this.#byScore((index) => this.#isFavoured(index)));
    for (;;) {
      const block = line.take(BLOCK);
      for (const index of block) favoured.remove(index);
      const fifth = block[BLOCK - 1];
      const isUnfair = fifth !== undefined && most > 0 && !block.some((index) => this.#isFavoured(index));
      const next = isUnfair ? favoured.first() : undefined;
      if (next === undefined || this.#sums[next]! < this.#sums[fifth!]! - most) {
        for (const index of block) yield { index, lift: 0 };
        if (fifth === undefined) return;
        continue;
      }
      for (const index of block.slice(0, -1)) yield { index, lift: 0 };
      yield { index: next, lift: this.#sums[fifth!]! - this.#sums[next]! };
      line.remove(next);
      favoured.remove(next);
      line.putBack(fifth!);
    }
  }

  #isFavoured(index: number): boolean {
    const candidate = this.#fitting[index]!;
    return candidate.isNew || isSmall(candidate);
  }

  /** Best first; equals in an order drawn from the need and their names, so that nobody is always first. */
  *#byScore(isWanted: (index: number) => boolean): Generator<number> {
    const seed = seedOf(this.#need);
    const wanted = Int32Array.from(this.#fitting.keys()).filter(isWanted);
    for (const indices of bucketsOf(this.#sums, wanted)) {
      // The lot above, the place below: plain numbers sort many times quicker than records.
      const lots = new Float64Array(indices.length);
      for (let at = 0; at < indices.length; at += 1) {
        const index = indices[at]!;
        lots[at] = mix(seed ^ this.#kept.lots[this.#places[index]!]!) * MOST + index;
      }
      for (const part of inParts(lots)) for (const lot of part.toSorted()) yield lot % MOST;
    }
  }
}
