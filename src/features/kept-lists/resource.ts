import type { Database } from '#database/connection.ts';
import type { KeptEntry } from './kinds.ts';
import type { KeptList } from './list.ts';
import type { TypedEntry } from './names.ts';

/** An entry as the API answers it, with how many organisations mean it. */
export function resourceOf<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  list: KeptList<Entry, Input, Typed>,
  entry: Entry,
  used: Map<string, number>,
) {
  const { slug, names, spellings, retiredOn, mergedInto } = entry;
  const uses = { organisations: used.get(slug) ?? 0 };
  return { slug, names, spellings, ...list.facts(entry), retiredOn, mergedInto, used: uses };
}

/** The same of the entry of that slug. Throws NotFound. */
export function oneResource<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  list: KeptList<Entry, Input, Typed>,
  db: Database,
  slug: string,
) {
  return resourceOf(list, list.find(db, slug), list.uses(db).used);
}
