import { looseForms } from '#names/keys.ts';

/** Answers what the search index holds for names or texts: every loose form once. */
export type SearchForms = (names: readonly string[]) => string;

const MOST = 200_000;

/**
 * The same text as `indexForSearch` makes (src/lists/search.ts), which a test holds; a name that many
 * records share is folded once.
 */
export function searchFormsOf(): SearchForms {
  const known = new Map<string, readonly string[]>();
  const formsOf = (name: string): readonly string[] => {
    const found = known.get(name);
    if (found) return found;
    const forms = looseForms(name);
    if (known.size >= MOST) known.clear();
    known.set(name, forms);
    return forms;
  };
  return (names) => [...new Set(names.flatMap(formsOf))].join(' ');
}

/**
 * Folds a full-text index into one segment: the many that rows in thousands leave behind make each search
 * slower.
 */
export function optimiseStatement(table: string): string {
  return `insert into ${table} (${table}) values ('optimize')`;
}
