import type { Database } from '#database/connection.ts';
import { ladderSteps } from '#features/outcomes/kinds.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import {
  countRows,
  findRows,
  hasFacet,
  NOTHING,
  type Chosen,
  type Counted,
  type RecordList,
  type Reader,
} from './counting.ts';
import { measures, type IndicatorFilter, type Measure } from './kinds.ts';

/** An indicator as staff defined it, with what the registry counts for it now. */
export interface IndicatorRow {
  id: number;
  slug: string;
  name: string;
  programme: string;
  /** Number and text of the objective; null where it stands under none. */
  objective: { number: number; text: string } | null;
  measure: Measure;
  filters: Partial<Record<IndicatorFilter, string>>;
  baseline: number | null;
  baselineOn: string | null;
  target: number | null;
  targetOn: string | null;
  isExample: boolean;
  value: Counted;
  /** The same by country, where the list knows countries. */
  byCountry: { country: string; counted: Counted }[];
}

interface Stored extends Omit<IndicatorRow, 'objective' | 'filters' | 'isExample' | 'value' | 'byCountry'> {
  objectiveNumber: number | null;
  objectiveText: string;
  filters: string;
  isExample: number;
}

/** What each measure counts: a list and what of it. The value is that list's total, and opening it shows the rows. */
export function measured(db: Database, measure: Measure): { list: RecordList; chosen: Chosen } {
  const regional = listSchemes(db)
    .filter(({ kind }) => kind === 'regional')
    .flatMap(({ slug }) => [`${slug}:lead`, `${slug}:partner`]);
  const above = (step: (typeof ladderSteps)[number]) => ({
    counted: ['counted'],
    step: ladderSteps.slice(ladderSteps.indexOf(step)),
  });
  const rules: Record<Measure, { list: RecordList; chosen: Chosen }> = {
    grants: { list: 'grants', chosen: {} },
    grants_across_countries: { list: 'grants', chosen: { consortium: ['across'] } },
    organisations_in_grants: { list: 'organisations', chosen: { role: ['lead', 'partner'] } },
    organisations_in_regional_grants: {
      list: 'organisations',
      // One part in one grant: a role and a scheme chosen apart would meet in different grants.
      chosen: { part: regional.length > 0 ? regional : [NOTHING] },
    },
    coalitions: { list: 'coalitions', chosen: {} },
    regional_coalitions: { list: 'coalitions', chosen: { scope: ['regional'] } },
    actions: { list: 'actions', chosen: {} },
    outcomes_on_the_agenda: { list: 'outcomes', chosen: above('on_the_agenda') },
    outcomes_adopted: { list: 'outcomes', chosen: above('adopted') },
    outcomes_implemented: { list: 'outcomes', chosen: above('implemented') },
    outcomes_with_contribution: {
      list: 'outcomes',
      chosen: { ...above('on_the_agenda'), contribution: ['stated'] },
    },
    solutions: { list: 'solutions', chosen: {} },
    solutions_adopted: { list: 'solutions', chosen: { step: ['adopted', 'implemented'] } },
  };
  return rules[measure];
}

/** Whether the records of a measure can be narrowed by that filter. */
export function canFilter(db: Database, measure: Measure, filter: IndicatorFilter): boolean {
  const { list, chosen } = measured(db, measure);
  const isChosen = chosen[filter] !== undefined || (filter === 'scheme' && chosen['part'] !== undefined);
  return hasFacet(list, filter) && !isChosen;
}

/** Every indicator with its present value, by programme and objective. */
export function listIndicators(db: Database, reader: Reader): IndicatorRow[] {
  return db
    .prepare<Stored>(
      `select indicators.id, indicators.slug, indicators.name, programmes.slug as programme,
         objectives.number as objectiveNumber, objectives.text as objectiveText, measure, filters, baseline,
         baseline_on as baselineOn, target, target_on as targetOn, is_example as isExample
       from indicators join programmes on programmes.id = indicators.programme_id
       left join objectives on objectives.id = indicators.objective_id
       where retired_at is null order by indicators.programme_id, objectives.number is null, objectives.number, indicators.id`,
    )
    .all()
    .filter(({ measure }) => measures.includes(measure))
    .map((row) => indicatorOf(db, row, reader));
}

function indicatorOf(db: Database, row: Stored, reader: Reader): IndicatorRow {
  const { objectiveNumber, objectiveText, filters: text, isExample, ...own } = row;
  const filters = JSON.parse(text) as IndicatorRow['filters'];
  const { list, chosen: rule } = measured(db, row.measure);
  const chosen = {
    ...rule,
    ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, [value]])),
  };
  const { facets } = findRows(db, list, chosen, reader);
  return {
    ...own,
    objective: objectiveNumber === null ? null : { number: objectiveNumber, text: objectiveText },
    filters,
    isExample: isExample === 1,
    value: countRows(db, list, chosen, reader),
    byCountry:
      filters.country === undefined
        ? (facets['country'] ?? [])
            .filter(({ count, value }) => count > 0 && value !== 'none')
            .map(({ value }) => ({
              country: value,
              counted: countRows(db, list, { ...chosen, country: [value] }, reader),
            }))
        : [],
  };
}
