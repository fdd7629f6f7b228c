import { join } from 'node:path';
import { openDatabase, type Database } from '#database/connection.ts';
import { createCeremony } from '#features/ceremonies/commands.ts';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeToken } from '#features/people/commands.ts';
import { api } from '#api-paths.ts';
import { measure, type Measured } from './load.ts';
import type { Options } from './options.ts';
import { print, printTable } from './print.ts';
import { rawInsert } from './raw-insert.ts';
import { startLimits, startServer } from './servers.ts';

const CONNECTIONS = [
  { connections: 10, goal: 1 / 2 },
  { connections: 100, goal: 4 / 5 },
];
/** More than any machine that this was tried on signs in a second. */
const MOST_A_SECOND = 6_000;

/**
 * Measures signings through the API, each of another planned grant with a key of its own, beside a bare route
 * that inserts two rows at FULL, and beside the same insert without a server. Writes into the folder's registry.
 */
export async function measureSigning(folder: string, options: Options): Promise<void> {
  const count = MOST_A_SECOND * (options.seconds + 1) * CONNECTIONS.length;
  const { token, ceremony } = prepare(join(folder, 'registry.db'), count);
  const server = await startServer(folder, 'none', options.profile);
  const limits = await startLimits(join(folder, 'registry.db'));
  await limits.tell({ kind: 'inserts', file: join(folder, 'inserts.db') });
  let next = 0;
  const sign = (connections: number, seconds: number) =>
    measure({
      url: server.url,
      connections,
      seconds,
      method: 'POST',
      status: 201,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      each: () => {
        const reference = referenceOf((next += 1));
        return {
          path: api.signing(reference),
          headers: { 'idempotency-key': `bench-${reference}` },
          body: bodyFor(ceremony),
        };
      },
    });
  const insert = (connections: number) =>
    measure({
      url: limits.url,
      connections,
      seconds: options.seconds,
      method: 'POST',
      status: 201,
      headers: { 'content-type': 'application/json' },
      each: () => ({ path: '/inserts', body: JSON.stringify({ grant: referenceOf((next += 1)) }) }),
    });
  const alone = insertsWithoutServer(join(folder, 'alone.db'));
  const results: { connections: number; goal: number; app: Measured; bare: Measured }[] = [];
  await sign(10, 1);
  for (const { connections, goal } of CONNECTIONS) {
    const bare = await insert(connections);
    results.push({ connections, goal, app: await sign(connections, options.seconds), bare });
  }
  await server.stop();
  await limits.stop();
  printSigning(results, alone);
  check(join(folder, 'registry.db'));
}

function printSigning(
  results: { connections: number; goal: number; app: Measured; bare: Measured }[],
  alone: number,
): void {
  printTable(
    [
      'signing',
      'req/s',
      'median ms',
      'p99 ms',
      'raw route req/s',
      'of raw route',
      'goal',
      'of raw insert without server',
    ],
    results.map(({ connections, goal, app, bare }) => {
      const ratio = app.rate / bare.rate;
      const met = `${goal.toFixed(2)} ${ratio >= goal ? 'met' : 'MISSED'}`;
      return [
        `${connections} connections`,
        app.rate,
        app.median,
        app.p99,
        bare.rate,
        ratio,
        met,
        app.rate / alone,
      ];
    }),
  );
  print(`The raw insert without a server: ${Math.round(alone)} transactions a second.\n`);
}

function referenceOf(number: number): string {
  return `BENCH-${String(number).padStart(7, '0')}`;
}

function bodyFor(ceremony: string): string {
  return JSON.stringify({
    ceremony,
    granteeSignatory: 'Mira Primerova (example)',
    programmeSignatory: 'Boris Primerov (example)',
  });
}

/** A ceremony of today, planned core grants of one CSO each, and the token of an administrator. */
function prepare(file: string, count: number): { token: string; ceremony: string } {
  const db = openDatabase(file);
  const act = systemAct('command-line');
  const email = 'bench@example.org';
  addPerson(db, act, { email, role: 'administrator' });
  const token = makeToken(db, act, { email, name: 'bench', isPractice: false });
  const scheme = db
    .prepare<{ id: number; slug: string; programmeId: number; programme: string }>(
      `select schemes.id, schemes.slug, programme_id as programmeId, programmes.slug as programme from schemes
       join programmes on programmes.id = programme_id where kind = 'core' order by schemes.id limit 1`,
    )
    .get()!;
  const { slug } = createCeremony(db, act, {
    programme: scheme.programme,
    title: 'Signing ceremony of the bench (example)',
    plannedOn: new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10),
    schemes: [scheme.slug],
    countries: [],
    isListPublic: true,
  });
  insertPlanned(db, scheme, count);
  db.close();
  return { token, ceremony: slug };
}

function insertPlanned(db: Database, scheme: { id: number; programmeId: number }, count: number): void {
  const leads = db
    .prepare<{ id: number; country: string }>(
      "select id, country from organisations where kind = 'cso' and country is not null and status = 'active' order by id limit 5000",
    )
    .all();
  const grant = db.prepare(
    `insert into grants (reference, is_reference_minted, programme_id, scheme_id, title, lead_id, country, status, created_at, updated_at)
     values (?, 1, ?, ?, 'Core grant of the bench (example)', ?, ?, 'planned', ?, ?) returning id`,
  );
  const participant = db.prepare(
    "insert into grant_participants (grant_id, organisation_id, role, position) values (?, ?, 'lead', 0)",
  );
  const at = new Date().toISOString();
  db.sqlite.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const lead = leads[number % leads.length]!;
      const made = grant.get(
        referenceOf(number),
        scheme.programmeId,
        scheme.id,
        lead.id,
        lead.country,
        at,
        at,
      ) as { id: number };
      participant.run(made.id, lead.id);
    }
  })();
}

/** Every answer was a signing that stands. */
function check(file: string): void {
  const db = openDatabase(file);
  const twice = db
    .prepare('select grant_id from signings where reversed_at is null group by grant_id having count(*) > 1')
    .all();
  const lost = db
    .prepare(
      "select 1 from grants left join signings on grant_id = grants.id where reference like 'BENCH-%' and (status = 'signed') <> (signings.id is not null)",
    )
    .all();
  db.close();
  if (twice.length > 0 || lost.length > 0)
    throw new Error(`${twice.length} grants signed twice, ${lost.length} half signed`);
}

function insertsWithoutServer(file: string): number {
  const insert = rawInsert(file);
  const begun = performance.now();
  let count = 0;
  for (; performance.now() - begun < 2000; count += 1) insert(referenceOf(count));
  return (count * 1000) / (performance.now() - begun);
}
