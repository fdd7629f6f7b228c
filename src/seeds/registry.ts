import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';
import { insertThemes } from './foundation.ts';
import { loadCoalitions } from './load/coalitions.ts';
import { loadConference } from './load/conference.ts';
import { loadClaims, loadEvidence } from './load/evidence.ts';
import { loadGrants } from './load/grants.ts';
import { OrganisationRoll } from './load/organisation-roll.ts';
import { loadProgrammes } from './load/programmes.ts';

/** Names the records that were loaded, so that a later version can tell what a registry has. */
const SEED = 'published-2026-11-24';

/**
 * Loads the real records: the conference of December 2023, published grants, coalitions, evidence and claims,
 * each fact with its source. A registry that has them is left as it is, so that a later start only migrates.
 */
export function seedRegistry(db: Database): void {
  const { seed } = db.prepare<{ seed: string | null }>('select seed from registry_state').get() ?? {
    seed: null,
  };
  if (seed !== null) return;
  const act = systemAct('seed');
  change(db, act, (record) => {
    const roll = new OrganisationRoll(db, act);
    insertThemes(db);
    loadProgrammes(db, roll, record);
    const ceremonies = loadConference(db, act);
    loadGrants(db, act, roll, ceremonies);
    loadCoalitions(db, act, roll);
    loadEvidence(db, record);
    loadClaims(db, ceremonies, record);
    db.prepare('update registry_state set seed = ?').run(SEED);
  });
}
