import type {
  OrganisationKind,
  OrganisationScope,
  OrganisationStatus,
} from '#features/organisations/kinds.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { foreignName, type InventedNames, type NameMaker } from './organisation-names.ts';
import type { Random } from './random.ts';
import { countryBy, type Roll } from './roll.ts';

const kinds: readonly (readonly [OrganisationKind, number])[] = [
  ['cso', 820],
  ['media', 45],
  ['public_authority', 40],
  ['academic', 30],
  ['network', 20],
  ['foreign_cso', 20],
  ['eu_counterpart', 12],
  ['international', 8],
  ['donor', 3],
  ['implementer', 2],
];

/** The first bodies are of set kinds and countries, so that the smallest registry has all that it needs. */
const first: readonly (readonly [OrganisationKind, SixCountry])[] = [
  ['donor', 'RS'],
  ['donor', 'RS'],
  ...(['BA', 'AL', 'MK'] as const).map((country) => ['implementer', country] as const),
  ['network', 'RS'],
  ...sixCountries.map((country) => ['cso', country] as const),
  ...sixCountries.map((country) => ['cso', country] as const),
  ['media', 'MK'],
];

const elsewhere = ['DE', 'AT', 'IT', 'NO', 'SE', 'HR', 'SI', 'BE', 'CH', 'NL', 'BG', 'GR'] as const;

/** An organisation before it is written. */
export interface InventedBody {
  kind: OrganisationKind;
  /** Null where it is not published. */
  country: string | null;
  home: SixCountry | null;
  names: Pick<InventedNames, 'name' | 'language'> & Partial<InventedNames>;
  scope: OrganisationScope | null;
  status: OrganisationStatus;
  mergedIntoId: number | null;
}

/** Invents the organisation of that id: what it is, where it is and how it is called. */
export function inventBody(random: Random, names: NameMaker, id: number, roll: Roll): InventedBody {
  const [kind, home] = first[id - 1] ?? [random.weighted(kinds), countryBy(random)];
  const isSettled = id <= first.length;
  if (['foreign_cso', 'eu_counterpart', 'international', 'donor'].includes(kind)) {
    const country = kind === 'international' ? null : random.pick(elsewhere);
    const scope = kind === 'international' ? 'international' : null;
    return {
      kind,
      country,
      home: null,
      names: foreignName(random, id),
      scope,
      status: 'active',
      mergedIntoId: null,
    };
  }
  const status = isSettled ? 'active' : statusOf(random);
  return {
    kind,
    country: !isSettled && random.chance(0.01) ? null : home,
    home,
    names: names.invent(home, kind),
    scope: isSettled && kind === 'network' ? 'regional' : scopeOf(random, kind),
    status,
    mergedIntoId: status === 'merged' ? random.pick(roll.all).id : null,
  };
}

function scopeOf(random: Random, kind: OrganisationKind): OrganisationScope | null {
  if (kind === 'network')
    return random.weighted([
      ['regional', 6],
      ['national', 3],
      [null, 1],
    ]);
  return random.weighted([
    [null, 50],
    ['local', 25],
    ['national', 20],
    ['regional', 5],
  ]);
}

function statusOf(random: Random): OrganisationStatus {
  return random.weighted([
    ['active', 900],
    ['dormant', 60],
    ['dissolved', 30],
    ['merged', 10],
  ]);
}
