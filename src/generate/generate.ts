import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { systemAct } from '#features/people/actor.ts';
import { insertThemes } from '#seeds/foundation.ts';
import { Batches } from './batches.ts';
import { generateCoalitions } from './coalitions.ts';
import { generateEvents } from './events.ts';
import { generateGrants } from './grants.ts';
import { generateNetworks } from './networks.ts';
import { generateOrganisations } from './organisations.ts';
import { generateProgrammes, type InventedProgramme } from './programmes.ts';
import { optimiseStatement, searchFormsOf } from './search-forms.ts';
import type { Workshop } from './workshop.ts';

export interface GenerateInput {
  organisations: number;
  grants: number;
  coalitions: number;
  /** A whole number; the same one gives the same records. */
  seed: number;
}

/** With fewer, no regional grant finds its three countries. */
const FEWEST = 20;
const GRANTS_AN_EVENT = 1000;

/** The registry is not empty, or what is asked for cannot be made. */
export class CannotGenerate extends Error {
  override name = 'CannotGenerate';
}

/**
 * Fills an empty, migrated registry with invented data in all six countries, their languages and both scripts,
 * every name marked as an example. The same input gives the same records. It is written in many transactions:
 * after a failure begin again with a new file.
 *
 * @param progress called with a line about each finished step.
 * @throws CannotGenerate where the registry has records already, or there are too few organisations.
 */
export function generate(
  db: Database,
  input: GenerateInput,
  progress: (done: string) => void = () => {},
): void {
  refuse(db, input);
  const batches = new Batches(db);
  try {
    fill(db, batches, input, progress);
  } catch (error) {
    batches.abandon();
    throw error;
  }
}

function fill(db: Database, batches: Batches, input: GenerateInput, progress: (done: string) => void): void {
  const { organisations, grants, coalitions, seed } = input;
  const workshop: Workshop = { db, batches, seed, forms: searchFormsOf(), themeIds: themeIdsOf(db) };
  const roll = generateOrganisations(workshop, organisations);
  generateNetworks(workshop, roll);
  batches.flush();
  progress(`${organisations} organisations`);

  const programmes = generateProgrammes(db, roll);
  const ceremonies = generateEvents(workshop, Math.max(2, Math.round(grants / GRANTS_AN_EVENT)), programmes);
  const { signings } =
    grants > 0 ? generateGrants(workshop, grants, { roll, programmes, ceremonies }) : { signings: 0 };
  batches.flush();
  progress(`${grants} grants, ${signings} signings, ${ceremonies.length} ceremonies`);

  generateCoalitions(workshop, coalitions, { roll, ceremonies });
  batches.flush();
  progress(`${coalitions} coalitions`);

  for (const table of SEARCH_TABLES) db.sqlite.exec(optimiseStatement(table));
  finish(db, programmes, { ...input, ceremonies: ceremonies.length, signings });
  db.sqlite.exec('analyze');
  db.sqlite.pragma('wal_checkpoint(truncate)');
  progress('search index and statistics');
}

const SEARCH_TABLES = ['organisation_search', 'grant_search', 'event_search', 'coalition_search'];
const EMPTY_TABLES = ['organisations', 'programmes', 'grants', 'events', 'ceremonies', 'coalitions'];

function refuse(db: Database, { organisations, grants, coalitions }: GenerateInput): void {
  const filled = EMPTY_TABLES.find(
    (table) => db.sqlite.prepare(`select 1 from ${table} limit 1`).get() !== undefined,
  );
  if (filled)
    throw new CannotGenerate(`Invented data goes into an empty registry only, and this one has ${filled}.`);
  if ((grants > 0 || coalitions > 0) && organisations < FEWEST) {
    throw new CannotGenerate(`Grants and coalitions need at least ${FEWEST} organisations.`);
  }
}

function themeIdsOf(db: Database): number[] {
  const ids = () => db.prepare<{ id: number }>('select id from themes order by position').all();
  if (ids().length === 0) insertThemes(db);
  return ids().map(({ id }) => id);
}

/** One entry in history stands for the whole batch, and tells caches and list indexes to read everything anew. */
function finish(db: Database, programmes: InventedProgramme[], counts: Record<string, number>): void {
  change(db, systemAct('command-line'), (record) => {
    for (const { id, lastReference } of programmes) {
      db.prepare('update programmes set last_reference = ? where id = ?').run(lastReference, id);
    }
    db.prepare("update registry_state set seed = 'generated'").run();
    record({ noun: 'registry', id: 1, event: 'registry.generated', after: counts });
  });
}
