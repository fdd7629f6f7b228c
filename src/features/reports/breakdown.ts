import type { Database } from '#database/connection.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { listThemes } from '#features/themes/queries.ts';
import { sixCountries } from '#language/countries.ts';
import type { FacetCount } from '#lists/definition.ts';
import { ELSEWHERE, type BreakdownKind } from './breakdown-kinds.ts';
import {
  countRows,
  hrefOf,
  ledgerYears,
  paidSums,
  signedSums,
  type Chosen,
  type Counted,
  type Reader,
  type Summed,
} from './counting.ts';

/** What was signed and paid of one country, theme, scheme or year, and what of it is late. */
export interface BreakdownRow {
  /** A code, a slug or a year; `none` where it is not published, or ELSEWHERE. */
  value: string;
  grants: Counted;
  signed: Summed[];
  paid: Summed[];
  late: Counted;
}

/**
 * The grants under filters by one of these; a year is that of the signing, of the payment, of the day that passed.
 * A grant with two themes stands under both, so only countries, schemes and years add up.
 *
 * @param facet the counts of the list of grants under the same filters.
 */
export function breakdownOf(
  db: Database,
  kind: BreakdownKind,
  { grants, facet }: { grants: Chosen; facet: readonly FacetCount[] },
  reader: Reader,
): BreakdownRow[] {
  const chosen = grants[kind];
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  const asked = (value: string) => chosen === undefined || chosen.includes(value);
  return valuesOf(db, kind, counts, { grants, reader })
    .map(({ value, values }) => ({ value, values: values.filter(asked) }))
    .filter(({ values }) => values.length > 0)
    .map(({ value, values }) => {
      const own = { ...grants, [kind]: values };
      return {
        value,
        grants: {
          count: values.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
          href: hrefOf('grants', own),
        },
        signed: signedSums(db, own, reader),
        paid: paidSums(db, own, reader),
        late: countRows(db, 'late', own, reader),
      };
    })
    .filter((row) => kind === 'country' || row.grants.count > 0 || row.paid.length > 0 || row.late.count > 0);
}

/** The six in their order and the rest together; areas in theirs; schemes in theirs; years. What is unknown is last. */
function valuesOf(
  db: Database,
  kind: BreakdownKind,
  counts: ReadonlyMap<string, number>,
  { grants, reader }: { grants: Chosen; reader: Reader },
): { value: string; values: string[] }[] {
  const each = (values: string[]) => values.map((value) => ({ value, values: [value] }));
  if (kind === 'country') {
    const others = [...counts.keys()].filter((code) => !(sixCountries as readonly string[]).includes(code));
    return [...each([...sixCountries]), { value: ELSEWHERE, values: others.toSorted() }];
  }
  if (kind === 'theme')
    return each([
      ...listThemes(db)
        .filter(({ area }) => area === null)
        .map(({ slug }) => slug),
      'none',
    ]);
  if (kind === 'scheme') return each([...listSchemes(db).map(({ slug }) => slug), 'none']);
  return each([...new Set([...counts.keys(), ...ledgerYears(db, grants, reader)])].toSorted());
}
