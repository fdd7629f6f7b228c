import type { Report } from './figures.ts';
import type { Figure } from './schemas.ts';
import type { Counted, Summed } from './counting.ts';
import { breakdownKinds } from './breakdown-kinds.ts';
import { ladderSteps } from '#features/outcomes/kinds.ts';

/**
 * Every number of the report as a row of its own, for scripts and downloads: what, of what, how many or how much, and
 * the address that opens the rows behind it.
 */
export function figureRows(report: Report): Figure[] {
  const { figures, sums, paid, pairs, consortia, regional, ladder, undated, breakdowns } = report;
  return [
    ...figures.map(({ key, counted }) => counts(key, null, counted)),
    ...sums.map((sum) => amounts('signed', null, sum)),
    ...paid.map((sum) => amounts('paid', null, sum)),
    ...breakdownKinds.flatMap((kind) =>
      breakdowns[kind].flatMap(({ value, grants, signed, paid: own, late }) => [
        counts(`grants_by_${kind}`, value, grants),
        ...signed.map((sum) => amounts(`signed_by_${kind}`, value, sum)),
        ...own.map((sum) => amounts(`paid_by_${kind}`, value, sum)),
        counts(`late_by_${kind}`, value, late),
      ]),
    ),
    ...pairs.map(({ pair, grants }) => counts('pair', pair, grants)),
    ...(consortia ?? []).flatMap(({ country, leads, partners, together }) => [
      counts('regional_leads', country, leads),
      counts('regional_partners', country, partners),
      counts('regional_organisations', country, together),
    ]),
    ...(regional ? [counts('regional_organisations', null, regional)] : []),
    ...(ladder ?? []).flatMap(({ country, steps }) =>
      ladderSteps.map((step) => counts('outcomes_at_step', `${country} ${step}`, steps[step])),
    ),
    ...(undated ? [counts('outcomes_undated', null, undated)] : []),
  ];
}

function counts(figure: string, of: string | null, counted: Counted | undefined): Figure {
  return {
    figure,
    of,
    count: counted?.count ?? null,
    amount: null,
    currency: null,
    rows: counted?.href ?? null,
  };
}

function amounts(figure: string, of: string | null, { count, minor, currency, href }: Summed): Figure {
  return { figure, of, count, amount: (minor / 100).toFixed(2), currency, rows: href };
}
