import { currentRevision, type Database } from '#database/connection.ts';
import { endOf, euroMinor, rateOn, startOf, type Rate } from '#features/rates/rules.ts';
import { comparePartialDates } from '#language/partial-date.ts';
import type { Bitmap } from '#lists/bitmap.ts';
import { currencies, type Currency } from './kinds.ts';

export const bases = ['signed', 'amended', 'paid'] as const;
export type Basis = (typeof bases)[number];

/** Totals on a day. Amounts are minor units; each currency stands by itself and is never added to another. */
export interface MoneyTotals {
  sums: { currency: Currency; count: number; signed: number; amended: number; paid: number }[];
  /** In cents, each amount, amendment and payment at the last rate on or before its own day. */
  euro: Record<Basis, { minor: number; leftOut: number }>;
  /** Signed by then without a published amount. */
  notPublished: number;
  /** Signed in a month or year in which the day lies: nobody can say whether by then. */
  undecided: number;
  /** With an amount, but no day of signing is known. */
  undated: number;
}

/** A change of an amount, or money paid, on its own day. */
interface Movement {
  on: string;
  minor: number;
}

interface GrantMoney {
  minor: number;
  currency: Currency;
  /** As precise as known; null where no signing is dated. */
  signedOn: string | null;
}

const REREAD_ABOVE = 2000;
const NONE: Movement[] = [];

/**
 * The money of every grant, held in the process: totals on any day are one pass. It follows the revision; only
 * the grants that changed are read again, and the rates where one did.
 */
class Money {
  readonly #db: Database;
  #revision = -1;
  #grants = new Map<number, GrantMoney>();
  #unpublished = new Map<number, string>();
  #amendments = new Map<number, Movement[]>();
  #payments = new Map<number, Movement[]>();
  #rates = new Map<string, Rate[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  totals(chosen: Bitmap, day: string, from: string | undefined): MoneyTotals {
    this.#catchUp();
    const sum = new Summing(day, from, this.#rates);
    for (const [id, grant] of this.#grants) {
      if (chosen.has(id)) sum.add(grant, this.#amendments.get(id) ?? NONE, this.#payments.get(id) ?? NONE);
    }
    for (const [id, signedOn] of this.#unpublished) {
      if (chosen.has(id) && sum.isSignedBy(signedOn) === true) sum.notPublished += 1;
    }
    return sum.result();
  }

  #catchUp(): void {
    const revision = currentRevision(this.#db);
    if (revision === this.#revision) return;
    const changed = this.#revision < 0 ? undefined : this.#changedSince();
    if (changed === undefined || changed.hasRate) this.#readRates();
    if (changed === undefined || changed.ids.length > REREAD_ABOVE) {
      for (const map of [this.#grants, this.#unpublished, this.#amendments, this.#payments]) map.clear();
      this.#readGrants(null);
    } else if (changed.ids.length > 0) {
      for (const id of changed.ids)
        for (const map of [this.#grants, this.#unpublished, this.#amendments, this.#payments]) map.delete(id);
      this.#readGrants(JSON.stringify(changed.ids));
    }
    this.#revision = revision;
  }

  /** Undefined where the registry as a whole changed. */
  #changedSince(): { ids: number[]; hasRate: boolean } | undefined {
    const rows = this.#db
      .prepare<{ id: number; noun: string }>(
        `select distinct record_id as id, noun from history
         where revision > ? and noun in ('grant', 'registry', 'rate') limit ${REREAD_ABOVE + 2}`,
      )
      .all(this.#revision);
    if (rows.some(({ noun }) => noun === 'registry')) return undefined;
    return {
      ids: rows.filter(({ noun }) => noun === 'grant').map(({ id }) => id),
      hasRate: rows.some(({ noun }) => noun === 'rate') || rows.length > REREAD_ABOVE,
    };
  }

  #readRates(): void {
    const rows = this.#db
      .prepare<Rate & { currency: string }>(
        'select currency, "on", per_euro as perEuro from rates order by "on"',
      )
      .all();
    this.#rates = Map.groupBy(rows, ({ currency }) => currency);
  }

  #readGrants(ids: string | null): void {
    const where = (column: string) => `(:ids is null or ${column} in (select value from json_each(:ids)))`;
    const grants = this.#db
      .prepare<[number, number | null, Currency | null, string | null]>(
        `select id, amount_minor, currency, signed_on from grants
         where ${where('id')} and (signed_on is not null
           or (amount_minor is not null and (status is null or status not in ('planned', 'cancelled'))))`,
      )
      .raw()
      .all({ ids });
    for (const [id, minor, currency, signedOn] of grants) {
      if (minor !== null && currency !== null) this.#grants.set(id, { minor, currency, signedOn });
      else if (signedOn !== null) this.#unpublished.set(id, signedOn);
    }
    this.#readMovements(
      this.#amendments,
      `select grant_id as id, effective_on as "on", amount_after - amount_before as minor from amendments
       where amount_after is not null and ${where('grant_id')} order by number`,
      ids,
    );
    this.#readMovements(
      this.#payments,
      `select grant_id as id, paid_on as "on", amount_minor as minor from payments where ${where('grant_id')} order by id`,
      ids,
    );
  }

  #readMovements(into: Map<number, Movement[]>, query: string, ids: string | null): void {
    for (const { id, ...movement } of this.#db.prepare<Movement & { id: number }>(query).all({ ids })) {
      const known = into.get(id);
      if (known) known.push(movement);
      else into.set(id, [movement]);
    }
  }
}

/** One pass over the grants, for one day. */
class Summing {
  readonly #day: string;
  readonly #from: string | undefined;
  readonly #rates: Map<string, Rate[]>;
  readonly #sums = new Map<Currency, MoneyTotals['sums'][number]>();
  readonly #euro = { signed: none(), amended: none(), paid: none() };
  /** Thousands of grants share a day, so that each day's answer and rate are looked up once. */
  readonly #signedBy = new Map<string, boolean | undefined>();
  readonly #rateOn = new Map<string, Rate | undefined>();
  notPublished = 0;
  #undecided = 0;
  #undated = 0;

  constructor(day: string, from: string | undefined, rates: Map<string, Rate[]>) {
    this.#day = day;
    this.#from = from;
    this.#rates = rates;
  }

  /** Whether it was signed by the day, and not before the first; undefined where precision cannot tell. */
  isSignedBy(signedOn: string): boolean | undefined {
    if (this.#signedBy.has(signedOn)) return this.#signedBy.get(signedOn);
    const answer = this.#decide(signedOn);
    this.#signedBy.set(signedOn, answer);
    return answer;
  }

  #decide(signedOn: string): boolean | undefined {
    const [first, last] = [startOf(signedOn), endOf(signedOn)];
    if (first > this.#day || (this.#from !== undefined && last < this.#from)) return false;
    return last <= this.#day && (this.#from === undefined || first >= this.#from) ? true : undefined;
  }

  add({ minor, currency, signedOn }: GrantMoney, amendments: Movement[], payments: Movement[]): void {
    const isSigned = signedOn === null ? false : this.isSignedBy(signedOn);
    if (signedOn === null) this.#undated += 1;
    if (isSigned === undefined) this.#undecided += 1;
    if (!isSigned || signedOn === null) return;
    const sum = this.#sumOf(currency);
    sum.count += 1;
    this.#count('signed', sum, endOf(signedOn), minor);
    this.#count('amended', sum, endOf(signedOn), minor);
    for (const { on, minor: by } of amendments) if (on <= this.#day) this.#count('amended', sum, on, by);
    for (const { on, minor: paid } of payments) if (on <= this.#day) this.#count('paid', sum, on, paid);
  }

  #sumOf(currency: Currency): MoneyTotals['sums'][number] {
    let sum = this.#sums.get(currency);
    if (!sum) this.#sums.set(currency, (sum = { currency, count: 0, signed: 0, amended: 0, paid: 0 }));
    return sum;
  }

  #count(basis: Basis, sum: MoneyTotals['sums'][number], on: string, minor: number): void {
    sum[basis] += minor;
    const euro = this.#euro[basis];
    if (sum.currency === 'EUR') {
      euro.minor += minor;
      return;
    }
    const rate = this.#rate(sum.currency, on);
    if (rate) euro.minor += euroMinor(minor, rate.perEuro);
    else euro.leftOut += 1;
  }

  #rate(currency: Currency, on: string): Rate | undefined {
    const key = currency + on;
    if (!this.#rateOn.has(key)) this.#rateOn.set(key, rateOn(this.#rates.get(currency) ?? [], on));
    return this.#rateOn.get(key);
  }

  result(): MoneyTotals {
    return {
      sums: currencies.flatMap((currency) => this.#sums.get(currency) ?? []),
      euro: this.#euro,
      notPublished: this.notPublished,
      undecided: this.#undecided,
      undated: this.#undated,
    };
  }
}

function none(): { minor: number; leftOut: number } {
  return { minor: 0, leftOut: 0 };
}

/**
 * The money of these grants on a day: as signed, as amended and paid by then. What happens later does not change
 * it, and nothing is converted anew (DOMAIN.md, “Money”).
 *
 * @param day YYYY-MM-DD.
 * @param from only grants signed on this day or later.
 */
export function moneyAt(db: Database, grants: Bitmap, day: string, from?: string): MoneyTotals {
  return db.once('grant money', () => new Money(db)).totals(grants, day, from);
}

/** Whether a first day lies after the last, which leaves no grant. */
export function isReversed(from: string | undefined, day: string): boolean {
  return from !== undefined && (comparePartialDates(from, day) ?? 0) > 0;
}
