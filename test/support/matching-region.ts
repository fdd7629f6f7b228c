import { hasTheme, rarityOf, type Candidate, type Need } from '#features/partners/scoring.ts';
import type { InventedNeed, InventedRegion } from './matching-needs.ts';

/** The day of all invented needs. */
const ON = '2026-11-24';
const SCHEMES = { regional: 1, core: 2 };
const SIX = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'];

/** The invented organisations as the scoring takes them; the id of each is its place. */
export function candidatesOf({ organisations }: InventedRegion): Candidate[] {
  return organisations.map((one, id) => ({
    id,
    slug: `organisation-${id}`,
    country: one.country,
    themes: one.themes,
    languages: one.languages,
    groups: [],
    budget: one.budget,
    confirmedOn: one.confirmedMonthsAgo === null ? null : monthsAgo(one.confirmedMonthsAgo),
    schemes: [...new Set(one.grants.map(({ scheme }) => SCHEMES[scheme]))],
    work: one.grants.flatMap(({ isRunning }) => {
      if (isRunning === false) return [];
      return [isRunning ? { begunOn: '2025', endsOn: '2028' } : { begunOn: '2025', endsOn: null }];
    }),
    isNew: !one.grants.some(({ scheme }) => scheme === 'regional'),
  }));
}

export function needOf(region: InventedRegion, all: Candidate[], invented: InventedNeed): Need {
  const published = all.filter(({ themes }) => themes.length > 0);
  const countriesIn = invented.members.map((place) => region.organisations[place]!.country);
  const named = invented.countries.length > 0 ? invented.countries : SIX;
  return {
    on: ON,
    themes: invented.themes.map((theme) => {
      const meets = new Set([theme]);
      return {
        meets,
        rarity: rarityOf(published.length, published.filter((one) => hasTheme(one, meets)).length),
      };
    }),
    countries: invented.countries,
    missing: named.filter((code) => !countriesIn.includes(code)),
    languages: invented.languages,
    groups: [],
    schemeId: SCHEMES[invented.scheme],
    share: invented.share ?? undefined,
    members: new Set(invented.members),
    together: togetherOf(region, invented.members),
  };
}

function togetherOf({ consortia }: InventedRegion, members: number[]): Map<number, number> {
  const partnersOf = (places: Iterable<number>) => {
    const wanted = new Set(places);
    return consortia.filter((all) => all.some((place) => wanted.has(place))).flat();
  };
  const direct = partnersOf(members);
  const further = partnersOf(direct);
  return new Map([...further.map((id) => [id, 0.6] as const), ...direct.map((id) => [id, 1] as const)]);
}

function monthsAgo(months: number): string {
  const date = new Date(`${ON}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
