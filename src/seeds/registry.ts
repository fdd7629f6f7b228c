import type { Database } from '#database/connection.ts';
import { change, type RecordHistory } from '#database/history.ts';
import { indexEvidence } from '#features/evidence/records.ts';
import type { Act } from '#features/people/actor.ts';
import { systemAct } from '#features/people/actor.ts';
import { insertThemes } from './foundation.ts';
import { loadCoalitionRecords } from './load/coalition-records.ts';
import { loadCoalitions } from './load/coalitions.ts';
import { loadConference } from './load/conference.ts';
import { loadClaims, loadEvidence } from './load/evidence.ts';
import { loadGrants } from './load/grants.ts';
import { OrganisationRoll } from './load/organisation-roll.ts';
import { loadProgrammes } from './load/programmes.ts';
import { loadSolutions } from './load/solutions.ts';

/** Names the records that were loaded, so that a later version can tell what a registry has. */
const SEED = 'published-2026-11-24, with what coalitions did and solutions';

/** What an earlier version loaded: without what coalitions did, and without solutions. */
const EARLIER = 'published-2026-11-24';

/**
 * Loads the real records: the conference of December 2023, published grants, coalitions with what they did and
 * reached, solutions, evidence and claims, each fact with its source. A registry that has them is left as it
 * is, so that a later start only migrates.
 *
 * @param options `addsNew` also adds what a registry that an earlier version seeded lacks.
 */
export function seedRegistry(db: Database, options: { addsNew?: boolean } = {}): void {
  const { seed } = db.prepare<{ seed: string | null }>('select seed from registry_state').get() ?? {
    seed: null,
  };
  const isFirst = seed === null;
  if (!isFirst && !(options.addsNew && seed === EARLIER)) return;
  const act = systemAct('seed');
  change(db, act, (record) => {
    if (isFirst) loadFirst(db, act, record);
    loadCoalitionRecords(db, act, record);
    loadSolutions(db, act);
    indexEvidence(db);
    db.prepare('update registry_state set seed = ?').run(SEED);
  });
}

function loadFirst(db: Database, act: Act, record: RecordHistory): void {
  const roll = new OrganisationRoll(db, act);
  insertThemes(db);
  loadProgrammes(db, roll, record);
  const ceremonies = loadConference(db, act);
  loadGrants(db, act, roll, ceremonies);
  loadCoalitions(db, act, roll);
  loadEvidence(db, record);
  loadClaims(db, ceremonies, record);
}
