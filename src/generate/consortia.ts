import { sixCountries, type SixCountry } from '#language/countries.ts';
import type { InventedScheme } from './programmes.ts';
import type { Random } from './random.ts';
import { countryBy, type Roll, type RollEntry } from './roll.ts';

export interface Consortium {
  lead: RollEntry;
  country: SixCountry;
  partners: RollEntry[];
}

/**
 * The organisations of one grant. Regional ones mostly keep their rule: three CSOs or more of three of the six
 * countries, or a regional network (DOMAIN.md, “Grants”); core grants have one CSO.
 */
export function consortiumFor(random: Random, roll: Roll, scheme: InventedScheme | undefined): Consortium {
  const country = countryBy(random);
  if (scheme?.kind === 'regional') return regional(random, roll, country);
  const isMedia = scheme?.kind === 'media' && random.chance(0.5);
  const lead = (isMedia ? roll.anyOf(random, 'media', country) : undefined) ?? csoOf(random, roll, country);
  const mayPartner = scheme?.kind !== 'core';
  const count = mayPartner
    ? random.weighted([
        [0, 84],
        [1, 12],
        [2, 4],
      ])
    : 0;
  return {
    lead,
    country,
    partners: partnersOf(
      random,
      roll,
      lead,
      Array.from({ length: count }, () => country),
    ),
  };
}

function regional(random: Random, roll: Roll, country: SixCountry): Consortium {
  const networks = roll.networks.filter((network) => network.isRegional && network.country === country);
  if (networks.length > 0 && random.chance(0.03))
    return { lead: random.pick(networks), country, partners: [] };
  const others = sixCountries.filter((other) => other !== country);
  // One in fifty breaks the rule, as records of any registry do.
  const abroad = random.sample(
    others,
    random.chance(0.02)
      ? 1
      : random.weighted([
          [2, 55],
          [3, 25],
          [4, 12],
          [5, 8],
        ]),
  );
  const lead = csoOf(random, roll, country);
  return { lead, country, partners: partnersOf(random, roll, lead, abroad) };
}

/** No organisation stands twice in a consortium. */
function partnersOf(random: Random, roll: Roll, lead: RollEntry, from: readonly SixCountry[]): RollEntry[] {
  const all = [lead];
  for (const country of from) {
    const partner = csoOf(random, roll, country);
    if (!all.includes(partner)) all.push(partner);
  }
  return all.slice(1);
}

function csoOf(random: Random, roll: Roll, country: SixCountry): RollEntry {
  return roll.anyOf(random, 'cso', country)!;
}

/** Shares in hundredths of a per cent, the lead's first, which add up to the whole; undefined where not published. */
export function sharesOf(random: Random, count: number): number[] | undefined {
  if (count === 1 || random.chance(0.4)) return undefined;
  const each = Math.floor(7_000 / count / 500) * 500;
  const shares = Array.from({ length: count }, () => each);
  shares[0] = 10_000 - each * (count - 1);
  return shares;
}
