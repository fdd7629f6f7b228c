/** Words of records that no entry of a list has. */
export interface Unlisted {
  words: string;
  /** Country of the organisations; null where it is not published, and where the list does not go by countries. */
  country: string | null;
  organisations: number;
}

/** How many organisations mean each entry, by slug, and the words that mean none; most used first. */
export interface KeptUses {
  used: Map<string, number>;
  unlisted: Unlisted[];
}

/** Sorts what records say under the entries that it means. */
export function countUses(
  rows: readonly Unlisted[],
  slugOf: (row: Unlisted) => string | undefined,
): KeptUses {
  const used = new Map<string, number>();
  const unlisted: Unlisted[] = [];
  for (const row of rows) {
    const slug = slugOf(row);
    if (slug === undefined) unlisted.push(row);
    else used.set(slug, (used.get(slug) ?? 0) + row.organisations);
  }
  return { used, unlisted: unlisted.toSorted((left, right) => right.organisations - left.organisations) };
}
