import t from 'tap';
import { migrateDatabase, openDatabase, type Database } from '#database/connection.ts';
import { factsOf, indexCoalition } from '#features/coalitions/records.ts';
import { factsOf as grantFactsOf, findGrant } from '#features/grants/queries.ts';
import { checkScheme, summary } from '#features/grants/rules.ts';
import { reindexGrant } from '#features/grants/search-index.ts';
import { organisationList } from '#features/organisations/list.ts';
import { CannotGenerate, generate } from '#generate/generate.ts';
import { sixCountries } from '#language/countries.ts';
import { bestHits } from '#features/search/best.ts';
import { findList } from '#lists/find.ts';
import { indexForSearch, matchExpression, wordsBegunIn } from '#lists/search.ts';
import { looseTokens } from '#names/keys.ts';
import { MATCH_TIERS } from '#names/match.ts';

const INPUT = { organisations: 300, grants: 900, coalitions: 20, seed: 7 };
const MARKED = /\((?:example|пример)\)/;

function generated(input = INPUT): Database {
  const db = openDatabase(':memory:');
  migrateDatabase(db);
  generate(db, input);
  return db;
}

const db = generated();
const all = <Row>(sql: string) => db.prepare<Row>(sql).all();
const values = (sql: string) => all<{ value: string }>(sql).map(({ value }) => value);
const count = (sql: string) =>
  db.prepare<{ count: number }>(`select count(*) as count ${sql}`).get()?.count ?? 0;

/** Every table of records; history says when the records were made, which no seed decides. */
function tablesOf(one: Database): string[] {
  return one
    .prepare<{ name: string }>(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'
         and name not like '\\_\\_drizzle%' escape '\\' and name not in ('history', 'history_subjects', 'registry_state')
       order by name`,
    )
    .all()
    .map(({ name }) => name);
}

/** What a search index holds: each form with the number of records that have it. */
function formsIn(one: Database, table: string): unknown[] {
  one.sqlite.exec(
    `create virtual table if not exists temp.${table}_words using fts5vocab(main, ${table}, col)`,
  );
  return one.sqlite.prepare(`select term, col, doc from temp.${table}_words order by term, col`).all();
}

t.test('the same seed gives the same rows, another one gives others', async (t) => {
  const again = generated();
  const tables = tablesOf(db);
  t.ok(tables.length > 20);
  for (const table of tables) {
    const rows = (one: Database) => one.sqlite.prepare(`select rowid, * from ${table} order by rowid`).all();
    t.strictSame(rows(again), rows(db), table);
  }
  for (const table of ['organisation_search', 'grant_search', 'event_search', 'coalition_search']) {
    t.strictSame(formsIn(again, table), formsIn(db, table), table);
  }
  const other = generated({ ...INPUT, seed: 8 });
  const names = (one: Database) => one.prepare('select name from organisations').all();
  t.notSame(names(other), names(db));
  again.close();
  other.close();
});

t.test('more grants leave the organisations as they are', async (t) => {
  const more = generated({ ...INPUT, grants: 1200 });
  const names = (one: Database) => one.prepare('select * from organisations order by id').all();
  t.strictSame(names(more), names(db));
  more.close();
});

t.test('every name is marked as invented', async (t) => {
  const named = {
    organisations: 'select name as value from organisations',
    'their other names': "select name as value from organisation_names where kind <> 'acronym'",
    missions: 'select mission.value from organisations, json_each(missions) mission',
    programmes: 'select name as value from programmes',
    schemes: 'select name as value from schemes',
    grants: 'select title as value from grants where title is not null',
    summaries: 'select summary as value from grants where summary is not null',
    events: 'select title as value from events',
    ceremonies: 'select title as value from ceremonies',
    coalitions: 'select name as value from coalitions',
    asks: 'select ask as value from coalitions',
    persons: 'select value from personal_values',
  };
  for (const [what, sql] of Object.entries(named)) {
    const found = values(sql);
    t.ok(found.length > 0, `there are ${what}`);
    t.strictSame(
      found.filter((value) => !MARKED.test(value)),
      [],
      what,
    );
  }
  const addresses = values(`select website as value from organisations where website is not null
    union select address from sources`);
  t.ok(addresses.every((address) => /^https:\/\/([\w-]+\.)?example\.org(\/|$)/.test(address)));
});

t.test('all six countries, the languages and both scripts are there', async (t) => {
  for (const country of sixCountries)
    t.ok(count(`from organisations where country = '${country}'`) > 5, country);
  const languages = values('select distinct name_language as value from organisations');
  t.strictSame(languages.toSorted(), ['bs', 'cnr-Cyrl', 'cnr-Latn', 'en', 'mk', 'sq', 'sr-Cyrl', 'sr-Latn']);
  for (const script of ['Latn', 'Cyrl'])
    t.ok(count(`from organisation_names where script = '${script}'`) > 50, script);
  t.ok(count("from organisations where name like '%ë%'") > 10, 'Albanian ë');
  t.equal(count("from organisation_names where script = 'mixed'"), 0, 'no name mixes scripts');
});

t.test('it is found by Cyrillic and by Latin', async (t) => {
  const find = (q: string) =>
    findList(db, organisationList, { q, chosen: {}, size: 900 }, { language: 'en', isStaff: false });
  const [cyrillic, latin, bare] = [find('Жене'), find('Žene'), find('zene')];
  t.ok(latin.total > 5);
  t.equal(cyrillic.total, latin.total);
  t.equal(bare.total, latin.total);
  t.strictSame(new Set(cyrillic.ids), new Set(latin.ids));
  t.ok(find('Qendra').total > 5);
  const unfiltered = findList(
    db,
    organisationList,
    { chosen: {}, size: 25 },
    { language: 'mk', isStaff: false },
  );
  t.equal(unfiltered.total, count("from organisations where status <> 'merged'"));
});

t.test('type-ahead that stops early finds what reading everything finds', async (t) => {
  const words = new Set(
    values('select name as value from organisations').flatMap((name) => looseTokens(name).flat()),
  );
  const beginnings = new Set([...words].flatMap((word) => [word.slice(0, 4), word.slice(0, 6), word]));
  const table = organisationList.searchTable;
  const wordsOf = wordsBegunIn(db, table);
  const find = (expression: string | undefined, most: number) =>
    db.prepare(`select rowid from ${table} where ${table} match ? limit ${most}`).pluck().all(expression);
  let known = 0;
  for (const begun of beginnings) {
    const expression = matchExpression(begun, true, wordsOf);
    if (!expression?.includes('*')) known += 1;
    for (const most of [20, -1])
      t.strictSame(find(expression, most), find(matchExpression(begun), most), begun);
  }
  t.ok(known > beginnings.size / 2, 'most beginnings are asked for by their words');

  const reader = { language: 'en', isStaff: false } as const;
  for (const q of [
    'example',
    'Udruženje',
    'Association',
    'Qendra',
    'Здружение',
    'Centar',
    'mladih',
    'prav',
  ]) {
    const early = bestHits(db, organisationList, 'grants', q, reader, {
      few: 5,
      ranked: 16,
      isCounted: false,
    });
    const full = bestHits(db, organisationList, 'grants', q, reader, {
      few: 300,
      ranked: 300,
      isCounted: true,
    });
    const tiers = (hits: typeof full.hits) =>
      hits.map(({ matched }) => (matched ? MATCH_TIERS.indexOf(matched.match.tier) : MATCH_TIERS.length));
    t.equal(early.hits.length, Math.min(5, full.hits.length), q);
    t.strictSame(tiers(early.hits), tiers(full.hits.slice(0, 5)), `${q}: what matches better stands first`);
  }
});

t.test('the search index holds what the commands would put in', async (t) => {
  const held = { organisation: formsIn(db, 'organisation_search'), grant: formsIn(db, 'grant_search') };
  const coalitions = formsIn(db, 'coalition_search');
  db.sqlite.exec('begin');
  for (const { id, missions } of all<{ id: number; missions: string }>(
    'select id, missions from organisations',
  )) {
    const names = values(
      `select name as value from organisation_names where organisation_id = ${id} order by position`,
    );
    indexForSearch(
      db,
      'organisation_search',
      id,
      names,
      Object.values(JSON.parse(missions) as Record<string, string>),
    );
  }
  for (const { id } of all<{ id: number }>('select id from grants')) reindexGrant(db, id);
  for (const { id } of all<{ id: number }>('select id from coalitions'))
    indexCoalition(db, id, factsOf(db, id));
  t.strictSame(formsIn(db, 'organisation_search'), held.organisation);
  t.strictSame(formsIn(db, 'grant_search'), held.grant);
  t.strictSame(formsIn(db, 'coalition_search'), coalitions);
  db.sqlite.exec('rollback');
});

t.test('the records keep the rules of the registry', async (t) => {
  t.strictSame(db.sqlite.pragma('foreign_key_check'), []);
  t.strictSame(db.sqlite.pragma('integrity_check'), [{ integrity_check: 'ok' }]);
  t.equal(count('from grants'), INPUT.grants);
  t.equal(
    count(
      "from grants where lead_id not in (select organisation_id from grant_participants p where p.grant_id = grants.id and p.role = 'lead')",
    ),
    0,
  );
  t.strictSame(
    values(
      'select sum(share) as value from grant_participants where share is not null group by grant_id having value <> 10000',
    ),
    [],
  );
  t.equal(
    count(
      'from grants left join signings on grant_id = grants.id and reversed_at is null where grants.signed_on is not signings.signed_on',
    ),
    0,
  );
  t.equal(count("from grants where signed_on is not null and status in ('planned', 'cancelled')"), 0);
  t.equal(count('from grants where ends_on < starts_on or (amount_minor is null) <> (currency is null)'), 0);
  t.equal(
    count(
      'from signings join ceremonies on ceremonies.id = ceremony_id where substr(signed_on, 1, 10) <> planned_on',
    ),
    0,
  );
  t.equal(
    count(
      'from programmes where last_reference <> (select count(*) from grants where programme_id = programmes.id and is_reference_minted)',
    ),
    0,
  );
  t.ok(
    count("from signings where kind = 'logged'") > 50 && count("from signings where kind = 'reported'") > 50,
  );
});

t.test('regional grants mostly keep their rule, and all ceremonies theirs', async (t) => {
  const references = values(
    "select reference as value from grants join schemes on schemes.id = scheme_id where kind = 'regional'",
  );
  const outcomes = references.map((reference) => {
    const grant = findGrant(db, reference);
    return summary(checkScheme(grant.scheme?.conditions, grantFactsOf(grant))).outcome;
  });
  const kept = outcomes.filter((outcome) => outcome === 'pass').length;
  t.ok(kept > 0.9 * outcomes.length, `${kept} of ${outcomes.length}`);
  t.equal(
    count(`from ceremony_grants listed join grants on grants.id = listed.grant_id
      where not exists (select 1 from ceremony_schemes s where s.ceremony_id = listed.ceremony_id and s.scheme_id = grants.scheme_id)
        or exists (select 1 from ceremony_countries c where c.ceremony_id = listed.ceremony_id)
        and grants.country not in (select country from ceremony_countries c where c.ceremony_id = listed.ceremony_id)`),
    0,
  );
});

t.test('one entry in history stands for the batch, and a second batch is refused', async (t) => {
  const entries = all<{ event: string; after: string }>('select event, after from history');
  t.equal(entries.length, 1);
  t.equal(entries[0]?.event, 'registry.generated');
  t.match(JSON.parse(entries[0]!.after), INPUT);
  t.throws(() => generate(db, INPUT), CannotGenerate);
  const empty = openDatabase(':memory:');
  migrateDatabase(empty);
  t.throws(() => generate(empty, { organisations: 5, grants: 10, coalitions: 0, seed: 1 }), CannotGenerate);
  t.doesNotThrow(() => generate(empty, { organisations: 5, grants: 0, coalitions: 0, seed: 1 }));
  empty.close();
});

t.teardown(() => db.close());
