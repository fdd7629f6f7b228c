import type { Database } from '#database/connection.ts';
import { ladderSteps } from '#features/outcomes/kinds.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { hasFacet, inOneGrant, NOTHING, type Chosen, type IndicatorList } from './counting.ts';
import type { IndicatorFilter, Measure } from './kinds.ts';

/** One value by filter, as staff chose them. */
export type IndicatorFilters = Partial<Record<IndicatorFilter, string>>;

/** A list and what of it: the value is that list's total, and opening it shows the rows. */
export interface Rule {
  list: IndicatorList;
  chosen: Chosen;
}

/** What each measure counts, before it is narrowed; parts in regional grants those of one programme where it is given. */
export function measured(db: Database, measure: Measure, programme?: string): Rule {
  const ofProgramme = listProgrammes(db).find(({ slug }) => slug === programme)?.id;
  const regional = listSchemes(db)
    .filter(({ kind, programmeId }) => kind === 'regional' && (!programme || programmeId === ofProgramme))
    .flatMap(({ slug }) => [`${slug}:lead`, `${slug}:partner`]);
  const above = (step: (typeof ladderSteps)[number]) => ({
    counted: ['counted'],
    step: ladderSteps.slice(ladderSteps.indexOf(step)),
  });
  const rules: Record<Measure, Rule> = {
    grants: { list: 'grants', chosen: {} },
    grants_across_countries: { list: 'grants', chosen: { consortium: ['across'] } },
    organisations_in_grants: { list: 'organisations', chosen: { role: ['lead', 'partner'] } },
    organisations_in_regional_grants: {
      list: 'organisations',
      // One part in one grant: a role and a scheme chosen apart would meet in different grants.
      chosen: { part: regional.length > 0 ? regional : [NOTHING] },
    },
    country_pairs: { list: 'pairs', chosen: {} },
    coalitions: { list: 'coalitions', chosen: {} },
    regional_coalitions: { list: 'coalitions', chosen: { scope: ['regional'] } },
    // How many countries is one of its filters, and the one that it cannot do without.
    coalitions_of_countries: { list: 'coalitions', chosen: {} },
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

/** What an indicator counts: its measure, narrowed by its filters. */
export function ruleOf(db: Database, measure: Measure, filters: IndicatorFilters): Rule {
  const { list, chosen } = measured(db, measure, filters.programme);
  // A part is in a scheme, and so in a programme: asked beside it, the programme could be met by another grant.
  const { programme: _, ...others } = filters;
  const narrowed = Object.entries(chosen['part'] ? others : filters).map(([name, value]) => [name, [value]]);
  const all = { ...chosen, ...(Object.fromEntries(narrowed) as Chosen) };
  return { list, chosen: inOneGrant(db, list, all) };
}

/** Whether the records of a measure can be narrowed by that filter. */
export function canFilter(db: Database, measure: Measure, filter: IndicatorFilter): boolean {
  const { list, chosen } = measured(db, measure);
  const isChosen = chosen[filter] !== undefined || (filter === 'scheme' && chosen['part'] !== undefined);
  return hasFacet(list, filter) && !isChosen;
}
