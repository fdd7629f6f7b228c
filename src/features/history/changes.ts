import type { Names } from './names.ts';
import type { StoredEntry } from './queries.ts';
import type { Value } from './value.ts';
import { valueOf } from './values.ts';

/** One field of an entry. */
export interface Change {
  field: string;
  /** Absent where the entry states the value only, as when a record is entered. */
  before?: Value;
  after: Value;
}

/** Fields that another one says better: the amount its currency, the organisation its membership. */
const saidBy: Record<string, string> = { currency: 'amount', membership: 'organisation' };

/** The fields of an entry in the order in which they were recorded; what states nothing is left out. */
export function changesOf(entry: StoredEntry, names: Names): Change[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const read = (field: string, side: Record<string, unknown>) =>
    valueOf(field, side[field], { noun: entry.noun, side, currency: entry.currency, names });
  return fields
    .filter((field) => !fields.includes(saidBy[field] ?? ''))
    .flatMap((field): Change[] => {
      const isInBoth = field in before && field in after;
      if (isInBoth && !isSame(before[field], after[field])) {
        return [{ field, before: read(field, before), after: read(field, after) }];
      }
      const side = field in after ? after : before;
      return isStated(side[field]) ? [{ field, after: read(field, side) }] : [];
    });
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isStated(raw: unknown): boolean {
  if (raw === null || raw === undefined || raw === '' || raw === false) return false;
  return typeof raw !== 'object' || Object.keys(raw).length > 0;
}
