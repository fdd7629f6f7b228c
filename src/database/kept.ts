import { currentRevision, type Database } from './connection.ts';

/**
 * A value drawn from the database and kept until the next change of any record. For figures that every reader
 * asks for and that cost too much to count at each request; `key` names the value within this database. Within
 * a transaction, which may have written already, nothing is kept.
 */
export function keptValue<Value>(db: Database, key: string, make: () => Value): Value {
  if (db.sqlite.inTransaction) return make();
  const kept = db.once<{ revision: number; value: Value | undefined }>(`kept ${key}`, () => ({
    revision: -1,
    value: undefined,
  }));
  const revision = currentRevision(db);
  if (kept.revision !== revision) {
    kept.value = make();
    kept.revision = revision;
  }
  return kept.value as Value;
}

/** So many values of one kind are kept; those kept longest make room. */
const MOST_KEPT = 5000;

class BoundedMap<Value> extends Map<string, Value> {
  override set(key: string, value: Value): this {
    if (this.size >= MOST_KEPT) this.delete(this.keys().next().value ?? '');
    return super.set(key, value);
  }
}

/**
 * A map of values of one kind, kept until the next change or the next day. What is kept is shared by every
 * reader: it may differ by nothing but its key.
 */
export function keptMap<Value>(db: Database, kind: string, day = ''): Map<string, Value> {
  const kept = keptValue(db, kind, () => ({ day, values: new BoundedMap<Value>() }));
  if (kept.day !== day) {
    kept.day = day;
    kept.values.clear();
  }
  return kept.values;
}

/** As `keptValue`, for many values of one kind, such as what is known of each record; bounded in number. */
export function keptUnder<Value>(db: Database, kind: string, key: string, make: () => Value): Value {
  const kept = keptMap<Value>(db, kind);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}

/**
 * Rows by their ids, in the order of the ids; those that are not kept since the last change are read together.
 *
 * @param read reads the rows of these ids, in any order; ids without a row may be left out.
 */
export function keptRows<Row extends { id: number }>(
  db: Database,
  kind: string,
  ids: readonly number[],
  read: (ids: number[]) => Row[],
): Row[] {
  const kept = keptValue(db, kind, () => new Map<number, Row>());
  const missing = ids.filter((id) => !kept.has(id));
  if (missing.length > 0) {
    if (kept.size + missing.length > MOST_KEPT) {
      for (const id of [...kept.keys()].slice(0, missing.length)) if (!ids.includes(id)) kept.delete(id);
    }
    for (const row of read(missing)) kept.set(row.id, row);
  }
  return ids.flatMap((id) => kept.get(id) ?? []);
}
