import { currentRevision, type Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';
import { Bitmap } from './bitmap.ts';
import type { ListDefinition } from './definition.ts';
import { SortOrder } from './sort-order.ts';

interface Row {
  id: number;
  value: string | number | null;
}

/** The value under which records without one are counted: “not published”. */
export const NOT_PUBLISHED = 'none';

const EVERYTHING = '1';
const CHANGED = 'select value from json_each(?)';

/** Beyond so many changed records it is cheaper to read everything anew. */
const REREAD_ABOVE = 2000;

/**
 * The bitmaps and orders behind one noun's lists, held in the process. They are built from the database when
 * first asked for and then follow the revision: history's subjects say which records changed since, and only
 * those are read again, whichever process changed them.
 */
export class ListIndex {
  readonly definition: ListDefinition;
  readonly #db: Database;
  #revision = -1;
  #facets = new Map<string, Map<string, Bitmap>>();
  #visible = { public: new Bitmap(0), staff: new Bitmap(0) };
  #orders = new Map<string, SortOrder>();

  constructor(db: Database, definition: ListDefinition) {
    this.#db = db;
    this.definition = definition;
  }

  /** Catches up with the database and says at which revision it now is. */
  catchUp(): number {
    const revision = currentRevision(this.#db);
    if (revision === this.#revision) return revision;
    const changed = this.#revision < 0 ? undefined : this.#changedSince(this.#revision);
    if (changed === undefined || changed.length > REREAD_ABOVE) this.#build();
    else if (changed.length > 0) this.#refresh(changed);
    this.#revision = revision;
    return revision;
  }

  visible(audience: 'public' | 'staff'): Bitmap {
    return this.#visible[audience];
  }

  facet(name: string): Map<string, Bitmap> {
    return this.#facets.get(name) ?? new Map();
  }

  /** The ids in the order of a sort, made when first asked for. */
  order(sort: string, language: Language): Int32Array {
    const definition = this.definition.sorts[sort];
    if (!definition) throw new Error(`no sort ${sort} in the list of ${this.definition.noun}`);
    const key = definition.kind === 'text' ? `${sort} ${language}` : sort;
    let order = this.#orders.get(key);
    if (!order) {
      order = new SortOrder(definition, language, (ids) =>
        this.#rows<{ id: number; value: string | number | null }>(definition.query, ids),
      );
      this.#orders.set(key, order);
    }
    return order.ids;
  }

  /**
   * How fresh a record is among the others: 0 for those of the latest year, more for each year before, most for
   * those without one; 0 for all where the list knows no freshness.
   */
  freshness(): (id: number) => number {
    const { freshness } = this.definition;
    const years = freshness === undefined ? [] : [...this.facet(freshness)];
    const bitmaps = years
      .filter(([year]) => year !== NOT_PUBLISHED)
      .toSorted(([left], [right]) => (left < right ? 1 : -1))
      .map(([, bitmap]) => bitmap);
    return (id) => {
      const place = bitmaps.findIndex((bitmap) => bitmap.has(id));
      return place < 0 ? bitmaps.length : place;
    };
  }

  /** Undefined where the registry as a whole changed, such as when practice was put back to its beginning. */
  #changedSince(revision: number): number[] | undefined {
    const rows = this.#db
      .prepare<{ id: number; noun: string }>(
        `select distinct subject.record_id as id, subject.noun from history
         join history_subjects subject on subject.history_id = history.id
         where history.revision > ? and subject.noun in (?, 'registry')
         limit ${REREAD_ABOVE + 1}`,
      )
      .all(revision, this.definition.noun);
    return rows.some(({ noun }) => noun === 'registry') ? undefined : rows.map(({ id }) => id);
  }

  #build(): void {
    this.#visible = {
      public: Bitmap.of(this.#ids(this.definition.visible.public)),
      staff: Bitmap.of(this.#ids(this.definition.visible.staff)),
    };
    this.#facets = new Map();
    for (const [name, query] of Object.entries(this.definition.facets)) {
      const values = new Map<string, Bitmap>();
      const group = this.#groupOf(name);
      for (const { id, value } of this.#rows<Row>(query)) bitmapOf(values, group(value)).add(id);
      this.#facets.set(name, values);
    }
    this.#orders.clear();
  }

  #refresh(changed: number[]): void {
    for (const audience of ['public', 'staff'] as const) {
      const bitmap = this.#visible[audience];
      for (const id of changed) bitmap.delete(id);
      for (const id of this.#ids(this.definition.visible[audience], changed)) bitmap.add(id);
    }
    for (const [name, query] of Object.entries(this.definition.facets)) {
      const values = this.facet(name);
      for (const bitmap of values.values()) for (const id of changed) bitmap.delete(id);
      const group = this.#groupOf(name);
      for (const { id, value } of this.#rows<Row>(query, changed)) bitmapOf(values, group(value)).add(id);
    }
    for (const order of this.#orders.values()) order.replace(changed);
  }

  /** The records of a facet's value; words that an address has are taken for what they count under. */
  chosen(name: string, value: string): Bitmap {
    const values = this.facet(name);
    return values.get(value) ?? values.get(String(this.#groupOf(name)(value))) ?? new Bitmap(0);
  }

  #groupOf(name: string): (value: string | number | null) => string | number | null {
    const group = this.definition.groups?.[name]?.(this.#db);
    return group ? (value) => (typeof value === 'string' ? group(value) : value) : (value) => value;
  }

  #ids(query: string, changed?: number[]): number[] {
    return this.#rows<{ id: number }>(query, changed).map(({ id }) => id);
  }

  #rows<Found>(query: string, changed?: number[]): Found[] {
    if (!changed) {
      const everything = query.replaceAll(/[\w.]+ in \(:ids\)/g, EVERYTHING);
      return this.#db.prepare<Found>(everything).all();
    }
    return this.#db
      .prepare<Found>(query.replaceAll(':ids', CHANGED))
      .all(...Array.from(query.matchAll(/:ids/g), () => JSON.stringify(changed)));
  }
}

function bitmapOf(values: Map<string, Bitmap>, value: string | number | null): Bitmap {
  const key = value === null ? NOT_PUBLISHED : String(value);
  let bitmap = values.get(key);
  if (!bitmap) {
    bitmap = new Bitmap(0);
    values.set(key, bitmap);
  }
  return bitmap;
}

/** The index of that definition in this database, made when first asked for. */
export function listIndexOf(db: Database, definition: ListDefinition): ListIndex {
  return db.once(`list ${definition.noun}`, () => new ListIndex(db, definition));
}
