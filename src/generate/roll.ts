import type { OrganisationKind } from '#features/organisations/kinds.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import type { NameLanguage } from './languages.ts';
import type { Random } from './random.ts';

/** What later steps need of an invented organisation. */
export interface RollEntry {
  id: number;
  kind: OrganisationKind;
  /** Null for a body without a country, and for one of beyond the six. */
  country: SixCountry | null;
  language: NameLanguage;
  /** The name shown first, then all others. */
  names: readonly string[];
  isRegional: boolean;
}

/** How many of each country's bodies are asked often: grants gather with few, as in life. */
const CROWDING = 1.4;

/** The invented organisations in memory. */
export class Roll {
  readonly all: RollEntry[] = [];
  readonly networks: RollEntry[] = [];
  readonly #byCountry = new Map<string, RollEntry[]>();

  add(entry: RollEntry): void {
    this.all.push(entry);
    if (entry.kind === 'network') this.networks.push(entry);
    if (entry.country === null) return;
    const key = `${entry.kind} ${entry.country}`;
    const known = this.#byCountry.get(key);
    if (known) known.push(entry);
    else this.#byCountry.set(key, [entry]);
  }

  /** Bodies of one kind and country. */
  of(kind: OrganisationKind, country: SixCountry): readonly RollEntry[] {
    return this.#byCountry.get(`${kind} ${country}`) ?? [];
  }

  ofKind(kind: OrganisationKind): RollEntry[] {
    return this.all.filter((entry) => entry.kind === kind);
  }

  /** A body that takes part in grants: the earlier ones much oftener. */
  anyOf(random: Random, kind: OrganisationKind, country: SixCountry): RollEntry | undefined {
    const list = this.of(kind, country);
    return list[Math.floor(list.length * random.next() ** CROWDING)];
  }
}

/** How many of a hundred invented bodies are of each of the six countries. */
const shares: Record<SixCountry, number> = { AL: 16, BA: 21, XK: 12, ME: 8, MK: 17, RS: 26 };

export function countryBy(random: Random): SixCountry {
  return random.weighted(sixCountries.map((country) => [country, shares[country]] as const));
}
