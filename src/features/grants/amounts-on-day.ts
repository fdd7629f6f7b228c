import type { Database } from '#database/connection.ts';
import { Bitmap } from '#lists/bitmap.ts';
import { moneyStoreOf, stateOf, type Basis } from './money-at.ts';
import type { MoneyStore, Movement } from './money-store.ts';

/** Why an amount that is known stands in no total of the day. */
export const leftOutReasons = ['undated', 'undecided'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** One grant's money on the day; minor units, null where not published or left out. */
export interface AmountOnDay {
  minor: number | null;
  /** As signed, for saying what the amount was before; null as `minor` is. */
  signedMinor: number | null;
  leftOut: LeftOut | null;
}

/** Of which day and kind the amounts of a list are. */
export interface AskedAmounts {
  asOf: string;
  signedFrom?: string | undefined;
  basis: Basis;
}

/**
 * The money of single grants on a day, from the same numbers in the process of which `moneyAt` makes its sums, so
 * that the rows of a list add up to its totals. A day's list is of the grants that the totals speak of: signed by
 * then, or with an amount of which nobody can say so.
 */
export class AmountsOnDay {
  readonly #store: MoneyStore;
  readonly #basis: Basis;
  readonly #states: ReturnType<typeof stateOf>[];
  readonly #happened: boolean[];

  constructor(store: MoneyStore, { asOf, signedFrom, basis }: AskedAmounts) {
    this.#store = store;
    this.#basis = basis;
    this.#states = store.starts.map((first, place) => stateOf(first, store.ends[place]!, asOf, signedFrom));
    this.#happened = store.ends.map((last) => last <= asOf);
  }

  /** The grants that a list of the day holds. */
  grants(): Bitmap {
    const { minor } = this.#store;
    const grants = new Bitmap(minor.length);
    for (let id = 1; id < minor.length; id += 1) {
      const state = this.#stateOf(id);
      if (state === 'in' || (state !== 'out' && minor[id] !== 0)) grants.add(id);
    }
    return grants;
  }

  of(id: number): AmountOnDay {
    const minor = this.#store.minor[id] ?? 0;
    const state = this.#stateOf(id);
    if (minor === 0 || state === 'out') return { minor: null, signedMinor: null, leftOut: null };
    if (state !== 'in') return { minor: null, signedMinor: null, leftOut: state };
    return { minor: this.#amount(id), signedMinor: minor, leftOut: null };
  }

  /**
   * The order by amount on the day. Only what was amended or paid is sorted anew and let into the order as signed;
   * what has no amount that counts comes last.
   *
   * @param asSigned all grants by currency, and in each by the amount as signed, largest first.
   */
  order(asSigned: Int32Array): Int32Array {
    const counts = (id: number) => this.#store.minor[id]! > 0 && this.#stateOf(id) === 'in';
    const moved = this.#movements();
    const movedIds = Array.from(moved.keys()).filter(counts).toSorted(this.#compare);
    const order = new Int32Array(asSigned.length);
    let [at, next] = [0, 0];
    for (const id of asSigned) {
      if (moved.has(id) || !counts(id)) continue;
      while (next < movedIds.length && this.#compare(movedIds[next]!, id) < 0)
        order[at++] = movedIds[next++]!;
      order[at++] = id;
    }
    while (next < movedIds.length) order[at++] = movedIds[next++]!;
    for (const id of asSigned) if (!counts(id)) order[at++] = id;
    return order.subarray(0, at);
  }

  readonly #compare = (left: number, right: number): number =>
    this.#store.currency[left]! - this.#store.currency[right]! ||
    this.#amount(right) - this.#amount(left) ||
    left - right;

  #amount(id: number): number {
    const start = this.#basis === 'paid' ? 0 : this.#store.minor[id]!;
    const movements = this.#movements().get(id) ?? [];
    return movements.reduce((sum, { day, minor }) => (this.#happened[day] ? sum + minor : sum), start);
  }

  #movements(): Map<number, Movement[]> {
    if (this.#basis === 'signed') return NONE;
    return this.#basis === 'paid' ? this.#store.payments : this.#store.amendments;
  }

  #stateOf(id: number): 'in' | 'out' | LeftOut {
    const day = this.#store.signed[id] ?? -1;
    if (day >= 0) return this.#states[day]!;
    return this.#store.undated[id] === 1 ? 'undated' : 'out';
  }
}

const NONE = new Map<number, Movement[]>();

/** The amounts of single grants on a day. */
export function amountsOnDay(db: Database, asked: AskedAmounts): AmountsOnDay {
  return new AmountsOnDay(moneyStoreOf(db), asked);
}
