import { reasons, type ReasonName, type Weights } from './reasons.ts';

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

const meetsCondition: Record<Condition, (need: Need, candidate: Candidate) => boolean> = {
  countries: ({ countries }, { country }) =>
    countries.length === 0 || country === null || countries.includes(country),
  themes: (need, candidate) =>
    need.themes.length === 0 ||
    candidate.themes.length === 0 ||
    need.themes.some(({ meets }) => hasTheme(candidate, meets)),
  groups: ({ groups }, candidate) =>
    groups.length === 0 ||
    candidate.groups.length === 0 ||
    groups.some((group) => candidate.groups.includes(group)),
};

/** Whether an organisation meets every condition, but for those that are loosened. */
export function fits(need: Need, candidate: Candidate, loosened?: Condition): boolean {
  if (need.members.has(candidate.id)) return false;
  return conditions.every(
    (condition) => condition === loosened || meetsCondition[condition](need, candidate),
  );
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
  if (confirmedOn > before(on, 6)) return 1;
  if (confirmedOn > before(on, 12)) return 0.6;
  return confirmedOn > before(on, 24) ? 0.2 : 0;
}

const kept = { on: '', days: new Map<number, string>() };

/** The day so many months before another. Asked for every organisation, so the answers of one day are kept. */
function before(on: string, months: number): string {
  if (kept.on !== on) {
    kept.on = on;
    kept.days.clear();
  }
  let day = kept.days.get(months);
  if (day === undefined) {
    const date = new Date(`${on}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() - months);
    day = date.toISOString().slice(0, 10);
    kept.days.set(months, day);
  }
  return day;
}

/** No grant that the registry knows runs for longer: begun before that and without an end it is over. */
const LONGEST_YEARS = 5;

/** How many grants run on a day; undefined where it is not known of one of them. */
export function runningOn({ work }: Candidate, on: string): number | undefined {
  let count = 0;
  for (const { begunOn, endsOn } of work) {
    if (endsOn !== null) {
      if (endsOn >= on.slice(0, endsOn.length)) count += 1;
    } else if (begunOn === null || Number(on.slice(0, 4)) - Number(begunOn.slice(0, 4)) <= LONGEST_YEARS) {
      return undefined;
    }
  }
  return count;
}

/** The points of one reason in tenths, or UNKNOWN. */
export function pointsOf(reason: ReasonName, need: Need, candidate: Candidate, weights: Weights): number {
  const part = partOf[reason](need, candidate);
  return part === UNKNOWN ? UNKNOWN : Math.round(weights[reason] * 10 * part);
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
