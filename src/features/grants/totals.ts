import { currentRevision, type Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import type { Language } from '#language/languages.ts';
import { Bitmap } from '#lists/bitmap.ts';
import type { ListRequest, ListResult } from '#lists/definition.ts';
import { findAllIds } from '#lists/find.ts';
import { listIndexOf } from '#lists/list-index.ts';
import { currencies, type Currency } from './kinds.ts';
import { grantList } from './list.ts';

/** The published amounts of a set of grants, each currency by itself, and how many grants publish none. */
export interface GrantTotals {
  sums: { currency: Currency; minor: number; count: number }[];
  notPublished: number;
}

/** Beyond so many changed grants it is cheaper to read every amount anew. */
const REREAD_ABOVE = 2000;

/** Above so many hits a list does not run its search again for the totals. */
export const MOST_SEARCHED = 1000;

/**
 * Amounts by grant id, held in the process so that a filtered list is summed in one pass over two arrays. They
 * follow the revision as the list's own index does: only the grants that changed are read again.
 */
class Amounts {
  readonly #db: Database;
  #revision = -1;
  /** Minor units by id; 0 where not published, since no grant has an amount of zero. */
  #minor = new Float64Array(0);
  /** Place in the list of currencies, by id. */
  #currency = new Uint8Array(0);

  constructor(db: Database) {
    this.#db = db;
  }

  totalsOf(grants: Bitmap): GrantTotals {
    this.#catchUp();
    const sums = new Float64Array(currencies.length);
    const counts = new Uint32Array(currencies.length);
    const [minor, currency] = [this.#minor, this.#currency];
    let published = 0;
    for (let id = 0; id < minor.length; id += 1) {
      if (minor[id] === 0 || !grants.has(id)) continue;
      const place = currency[id]!;
      sums[place]! += minor[id]!;
      counts[place]! += 1;
      published += 1;
    }
    return {
      sums: currencies
        .map((code, place) => ({ currency: code, minor: sums[place]!, count: counts[place]! }))
        .filter(({ count }) => count > 0),
      notPublished: grants.count() - published,
    };
  }

  #catchUp(): void {
    const revision = currentRevision(this.#db);
    if (revision === this.#revision) return;
    const changed = this.#revision < 0 ? undefined : this.#changedSince();
    if (changed && changed.length <= REREAD_ABOVE) {
      for (const id of changed) if (id < this.#minor.length) this.#minor[id] = 0;
      this.#read('where id in (select value from json_each(?))', JSON.stringify(changed));
    } else {
      this.#minor = new Float64Array(0);
      this.#currency = new Uint8Array(0);
      this.#read('where ? is null', null);
    }
    this.#revision = revision;
  }

  /** Undefined where the registry as a whole changed. */
  #changedSince(): number[] | undefined {
    const rows = this.#db
      .prepare<{ id: number; noun: string }>(
        `select distinct subject.record_id as id, subject.noun from history
         join history_subjects subject on subject.history_id = history.id
         where history.revision > ? and subject.noun in ('grant', 'registry')
         limit ${REREAD_ABOVE + 1}`,
      )
      .all(this.#revision);
    return rows.some(({ noun }) => noun === 'registry') ? undefined : rows.map(({ id }) => id);
  }

  #read(where: string, value: string | null): void {
    this.#makeRoom();
    const rows = this.#db
      .prepare<[number, number, string]>(
        `select id, amount_minor, currency from grants ${where} and amount_minor is not null and currency is not null`,
      )
      .raw()
      .all(value);
    for (const [id, minor, currency] of rows) {
      this.#minor[id] = minor;
      this.#currency[id] = currencies.indexOf(currency as Currency);
    }
  }

  #makeRoom(): void {
    const { last } = this.#db.prepare<{ last: number | null }>('select max(id) as last from grants').get()!;
    const length = (last ?? 0) + 1;
    if (length <= this.#minor.length) return;
    const [minor, currency] = [new Float64Array(length * 1.25), new Uint8Array(length * 1.25)];
    minor.set(this.#minor);
    currency.set(this.#currency);
    this.#minor = minor;
    this.#currency = currency;
  }
}

/**
 * The totals of the grants that a list shows, all its pages together. Those of the unfiltered list are kept for as
 * long as nothing changes; filters meet as bitmaps, as they do in the list itself. A search is run a second time.
 */
export function totalsOf(
  db: Database,
  request: ListRequest,
  result: ListResult,
  reader: { language: Language; isStaff: boolean },
): GrantTotals {
  const amounts = db.once('grant amounts', () => new Amounts(db));
  if (request.q?.trim()) {
    const isOnePage = result.ids.length === result.total;
    return amounts.totalsOf(Bitmap.of(isOnePage ? result.ids : findAllIds(db, grantList, request, reader)));
  }
  const isWhole = Object.values(request.chosen).every((values) => values.length === 0);
  const totals = () => amounts.totalsOf(chosenGrants(db, request, reader));
  return isWhole ? keptValue(db, `grant totals ${reader.isStaff}`, totals) : totals();
}

/** The grants that a list of this request holds, all its pages together. */
export function matchingGrants(
  db: Database,
  request: ListRequest,
  reader: { language: Language; isStaff: boolean },
): Bitmap {
  listIndexOf(db, grantList).catchUp();
  return request.q?.trim()
    ? Bitmap.of(findAllIds(db, grantList, request, reader))
    : chosenGrants(db, request, reader);
}

/** Within a facet any chosen value may hold, across facets all must. */
function chosenGrants(db: Database, { chosen }: ListRequest, { isStaff }: { isStaff: boolean }): Bitmap {
  const index = listIndexOf(db, grantList);
  return Object.entries(chosen)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const facet = index.facet(name);
      return values.reduce((any, value) => any.or(facet.get(value) ?? new Bitmap(0)), new Bitmap(0));
    })
    .reduce((all, some) => all.and(some), index.visible(isStaff ? 'staff' : 'public'));
}
