import { looseForms } from '#names/keys.ts';

const known = new Map<string, readonly string[]>();
const MOST = 200_000;

/**
 * What the search index holds for these names or texts, each form once: the same text as `indexForSearch`
 * makes (src/lists/search.ts), which a test holds. A name that many grants share is folded once.
 */
export function searchForms(names: readonly string[]): string {
  return [...new Set(names.flatMap(formsOf))].join(' ');
}

function formsOf(name: string): readonly string[] {
  let forms = known.get(name);
  if (!forms) {
    forms = looseForms(name);
    if (known.size >= MOST) known.clear();
    known.set(name, forms);
  }
  return forms;
}
