import type { GrantStatus } from '#features/grants/kinds.ts';
import { addDays, dayBetween, endAfter, HORIZON, printed } from './dates.ts';
import type { InventedCeremony } from './events.ts';
import type { InventedScheme } from './programmes.ts';
import type { Random } from './random.ts';

/** The course of one grant: whether and where it was signed, its dates as printed, and its status. */
export interface Course {
  status: GrantStatus | null;
  /** Of the signing that stands; undefined where there is none. */
  signedOn: string | undefined;
  ceremony: InventedCeremony | undefined;
  /** True where the grant only stands on the list of a ceremony. */
  isListed: boolean;
  startsOn: string | null;
  endsOn: string | null;
}

const PLAIN: Pick<InventedScheme, 'months'> = { months: [6, 24] };

export class Courses {
  readonly #random: Random;
  readonly #past = new Map<string, InventedCeremony[]>();
  readonly #ahead = new Map<string, InventedCeremony[]>();

  constructor(random: Random, ceremonies: readonly InventedCeremony[], countries: readonly string[]) {
    this.#random = random;
    for (const ceremony of ceremonies) {
      const map = ceremony.day <= HORIZON ? this.#past : this.#ahead;
      for (const schemeId of ceremony.schemeIds) {
        for (const country of ceremony.countries.length > 0 ? ceremony.countries : countries) {
          const key = `${schemeId} ${country}`;
          map.set(key, [...(map.get(key) ?? []), ceremony]);
        }
      }
    }
  }

  of(scheme: InventedScheme | undefined, country: string): Course {
    const random = this.#random;
    const key = `${scheme?.id} ${country}`;
    const kind = random.weighted([
      ['planned', 7],
      ['cancelled', 2],
      ['unknown', 5],
      ['signed', 86],
    ] as const);
    if (kind === 'planned') return this.#planned(scheme, key);
    if (kind !== 'signed') {
      const day = dayBetween(random, '2017-01-01', HORIZON);
      const status = kind === 'cancelled' ? 'cancelled' : null;
      return {
        status,
        signedOn: undefined,
        ceremony: undefined,
        isListed: false,
        ...this.#span(day, scheme),
      };
    }
    const held = this.#past.get(key);
    const ceremony = held && random.chance(0.35) ? random.pick(held) : undefined;
    const day = ceremony?.day ?? dayBetween(random, '2017-01-01', HORIZON);
    const span = this.#span(day, scheme);
    const isDated = ceremony !== undefined || random.chance(0.9);
    const signedOn = isDated ? (ceremony?.day ?? printed(random, day)) : undefined;
    return {
      status: this.#statusAt(span),
      signedOn,
      ceremony,
      isListed: false,
      startsOn: span.startsOn,
      endsOn: span.endsOn,
    };
  }

  #planned(scheme: InventedScheme | undefined, key: string): Course {
    const random = this.#random;
    const ahead = this.#ahead.get(key);
    const ceremony = ahead && random.chance(0.5) ? random.pick(ahead) : undefined;
    const span = this.#span(ceremony?.day ?? dayBetween(random, HORIZON, '2027-06-30'), scheme);
    return {
      status: 'planned',
      signedOn: undefined,
      ceremony,
      isListed: ceremony !== undefined,
      startsOn: span.startsOn,
      endsOn: span.endsOn,
    };
  }

  #span(day: string, scheme: InventedScheme | undefined): { startsOn: string | null; endsOn: string | null } {
    const random = this.#random;
    if (random.chance(0.12)) return { startsOn: null, endsOn: null };
    const [least, most] = (scheme ?? PLAIN).months;
    const start = `${addDays(day, random.between(1, 80)).slice(0, 8)}${random.chance(0.6) ? '01' : '15'}`;
    const begins = start < day ? addDays(day, 1) : start;
    const length = random.weighted([
      [10, 0.75],
      [7, 0.2],
      [4, 0.05],
    ]);
    const endsOn = random.chance(0.05)
      ? null
      : endAfter(begins, random.between(least, most)).slice(0, length);
    return { startsOn: begins.slice(0, length), endsOn };
  }

  #statusAt({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): GrantStatus {
    const random = this.#random;
    if (random.chance(0.02)) return 'terminated';
    if (endsOn !== null && endsOn < HORIZON) return random.chance(0.97) ? 'completed' : 'active';
    if (random.chance(0.01)) return 'suspended';
    return startsOn !== null && startsOn > HORIZON ? 'signed' : random.chance(0.8) ? 'active' : 'signed';
  }
}
