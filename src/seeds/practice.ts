import type { Database } from '#database/connection.ts';
import { holdWrites } from '#database/rehearsal.ts';
import { change } from '#database/history.ts';
import { addToList, createCeremony } from '#features/ceremonies/commands.ts';
import { createGrant } from '#features/grants/commands.ts';
import type { GrantInput } from '#features/grants/schemas.ts';
import { createOrganisation } from '#features/organisations/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { insertProgramme, insertScheme, insertThemes } from './foundation.ts';
import { insertKeptLists } from './kept-lists.ts';
import {
  furtherGrants,
  listedGrants,
  practiceOrganisations,
  type PracticeGrant,
} from './practice-records.ts';

export const PRACTICE_CEREMONY = 'core-grants-serbia-and-north-macedonia-example';

/** Fills practice on its first start: invented organisations, and a ceremony next month with twelve grants. */
export function seedPractice(db: Database, now = new Date()): void {
  const { seed } = db.prepare<{ seed: string | null }>('select seed from registry_state').get() ?? {
    seed: null,
  };
  if (seed !== null) return;
  const act = systemAct('seed', now);
  change(db, act, (record) => {
    record({ noun: 'registry', id: 1, event: 'registry.practice-begun' });
    insertThemes(db);
    insertKeptLists(db);
    insertProgramme(db, {
      slug: 'practice-programme',
      name: 'Practice programme (example)',
      shortName: 'Practice (example)',
      code: 'EX',
    });
    insertScheme(db, {
      programme: 'practice-programme',
      slug: 'core',
      name: 'Core',
      kind: 'core',
      conditions: { singleOrganisation: true, kinds: ['cso'] },
    });
    insertScheme(db, {
      programme: 'practice-programme',
      slug: 'regional',
      name: 'Regional',
      kind: 'regional',
      conditions: { consortium: { organisations: 3, countries: 3, orNetwork: true } },
    });
    const slugs = practiceOrganisations.map((organisation) => createOrganisation(db, act, organisation).slug);
    const ceremony = createCeremony(db, act, {
      programme: 'practice-programme',
      title: 'Core grants: Serbia and North Macedonia (example)',
      plannedOn: nextMonth(now),
      plannedFrom: '14:30',
      plannedUntil: '15:00',
      place: 'Practice hall, Skopje (example)',
      schemes: ['core'],
      countries: ['RS', 'MK'],
      isListPublic: true,
    });
    const create = (grant: PracticeGrant) => createGrant(db, act, grantInput(grant, slugs)).reference;
    // The day moves on with the months, and the walk of the README names the ceremony by its address.
    db.prepare('update ceremonies set slug = ? where id = ?').run(PRACTICE_CEREMONY, ceremony.id);
    for (const grant of listedGrants) addToList(db, act, PRACTICE_CEREMONY, { grant: create(grant) });
    for (const grant of furtherGrants) create(grant);
    db.prepare("update registry_state set seed = 'practice'").run();
  });
}

function grantInput(
  { consortium: [lead, ...partners], ...grant }: PracticeGrant,
  slugs: string[],
): GrantInput {
  return {
    ...grant,
    status: 'planned',
    programme: 'practice-programme',
    lead: slugs[lead]!,
    partners: partners.map((place) => ({ organisation: slugs[place]! })),
  };
}

/**
 * Puts practice back to how it began, in one transaction. Only here are the triggers that guard history
 * lifted, and only in practice's file, whose history is nobody's.
 *
 * @throws Error for any other database.
 */
export function resetPractice(db: Database, now = new Date()): void {
  if (!db.isPractice) throw new Error('only practice can be reset');
  holdWrites();
  db.sqlite
    .transaction(() => {
      db.sqlite.pragma('defer_foreign_keys = on');
      const triggers = db.sqlite
        .prepare("select name, sql from sqlite_master where type = 'trigger'")
        .all() as {
        name: string;
        sql: string;
      }[];
      for (const { name } of triggers) db.sqlite.exec(`drop trigger ${name}`);
      for (const table of tablesToEmpty(db)) db.sqlite.exec(`delete from ${table}`);
      db.sqlite.exec('delete from sqlite_sequence; update registry_state set seed = null');
      for (const { sql } of triggers) db.sqlite.exec(sql);
      seedPractice(db, now);
    })
    .immediate();
}

/** The tables that hold records: not the state, whose revision goes on, nor what full-text search keeps beneath. */
function tablesToEmpty(db: Database): string[] {
  const rows = db.sqlite
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')
       and name not like 'sqlite_%' and name not like '\\_\\_drizzle%' escape '\\' and name <> 'registry_state'`,
    )
    .all() as { name: string }[];
  return rows.map(({ name }) => name);
}

/** The fifteenth of the month after this one. */
function nextMonth(now: Date): string {
  const [year = 0, month = 0] = dayOf(now).split('-').map(Number);
  return new Date(Date.UTC(year, month, 15)).toISOString().slice(0, 10);
}
