import type { Database } from '#database/connection.ts';
import { actionsOf, type ActionRow } from '#features/actions/queries.ts';
import { laddersOf, outcomeFigures, type LadderRow, type OutcomeFigures } from '#features/outcomes/ladder.ts';
import { outcomesOf, type OutcomeRow } from '#features/outcomes/queries.ts';
import { institutionsOf, publicationsOf, type AddressedInstitution, type Publication } from './addressed.ts';
import type { CoalitionDetail } from './queries.ts';

/** What a coalition addresses, did, reached and published. */
export interface CoalitionWork {
  institutions: AddressedInstitution[];
  outcomes: OutcomeRow[];
  figures: OutcomeFigures;
  ladders: LadderRow[];
  actions: ActionRow[];
  publications: Publication[];
  /** Findings of the evidence library that are attached to the coalition. */
  library: { slug: string; statement: string; publisher: string; year: number | null }[];
}

/** All of it, with a fixed number of queries. */
export function workOf(db: Database, coalition: CoalitionDetail): CoalitionWork {
  const institutions = institutionsOf(db, coalition.id);
  const outcomes = outcomesOf(db, coalition.id);
  const countries = coalition.scope === 'national' ? [] : coalition.countries;
  return {
    institutions,
    outcomes,
    figures: outcomeFigures(outcomes),
    ladders: laddersOf(outcomes, institutions, countries),
    actions: actionsOf(db, coalition.id),
    publications: publicationsOf(db, coalition.id),
    library: db
      .prepare<CoalitionWork['library'][number]>(
        `select evidence.slug, statement, publisher, year from evidence_uses
         join evidence on evidence.id = evidence_uses.evidence_id
         where evidence_uses.noun = 'coalition' and evidence_uses.record_id = ? order by evidence.id`,
      )
      .all(coalition.id),
  };
}
