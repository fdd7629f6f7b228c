/**
 * An invented region for measuring how fair a ranking is: organisations, what joined them, and a thousand needs.
 * It imports nothing of the application and was written before the code that ranks.
 */
export interface InventedOrganisation {
  country: string | null;
  /** Numbers of themes; empty where not published. */
  themes: number[];
  languages: string[];
  /** A year’s budget in EUR, lower and upper end; null where not published. */
  budget: [number, number] | null;
  /** Months before the day of asking; null where never confirmed. */
  confirmedMonthsAgo: number | null;
  /** Grants by scheme, and whether each still runs; null where that is not known. */
  grants: { scheme: 'regional' | 'core'; isRunning: boolean | null }[];
}
export interface InventedNeed {
  /** Places in the list of organisations. */
  members: number[];
  themes: number[];
  countries: string[];
  languages: string[];
  scheme: 'regional' | 'core';
  /** EUR; null where none is said. */
  share: number | null;
}
export interface InventedRegion {
  organisations: InventedOrganisation[];
  /** Who stood in one consortium, by their places. */
  consortia: number[][];
  needs: InventedNeed[];
}

export const THEMES = 11;
const SIX = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'];
const SHARES = [15, 17, 13, 10, 18, 25, 2];
const TONGUES: Record<string, string[]> = {
  AL: ['sq'],
  BA: ['bs', 'sr'],
  XK: ['sq', 'sr'],
  ME: ['cnr', 'sr'],
  MK: ['mk', 'sq'],
  RS: ['sr'],
};
const BUDGETS: [number, number][] = [
  [0, 20_000],
  [20_000, 50_000],
  [50_000, 150_000],
  [150_000, 500_000],
  [500_000, 2_000_000],
];

/** The same seed gives the same region and the same needs. */
export function inventRegion(seed: number, organisations = 1_500, needs = 1_000): InventedRegion {
  const random = mulberry(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const some = <Item>(items: readonly Item[], count: number) => {
    const rest = [...items];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(Math.floor(random() * rest.length), 1)[0]!,
    );
  };
  const all = Array.from({ length: organisations }, () => organisation());
  const veterans = all.flatMap(({ grants }, place) => (grants.length > 0 ? [place] : []));
  const consortia = Array.from({ length: Math.round(organisations / 3) }, () =>
    some(veterans, 3 + Math.floor(random() * 3)),
  );
  return { organisations: all, consortia, needs: Array.from({ length: needs }, () => need()) };

  function organisation(): InventedOrganisation {
    const at = weighted(SHARES);
    const country = SIX[at] ?? null;
    const isVeteran = random() < 0.35;
    return {
      country,
      themes:
        random() < 0.35
          ? []
          : [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => common()))],
      languages:
        random() < 0.4
          ? []
          : [
              ...some(TONGUES[country ?? 'RS']!, 1 + Math.floor(random() * 2)),
              ...(random() < 0.6 ? ['en'] : []),
            ],
      budget:
        random() < 0.5
          ? null
          : (BUDGETS[weighted(isVeteran ? [10, 20, 35, 25, 10] : [40, 30, 20, 8, 2])] ?? null),
      confirmedMonthsAgo: random() < 0.5 ? null : Math.floor(random() * 36),
      grants: isVeteran
        ? Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
            scheme: random() < 0.4 ? ('regional' as const) : ('core' as const),
            isRunning: random() < 0.25 ? null : random() < 0.4,
          }))
        : [],
    };
  }

  function need(): InventedNeed {
    const members = some([...all.keys()], random() < 0.6 ? 1 : 2);
    const own = members.map((place) => all[place]!.country);
    const others = SIX.filter((code) => !own.includes(code));
    return {
      members,
      themes: [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => common()))],
      countries: random() < 0.5 ? [] : some(others, 1 + Math.floor(random() * 3)),
      languages: random() < 0.3 ? [] : [...new Set(['en', pick(TONGUES[own[0] ?? 'RS']!)])],
      scheme: random() < 0.7 ? 'regional' : 'core',
      share: random() < 0.3 ? null : 10_000 + Math.floor(random() * 15) * 5_000,
    };
  }

  /** Themes that are common and themes that are rare. */
  function common(): number {
    return Math.floor(random() ** 2 * THEMES);
  }

  function weighted(weights: number[]): number {
    let at = random() * weights.reduce((sum, weight) => sum + weight, 0);
    return weights.findIndex((weight) => (at -= weight) < 0);
  }
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
