import { locales, type Language } from '#language/languages.ts';
import type { SortDefinition } from './definition.ts';

type Value = string | number | null;
interface Row {
  id: number;
  value: Value;
}

/**
 * Ids in the order of one sort. A changed record is taken out and put back by binary search, which asks the
 * database for some seventeen values among a hundred thousand, so that a write never sorts the whole anew.
 */
export class SortOrder {
  ids: Int32Array;
  readonly #compare: (left: Row, right: Row) => number;
  readonly #read: (ids?: number[]) => Row[];

  constructor(definition: SortDefinition, language: Language, read: (ids?: number[]) => Row[]) {
    this.#read = read;
    this.#compare = comparison(definition, language);
    const rows = read();
    rows.sort(this.#compare);
    this.ids = Int32Array.from(rows, ({ id }) => id);
  }

  /** Puts changed records where they now belong, and leaves out those that are no more. */
  replace(changed: number[]): void {
    const gone = new Set(changed);
    let ids = this.ids.filter((id) => !gone.has(id));
    for (const row of this.#read(changed)) {
      const at = this.#placeFor(row, ids);
      const longer = new Int32Array(ids.length + 1);
      longer.set(ids.subarray(0, at));
      longer[at] = row.id;
      longer.set(ids.subarray(at), at + 1);
      ids = longer;
    }
    this.ids = ids;
  }

  #placeFor(row: Row, ids: Int32Array): number {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [other] = this.#read([ids[middle]!]);
      if (other && this.#compare(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Records without a value come last in both directions; equal ones keep the order of their ids. */
function comparison(definition: SortDefinition, language: Language): (left: Row, right: Row) => number {
  const collator = new Intl.Collator(locales[language], { numeric: true });
  const sign = definition.direction === 'ascending' ? 1 : -1;
  const compareValues =
    definition.kind === 'text'
      ? (left: Value, right: Value) => collator.compare(String(left), String(right))
      : (left: Value, right: Value) => (left! < right! ? -1 : left! > right! ? 1 : 0);
  return (left, right) => {
    if (left.value === null || right.value === null) {
      if (left.value === right.value) return left.id - right.id;
      return left.value === null ? 1 : -1;
    }
    return sign * compareValues(left.value, right.value) || left.id - right.id;
  };
}
