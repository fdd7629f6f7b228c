import type { Database } from '#database/connection.ts';
import { keptUnder } from '#database/kept.ts';
import { locales, type Language } from '#language/languages.ts';
import type { FacetCount, ListDefinition } from './definition.ts';
import { listIndexOf, NOT_PUBLISHED } from './list-index.ts';
import type { FacetValue, ListModelOptions } from './view-model.ts';

/** The values of a facet in their order, with what each gives now. */
export function facetValues(
  db: Database,
  definition: ListDefinition,
  name: string,
  counts: FacetCount[],
  options: ListModelOptions,
): FacetValue[] {
  const fixed = options.fixedValues?.[name] ?? [];
  const known = keptUnder(
    db,
    `facets of ${definition.noun}`,
    `${name} ${options.ui.language} ${fixed.join(' ')}`,
    () => orderedValues(db, definition, name, options),
  );
  const found = new Map(counts.map((count) => [count.value, count]));
  const values = known.map((value) => {
    const { count = 0, isChosen = false } = found.get(value.value) ?? {};
    found.delete(value.value);
    return { ...value, count, isChosen };
  });
  // Chosen by an address, though no record has it.
  const unknown = Array.from(found.values())
    .filter(({ isChosen }) => isChosen)
    .map((count) => ({
      ...count,
      label: labelOf(count.value, name, options),
      isNotPublished: count.value === NOT_PUBLISHED,
    }));
  return [...values, ...unknown];
}

/** Fixed values first, then those with most records in all, “not published” last: an order that filters do not change. */
function orderedValues(
  db: Database,
  definition: ListDefinition,
  name: string,
  options: ListModelOptions,
): Pick<FacetValue, 'value' | 'label' | 'isNotPublished'>[] {
  const { ui, fixedValues } = options;
  const fixed = fixedValues?.[name] ?? [];
  const index = listIndexOf(db, definition);
  const sizes = new Map(
    Array.from(index.facet(name), ([value, bitmap]): [string, number] => [
      value,
      bitmap.countWith(index.visible('staff')),
    ]).filter(([, size]) => size > 0),
  );
  const collator = collatorOf(ui.language);
  const place = (value: string) => {
    if (value === NOT_PUBLISHED) return Infinity;
    const found = fixed.indexOf(value);
    return found < 0 ? fixed.length : found;
  };
  return [...new Set([...sizes.keys(), ...fixed])]
    .map((value) => ({
      value,
      label: labelOf(value, name, options),
      isNotPublished: value === NOT_PUBLISHED,
    }))
    .toSorted(
      (left, right) =>
        // Infinity less Infinity is no number.
        (place(left.value) === place(right.value) ? 0 : place(left.value) - place(right.value)) ||
        (sizes.get(right.value) ?? 0) - (sizes.get(left.value) ?? 0) ||
        collator.compare(left.label, right.label),
    );
}

/** A value as its reader reads it; empty for records without one, of which the page says “not published”. */
export function labelOf(
  value: string,
  facet: string,
  { valueLabel, absentLabel }: Pick<ListModelOptions, 'valueLabel' | 'absentLabel'>,
): string {
  return value === NOT_PUBLISHED ? (absentLabel?.(facet) ?? '') : valueLabel(facet, value);
}

const collators = new Map<Language, Intl.Collator>();

function collatorOf(language: Language): Intl.Collator {
  const collator = collators.get(language) ?? new Intl.Collator(locales[language]);
  collators.set(language, collator);
  return collator;
}
