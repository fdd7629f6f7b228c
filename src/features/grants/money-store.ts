import { currentRevision, type Database } from '#database/connection.ts';
import { endOf, rateOn, startOf, type Rate } from '#features/rates/rules.ts';
import { currencies, type Currency } from './kinds.ts';

/** A change of an amount, or money paid: the place of its day among the days, and minor units. */
export interface Movement {
  day: number;
  minor: number;
}

/** Beyond so many changed grants it is cheaper to read every one anew. */
const REREAD_ABOVE = 2000;

const NO_DAY = -1;

/**
 * The money of every grant, held in the process in plain arrays by grant id, so that a total on any day is one
 * pass over numbers. It follows the revision; only the grants that changed are read again.
 */
export class MoneyStore {
  readonly #db: Database;
  #revision = -1;
  /** Minor units by id; 0 where none is published. */
  minor = new Float64Array(0);
  /** Place among the currencies, by id. */
  currency = new Uint8Array(0);
  /** Place of the day of signing among the days, by id; below zero where none is known. */
  signed = new Int32Array(0);
  /** Whether a grant with an amount and without a dated signing is one that was signed. */
  undated = new Uint8Array(0);
  amendments = new Map<number, Movement[]>();
  payments = new Map<number, Movement[]>();
  /** The first and last day of each distinct date that any of them carries. */
  starts: string[] = [];
  ends: string[] = [];
  #places = new Map<string, number>();
  #rates = new Map<string, Rate[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Millionths of a currency for one euro on the days of a place; 0 where no rate is known by then. */
  perEuro(currency: number, day: number): number {
    return rateOn(this.#rates.get(currencies[currency]!) ?? [], this.ends[day]!)?.perEuro ?? 0;
  }

  catchUp(): void {
    const revision = currentRevision(this.#db);
    if (revision === this.#revision) return;
    const changed = this.#revision < 0 ? undefined : this.#changedSince();
    if (changed === undefined || changed.hasRate) this.#readRates();
    this.#makeRoom();
    const isWhole = changed === undefined || changed.ids.length > REREAD_ABOVE;
    if (isWhole) this.#clear();
    else for (const id of changed.ids) this.#forget(id);
    if (isWhole || changed.ids.length > 0) this.#readGrants(isWhole ? null : JSON.stringify(changed.ids));
    this.#revision = revision;
  }

  #clear(): void {
    this.minor.fill(0);
    this.signed.fill(NO_DAY);
    this.undated.fill(0);
    this.amendments.clear();
    this.payments.clear();
  }

  #forget(id: number): void {
    if (id < this.minor.length) {
      this.minor[id] = 0;
      this.signed[id] = NO_DAY;
      this.undated[id] = 0;
    }
    this.amendments.delete(id);
    this.payments.delete(id);
  }

  /** Undefined where the registry as a whole changed. */
  #changedSince(): { ids: number[]; hasRate: boolean } | undefined {
    const rows = this.#db
      .prepare<{ id: number; noun: string }>(
        `select distinct subject.record_id as id, subject.noun from history
         join history_subjects subject on subject.history_id = history.id
         where history.revision > ? and subject.noun in ('grant', 'registry', 'rate') limit ${REREAD_ABOVE + 2}`,
      )
      .all(this.#revision);
    if (rows.some(({ noun }) => noun === 'registry') || rows.length > REREAD_ABOVE) return undefined;
    return {
      ids: rows.filter(({ noun }) => noun === 'grant').map(({ id }) => id),
      hasRate: rows.some(({ noun }) => noun === 'rate'),
    };
  }

  #makeRoom(): void {
    const { last } = this.#db.prepare<{ last: number | null }>('select max(id) as last from grants').get()!;
    const length = (last ?? 0) + 1;
    if (length <= this.minor.length) return;
    const room = Math.ceil(length * 1.25);
    const [minor, currency] = [new Float64Array(room), new Uint8Array(room)];
    const [signed, undated] = [new Int32Array(room).fill(NO_DAY), new Uint8Array(room)];
    minor.set(this.minor);
    currency.set(this.currency);
    signed.set(this.signed);
    undated.set(this.undated);
    [this.minor, this.currency, this.signed, this.undated] = [minor, currency, signed, undated];
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
           or (amount_minor is not null and (status is null or status not in ('planned', 'cancelled', 'incoming'))))`,
      )
      .raw()
      .all({ ids });
    for (const [id, minor, currency, signedOn] of grants) {
      const isPublished = minor !== null && currency !== null;
      this.minor[id] = isPublished ? minor : 0;
      if (isPublished) this.currency[id] = currencies.indexOf(currency);
      this.signed[id] = signedOn === null ? NO_DAY : this.#placeOf(signedOn);
      this.undated[id] = signedOn === null ? 1 : 0;
    }
    const own = where('grant_id');
    this.#readMovements(
      this.amendments,
      `select grant_id, effective_on, amount_after - amount_before from amendments
       where amount_after is not null and ${own} order by number`,
      ids,
    );
    this.#readMovements(
      this.payments,
      `select grant_id, paid_on, amount_minor from payments where ${own} order by id`,
      ids,
    );
  }

  #readMovements(into: Map<number, Movement[]>, query: string, ids: string | null): void {
    for (const [id, on, minor] of this.#db.prepare<[number, string, number]>(query).raw().all({ ids })) {
      const movement = { day: this.#placeOf(on), minor };
      const known = into.get(id);
      if (known) known.push(movement);
      else into.set(id, [movement]);
    }
  }

  #placeOf(date: string): number {
    let place = this.#places.get(date);
    if (place === undefined) {
      place = this.starts.push(startOf(date)) - 1;
      this.ends.push(endOf(date));
      this.#places.set(date, place);
    }
    return place;
  }
}
