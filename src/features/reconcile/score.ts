import type { Match } from '#names/match.ts';

/** What is asked of one body: its name, and what else is known of it. */
export interface Asked {
  query: string;
  /** ISO 3166-1 alpha-2 or XK. */
  country?: string | undefined;
  city?: string | undefined;
  registrationNumber?: string | undefined;
  website?: string | undefined;
}

/** One reason for or against, with its points; a score is the sum of its features' points, from 0 to 100. */
export interface Feature {
  id:
    | 'name_exact'
    | 'name_script'
    | 'name_alike'
    | 'name_begun'
    | 'letters_differ'
    | 'words_over'
    | 'country_same'
    | 'country_other'
    | 'city_same'
    | 'number_same'
    | 'number_other'
    | 'website_same';
  points: number;
  /** How many letters or words, where it counts some. */
  count?: number;
}

/** What a candidate is compared by. */
export interface Facts {
  country: string | null;
  city: string | null;
  registrationNumber: string | null;
  website: string | null;
}

const TIERS = {
  exact: 'name_exact',
  script: 'name_script',
  loose: 'name_alike',
  prefix: 'name_begun',
} as const;
const TIER_POINTS = { exact: 80, script: 78, loose: 70, prefix: 45 } as const;

/**
 * Why a record is what was asked for, feature by feature.
 *
 * @param match how the closest of its names meets the query.
 * @param over words that stand on one side only, legal forms not counted.
 */
export function featuresOf(
  match: Match | undefined,
  over: number,
  asked: Asked,
  facts: Facts,
  sameKeys: SameKeys,
): Feature[] {
  const features: Feature[] = [];
  const add = (id: Feature['id'], points: number, count?: number) =>
    features.push({ id, points, ...(count === undefined ? {} : { count }) });
  if (match) {
    add(TIERS[match.tier], TIER_POINTS[match.tier]);
    const letters = Math.floor(match.cost);
    if (letters > 0) add('letters_differ', -4 * letters, letters);
    if (over > 0) add('words_over', -8 * over, over);
  }
  if (asked.country && facts.country) {
    if (asked.country === facts.country) add('country_same', 10);
    else add('country_other', -25);
  }
  if (sameKeys.city) add('city_same', 4);
  if (sameKeys.number === true) add('number_same', match ? 30 : 60);
  if (sameKeys.number === false) add('number_other', -10);
  if (sameKeys.website) add('website_same', 12);
  return features;
}

/** Whether further facts agree; undefined where either side does not say. */
export interface SameKeys {
  city: boolean;
  number: boolean | undefined;
  website: boolean;
}

export function scoreOf(features: readonly Feature[]): number {
  const sum = features.reduce((all, { points }) => all + points, 0);
  return Math.max(0, Math.min(100, sum));
}

/** Equal numbers in one country, or the same name letter for letter or in the other script, and nothing against it. */
export function isCertain(features: readonly Feature[]): boolean {
  const has = (id: Feature['id']) => features.some((feature) => feature.id === id);
  if (has('country_other') || has('number_other')) return false;
  if (has('number_same') && has('country_same')) return true;
  return (has('name_exact') || has('name_script')) && !has('words_over') && !has('letters_differ');
}
