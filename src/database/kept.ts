import { currentRevision, type Database } from './connection.ts';

/**
 * A value drawn from the database and kept until the next change of any record. For figures that every reader
 * asks for and that cost too much to count at each request; `key` names the value within this database.
 */
export function keptValue<Value>(db: Database, key: string, make: () => Value): Value {
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
