import type { Database } from '#database/connection.ts';
import { euroMinor } from '#features/rates/rules.ts';
import type { Bitmap } from '#lists/bitmap.ts';
import { currencies, type Currency } from './kinds.ts';
import { MoneyStore, type Movement } from './money-store.ts';

export const bases = ['signed', 'amended', 'paid'] as const;
export type Basis = (typeof bases)[number];

/** Totals on a day. Amounts are minor units; each currency stands by itself and is never added to another. */
export interface MoneyTotals {
  sums: { currency: Currency; count: number; signed: number; amended: number; paid: number }[];
  /** In cents, each amount, amendment and payment at the last rate on or before its own day; null where none has one. */
  euro: Record<Basis, { minor: number | null; leftOut: number }>;
  /** Signed by then without a published amount. */
  notPublished: number;
  /** Signed in a month or year in which the day lies: nobody can say whether by then. */
  undecided: number;
  /** With an amount, but no day of signing is known. */
  undated: number;
}

/** Whether a grant of some date was signed by a day: nobody can say so of a month in which the day lies. */
type State = 'in' | 'out' | 'undecided';
const EUR = currencies.indexOf('EUR');

/** One pass over the grants, for one day. Thousands share a day, so that each day is judged once. */
class Summing {
  readonly #store: MoneyStore;
  /** Of each distinct date: signed by then, not, or not to be told. */
  readonly #states: State[];
  /** Of each distinct date, whether what happened then had happened by the day. */
  readonly #happened: Uint8Array;
  /** Rates by currency and date, looked up when first needed; below zero where not yet. */
  readonly #rates: Float64Array[];
  readonly #sums = currencies.map((currency) => ({ currency, count: 0, signed: 0, amended: 0, paid: 0 }));
  readonly #euro = { signed: none(), amended: none(), paid: none() };

  constructor(store: MoneyStore, day: string, from: string | undefined) {
    this.#store = store;
    const { starts, ends } = store;
    this.#states = starts.map((first, place) => stateOf(first, ends[place]!, day, from));
    this.#happened = Uint8Array.from(ends, (last) => (last <= day ? 1 : 0));
    this.#rates = currencies.map(() => new Float64Array(ends.length).fill(-1));
  }

  run(chosen: Bitmap): MoneyTotals {
    const { minor, signed, undated: isUndated, amendments, payments } = this.#store;
    let [notPublished, undecided, undated] = [0, 0, 0];
    for (let id = 1; id < minor.length; id += 1) {
      const day = signed[id]!;
      if ((day < 0 && isUndated[id] === 0) || !chosen.has(id)) continue;
      const state = day < 0 ? 'out' : this.#states[day]!;
      if (minor[id] === 0) notPublished += state === 'in' ? 1 : 0;
      else if (day < 0) undated += 1;
      else if (state === 'undecided') undecided += 1;
      else if (state === 'in') this.#add(id, day);
    }
    this.#move('amended', amendments, chosen);
    this.#move('paid', payments, chosen);
    const sums = this.#sums.filter(({ count }) => count > 0);
    const euro = Object.fromEntries(
      bases.map((basis) => {
        const { minor: cents, leftOut, count } = this.#euro[basis];
        return [basis, { minor: count === 0 && leftOut > 0 ? null : cents, leftOut }];
      }),
    ) as MoneyTotals['euro'];
    return { sums, euro, notPublished, undecided, undated };
  }

  #add(id: number, day: number): void {
    const { minor, currency } = this.#store;
    this.#sums[currency[id]!]!.count += 1;
    this.#count('signed', currency[id]!, day, minor[id]!);
    this.#count('amended', currency[id]!, day, minor[id]!);
  }

  /** Adds what happened by the day to grants that were signed by then. */
  #move(basis: Basis, movements: Map<number, Movement[]>, chosen: Bitmap): void {
    const { minor, signed, currency } = this.#store;
    for (const [id, list] of movements) {
      const isCounted =
        minor[id] !== 0 && signed[id]! >= 0 && this.#states[signed[id]!] === 'in' && chosen.has(id);
      if (!isCounted) continue;
      for (const { day, minor: by } of list)
        if (this.#happened[day] === 1) this.#count(basis, currency[id]!, day, by);
    }
  }

  #count(basis: Basis, currency: number, day: number, minor: number): void {
    this.#sums[currency]![basis] += minor;
    const euro = this.#euro[basis];
    const rates = this.#rates[currency]!;
    if (rates[day]! < 0) rates[day] = currency === EUR ? 1 : this.#store.perEuro(currency, day);
    if (rates[day] === 0) {
      euro.leftOut += 1;
      return;
    }
    euro.count += 1;
    euro.minor += currency === EUR ? minor : euroMinor(minor, rates[day]!);
  }
}

/** Dates are compared only as far as both are precise. */
export function stateOf(first: string, last: string, day: string, from: string | undefined): State {
  if (first > day || (from !== undefined && last < from)) return 'out';
  return last <= day && (from === undefined || first >= from) ? 'in' : 'undecided';
}

function none(): { minor: number; count: number; leftOut: number } {
  return { minor: 0, count: 0, leftOut: 0 };
}

/**
 * The money of these grants on a day: as signed, as amended and paid by then. What happens later does not change
 * it, and nothing is converted anew (DOMAIN.md, “Money”).
 *
 * @param day YYYY-MM-DD.
 * @param from only grants signed on this day or later.
 */
export function moneyAt(db: Database, grants: Bitmap, day: string, from?: string): MoneyTotals {
  return new Summing(moneyStoreOf(db), day, from).run(grants);
}

/** The money of every grant, as the database now has it. */
export function moneyStoreOf(db: Database): MoneyStore {
  const store = db.once('grant money', () => new MoneyStore(db));
  store.catchUp();
  return store;
}

/** Whether a first day lies after the last, which leaves no grant. */
export function isReversed(from: string | undefined, day: string): boolean {
  return from !== undefined && from > day;
}
