import t from 'tap';
import { openDatabase, migrateDatabase } from '#database/connection.ts';
import {
  readActions,
  readInstitutions,
  readOutcomes,
  readPublications,
} from '#seeds/read/coalition-records.ts';
import { readDiffusion, readSolutions } from '#seeds/read/solutions.ts';
import { seedRegistry } from '#seeds/registry.ts';
import { testDatabases } from '#test/support/databases.ts';

const tables = {
  institutions_addressed: readInstitutions,
  actions: readActions,
  outcomes: readOutcomes,
  publications: readPublications,
  solutions: readSolutions,
  diffusion_steps: readDiffusion,
};

t.test('every published row is there once, and a second load changes nothing', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const count = (table: string) =>
    registry.sqlite.prepare(`select count(*) as n from ${table}`).get() as { n: number };
  for (const [table, read] of Object.entries(tables)) t.equal(count(table).n, read().length, table);
  t.equal(count('evidence').n, 34);

  const before = registry.sqlite.prepare('select revision from registry_state').get();
  seedRegistry(registry, { addsNew: true });
  t.strictSame(registry.sqlite.prepare('select revision from registry_state').get(), before);
});

t.test('every fact has its page, the day it was read and how', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const missing = (table: string, noun: string) =>
    registry.sqlite
      .prepare(
        `select count(*) as n from ${table} where not exists (select 1 from citations
           join sources on sources.id = citations.source_id
           where noun = ? and record_id = ${table}.id and sources.read_on is not null and basis <> '')`,
      )
      .get(noun) as { n: number };
  t.equal(missing('outcomes', 'outcome').n, 0);
  t.equal(missing('actions', 'action').n, 0);
  t.equal(missing('solutions', 'solution').n, 0);
  const fields = registry.sqlite
    .prepare(
      `select count(distinct field) as n from citations where field like 'institution %' or field like 'publication %'
         or (noun = 'solution' and field like 'step %')`,
    )
    .get() as { n: number };
  t.equal(fields.n, readInstitutions().length + readPublications().length + readDiffusion().length);
});

t.test(
  'a registry that an earlier version seeded is only migrated, and “seed” adds what is new',
  async (t) => {
    const db = openDatabase(':memory:');
    t.teardown(() => db.close());
    migrateDatabase(db);
    seedRegistry(db);
    db.sqlite.pragma('foreign_keys = off');
    for (const table of ['diffusion_carriers', 'action_participants', ...Object.keys(tables)])
      db.sqlite.exec(`delete from ${table}`);
    db.sqlite.exec("update registry_state set seed = 'published-2026-11-24'");
    const count = () => db.sqlite.prepare('select count(*) as n from outcomes').get() as { n: number };

    seedRegistry(db);
    t.equal(count().n, 0, 'a start only migrates');
    db.sqlite.exec(
      "update coalitions set name = 'Renamed' where slug = 'southeast-europe-coalition-on-whistleblower-protection'",
    );
    seedRegistry(db, { addsNew: true });
    t.equal(count().n, readOutcomes().length, 'also for a coalition that was renamed since');
  },
);

t.test('a law of one entity holds in that part only', async (t) => {
  const parts = readDiffusion().flatMap(({ key, part }) => (part ? [[key, part]] : []));
  t.strictSame(parts, [
    ['femicide-offence | BA', 'Federation of BiH'],
    ['emergency-barring | BA', 'Federation of BiH'],
  ]);
});

t.test('what is inferred never counts, and names that the registry knows are tied', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const linked = registry.sqlite
    .prepare('select count(*) as n from action_participants where organisation_id is not null')
    .get() as { n: number };
  t.ok(linked.n > 5, `${linked.n} names are members`);
  const carried = registry.sqlite
    .prepare(
      `select carriers.name, coalitions.slug from diffusion_carriers carriers
       join coalitions on coalitions.id = carriers.coalition_id order by carriers.diffusion_step_id`,
    )
    .all() as { name: string; slug: string }[];
  t.ok(carried.some(({ slug }) => slug === 'southeast-europe-coalition-on-whistleblower-protection'));
});
