import { reasons, type ReasonName } from './reasons.ts';

/** A grant in which an organisation takes or took part, as far as it tells who is free. Dates are partial. */
export interface Work {
  begunOn: string | null;
  endsOn: string | null;
}

/** What is known of an organisation that may become a partner; empty and null stand for “not published”. */
export interface Candidate {
  id: number;
  /** The name by which draws are made among equals. */
  slug: string;
  country: string | null;
  /** Ids of themes. */
  themes: readonly number[];
  languages: readonly string[];
  groups: readonly string[];
  /** A year’s budget in EUR, lower and upper end. */
  budget: readonly [number, number] | null;
  confirmedOn: string | null;
  /** Ids of schemes of which it delivered a grant, or delivers one. */
  schemes: readonly number[];
  /** Grants that are not said to be over. */
  work: readonly Work[];
  /** Never in a regional grant. */
  isNew: boolean;
}

/** A need as the scoring takes it. */
export interface Need {
  /** The day as of which the list is drawn up, YYYY-MM-DD. */
  on: string;
  /** For each theme asked: the ids that meet it, and how rare it is. */
  themes: readonly { meets: ReadonlySet<number>; rarity: number }[];
  /** The countries named; empty for any. */
  countries: readonly string[];
  /** The countries that are still missing; undefined where no country is asked for and nobody is in yet. */
  missing: readonly string[] | undefined;
  languages: readonly string[];
  groups: readonly string[];
  schemeId: number | undefined;
  /** EUR. */
  share: number | undefined;
  /** Ids of those who are in already. */
  members: ReadonlySet<number>;
  /** Who worked with one of them (1), or with a partner of one of them (0.6), by id. */
  together: ReadonlyMap<number, number>;
}

export const UNKNOWN = -1;

/** Which reasons a need asks for; the others give no points to anybody. */
export function askedReasons(need: Need): ReasonName[] {
  const isAsked: Record<ReasonName, boolean> = {
    country: need.missing !== undefined,
    themes: need.themes.length > 0,
    together: need.members.size > 0,
    scheme: need.schemeId !== undefined,
    groups: need.groups.length > 0,
    language: need.languages.length > 0,
    size: need.share !== undefined,
    free: true,
    confirmed: true,
  };
  return reasons.filter((reason) => isAsked[reason]);
}

/** Why somebody does not fit at all; unknown facts never shut out. */
export const conditions = ['countries', 'themes', 'groups'] as const;
export type Condition = (typeof conditions)[number];

/** Whether an organisation meets every condition, but for one that is loosened. */
export function fits(need: Need, candidate: Candidate, loosened?: Condition): boolean {
  return (
    !need.members.has(candidate.id) &&
    (loosened === 'countries' || isOfCountries(need, candidate)) &&
    (loosened === 'themes' || hasSomeTheme(need, candidate)) &&
    (loosened === 'groups' || hasSomeGroup(need, candidate))
  );
}

function isOfCountries({ countries }: Need, { country }: Candidate): boolean {
  return countries.length === 0 || country === null || countries.includes(country);
}

function hasSomeTheme({ themes }: Need, candidate: Candidate): boolean {
  if (themes.length === 0 || candidate.themes.length === 0) return true;
  for (const { meets } of themes) if (hasTheme(candidate, meets)) return true;
  return false;
}

function hasSomeGroup({ groups }: Need, candidate: Candidate): boolean {
  if (groups.length === 0 || candidate.groups.length === 0) return true;
  for (const group of groups) if (candidate.groups.includes(group)) return true;
  return false;
}

export function hasTheme({ themes }: Candidate, meets: ReadonlySet<number>): boolean {
  for (const theme of themes) if (meets.has(theme)) return true;
  return false;
}

/** How far an organisation meets each reason: from 0 to 1, or UNKNOWN. The method page says the same in words. */
export const partOf: Record<ReasonName, (need: Need, candidate: Candidate) => number> = {
  country: ({ missing = [] }, { country }) =>
    country === null ? UNKNOWN : missing.includes(country) ? 1 : 0,
  themes: themesPart,
  together: ({ together }, { id }) => together.get(id) ?? 0,
  scheme: ({ schemeId }, { schemes }) => (schemeId !== undefined && schemes.includes(schemeId) ? 1 : 0),
  groups: (need, candidate) => sharedPart(need.groups, candidate.groups),
  language: (need, candidate) => sharedPart(need.languages, candidate.languages),
  size: sizePart,
  free: ({ on }, candidate) => {
    const running = runningOn(candidate, on);
    return running === undefined ? UNKNOWN : (FREE[running] ?? 0);
  },
  confirmed: confirmedPart,
};

const FREE = [1, 0.8, 0.5, 0.2];

function themesPart({ themes }: Need, candidate: Candidate): number {
  if (candidate.themes.length === 0) return UNKNOWN;
  let [shared, asked] = [0, 0];
  for (const { meets, rarity } of themes) {
    asked += rarity;
    if (hasTheme(candidate, meets)) shared += rarity;
  }
  return asked === 0 ? 0 : shared / asked;
}

function sharedPart(asked: readonly string[], own: readonly string[]): number {
  if (own.length === 0) return UNKNOWN;
  let shared = 0;
  for (const one of asked) if (own.includes(one)) shared += 1;
  return asked.length === 0 ? 0 : shared / asked.length;
}

/** A share that a year’s budget can carry, and that is not lost in it. */
function sizePart({ share = 0 }: Need, { budget }: Candidate): number {
  if (budget === null) return UNKNOWN;
  const [lower, upper] = budget;
  if (share <= upper) return share >= lower / 20 ? 1 : 0.5;
  return share <= upper * 2 ? 0.5 : 0;
}

function confirmedPart({ on }: Need, { confirmedOn }: Candidate): number {
  if (confirmedOn === null) return UNKNOWN;
  const { half, one, two } = limitsOf(on);
  if (confirmedOn > half) return 1;
  if (confirmedOn > one) return 0.6;
  return confirmedOn > two ? 0.2 : 0;
}

/** No grant that the registry knows runs for longer: begun before that and without an end it is over. */
const LONGEST_YEARS = 5;

interface Limits {
  on: string;
  /** The days half a year, one year and two years before. */
  half: string;
  one: string;
  two: string;
  /** The first year of which a grant without an end may still run. */
  firstYear: string;
}
let kept: Limits | undefined;

/** Asked for every organisation, so the answer for one day is kept. */
function limitsOf(on: string): Limits {
  if (kept?.on !== on) {
    const before = (months: number) => {
      const date = new Date(`${on}T00:00:00Z`);
      date.setUTCMonth(date.getUTCMonth() - months);
      return date.toISOString().slice(0, 10);
    };
    const firstYear = String(Number(on.slice(0, 4)) - LONGEST_YEARS);
    kept = { on, half: before(6), one: before(12), two: before(24), firstYear };
  }
  return kept;
}

/** How many grants run on a day; undefined where it is not known of one of them. */
export function runningOn({ work }: Candidate, on: string): number | undefined {
  if (work.length === 0) return 0;
  const { firstYear } = limitsOf(on);
  let count = 0;
  for (const { begunOn, endsOn } of work) {
    if (endsOn !== null) {
      if (endsOn >= on || (endsOn.length < on.length && on.startsWith(endsOn))) count += 1;
    } else if (begunOn === null || begunOn >= firstYear) {
      return undefined;
    }
  }
  return count;
}

/** The upper end of a year’s budget up to which an organisation is small, in EUR. */
export const SMALL_BUDGET = 50_000;

export function isSmall({ budget }: Candidate): boolean {
  return budget !== null && budget[1] <= SMALL_BUDGET;
}

/** How rare a theme is among organisations with published themes. */
export function rarityOf(published: number, having: number): number {
  return Math.log2(1 + published / Math.max(1, having));
}
