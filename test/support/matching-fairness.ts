import { Ranking, type Ranked } from '#features/partners/ranking.ts';
import { usualWeights } from '#features/partners/reasons.ts';
import { isSmall } from '#features/partners/scoring.ts';
import { inventRegion } from './matching-needs.ts';
import { candidatesOf, needOf } from './matching-region.ts';

export interface Fairness {
  /** Exposure over relevance of each group, 1 being what everybody together has. */
  ratios: Record<string, number>;
  /** The same where only the first twenty places count as seen. */
  firstTwenty: Record<string, number>;
  /** NDCG@10 against the ranking without the reason of fairness, mean of all needs. */
  ndcg: number;
  needs: number;
  /** How many of the first ten places were given for fairness, of how many. */
  raised: number;
  places: number;
}

const groups: Record<string, (one: Ranked) => boolean> = {
  'new to regional grants': ({ candidate }) => candidate.isNew,
  small: ({ candidate }) => isSmall(candidate),
  'new or small': ({ candidate }) => candidate.isNew || isSmall(candidate),
  ...Object.fromEntries(
    ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'].map((code) => [
      code,
      ({ candidate }: Ranked) => candidate.country === code,
    ]),
  ),
};

/**
 * How exposure, 1 / log2(1 + place), is shared out over generated needs, set against relevance, which is the
 * score without the reason of fairness.
 */
export function measureFairness(seed: number, organisations = 1_500, needs = 1_000): Fairness {
  const region = inventRegion(seed, organisations, needs);
  const all = candidatesOf(region);
  const sums = Object.fromEntries(
    Object.keys(groups).map((name) => [name, { exposure: 0, seen: 0, relevance: 0 }]),
  );
  const whole = { exposure: 0, seen: 0, relevance: 0 };
  let [gained, raised, places] = [0, 0, 0];
  for (const invented of region.needs) {
    const ranked = new Ranking(needOf(region, all, invented), usualWeights, all).first(Infinity);
    for (const one of ranked) {
      const exposure = 1 / Math.log2(1 + one.place);
      const relevance = relevanceOf(one);
      for (const [name, isIn] of Object.entries(groups)) {
        if (!isIn(one)) continue;
        sums[name]!.exposure += exposure;
        sums[name]!.seen += one.place <= 20 ? exposure : 0;
        sums[name]!.relevance += relevance;
      }
      whole.exposure += exposure;
      whole.seen += one.place <= 20 ? exposure : 0;
      whole.relevance += relevance;
    }
    gained += ndcg(ranked.map(relevanceOf));
    raised += ranked
      .slice(0, 10)
      .filter(({ reasons }) => reasons.some(({ reason }) => reason === 'fairness')).length;
    places += Math.min(10, ranked.length);
  }
  const ratiosOf = (kind: 'exposure' | 'seen') =>
    Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [
        name,
        sum[kind] / sum.relevance / (whole[kind] / whole.relevance),
      ]),
    );
  return {
    ratios: ratiosOf('exposure'),
    firstTwenty: ratiosOf('seen'),
    ndcg: gained / region.needs.length,
    needs: region.needs.length,
    raised,
    places,
  };
}

function relevanceOf({ reasons }: Ranked): number {
  return reasons.reduce((sum, { reason, points }) => (reason === 'fairness' ? sum : sum + points), 0);
}

/** 1 where nobody better stands below the tenth place or in a later one. */
function ndcg(relevances: number[]): number {
  const gain = (values: number[]) =>
    values.slice(0, 10).reduce((sum, value, at) => sum + value / Math.log2(2 + at), 0);
  const best = gain(relevances.toSorted((left, right) => right - left));
  return best === 0 ? 1 : gain(relevances) / best;
}
