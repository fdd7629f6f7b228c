import { createHash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase, type Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { addImport, decide, startApplying, startUndoing } from '#features/imports/commands.ts';
import { mapColumns } from '#features/imports/columns.ts';
import { importsFolder } from '#features/imports/folder.ts';
import { jobFinished } from '#features/imports/jobs.ts';
import { findImport, tallyOf } from '#features/imports/queries.ts';
import { findCandidates, soughtOf } from '#features/duplicates/candidates.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { systemAct } from '#features/people/actor.ts';
import { suggest } from '#features/search/queries.ts';
import { searchAll } from '#features/search/queries.ts';
import { median, printTable, quantile, type Cell } from './print.ts';

const READER = { language: 'en', isStaff: false } as const;

/**
 * Times what organisations are found and entered by, and an import of so many rows: how fast it is read and
 * written, and how long a small change waits meanwhile, as a signing would.
 */
export async function measureImports(file: string, rows: number): Promise<void> {
  const db = openDatabase(file);
  measureNames(db);
  await measureImport(db, rows);
  db.close();
}

/** Type-ahead, search and the check for duplicates on names as varied as the registry’s own. */
function measureNames(db: Database): void {
  const names = db
    .prepare('select name from organisations order by random() limit 200')
    .pluck()
    .all() as string[];
  const inputs = names.map((name): OrganisationInput => ({ name: `${name} X`, kind: 'cso', country: 'RS' }));
  const acts: [string, number, (place: number) => unknown][] = [
    ['type-ahead, three letters', 5, (place) => suggest(db, names[place]!.slice(0, 3), READER)],
    ['type-ahead, a word', 5, (place) => suggest(db, lastWord(names[place]!), READER)],
    ['type-ahead, a word of every name', 5, () => suggest(db, 'example', READER)],
    [
      'search, two words',
      20,
      (place) => searchAll(db, names[place]!.split(' ').slice(0, 2).join(' '), READER),
    ],
    ['check for duplicates', 20, (place) => findCandidates(db, soughtOf(inputs[place]!))],
  ];
  const lines = acts.map(([name, goal, act]): Cell[] => {
    act(0);
    const times = names.map((_, place) => timed(() => act(place)));
    const said = `${goal} ${median(times) <= goal ? 'met' : 'MISSED'}`;
    return [name, median(times), quantile(times, 0.99), said];
  });
  printTable(['organisations by name, in the process', 'median ms', 'p99 ms', 'goal ms'], lines);
}

/** The last word of a name that does not merely say that the record is invented, as each of them does. */
function lastWord(name: string): string {
  return name
    .replace(/\s*\([^()]*\)$/, '')
    .split(' ')
    .at(-1)!;
}

/** Stores a sheet as an upload does; answers the import's id and where its file is. */
async function upload(db: Database, storedAs: string, sheet: string): Promise<{ id: number; path: string }> {
  const path = join(importsFolder(db), storedAs);
  writeFileSync(path, sheet);
  const sha256 = createHash('sha256').update(sheet).digest('hex');
  const given = { noun: 'organisations', fileName: storedAs, storedAs, sha256 } as const;
  return { id: await addImport(db, systemAct('command-line'), given), path };
}

/** An import that changes records that are there: all of them in its last step. */
async function measureChanges(db: Database, rows: number): Promise<Cell[][]> {
  const act = systemAct('command-line');
  const known = db
    .prepare<{ slug: string; name: string }>('select slug, name from organisations order by id limit ?')
    .all(rows);
  const lines = known.map(
    ({ slug, name }) => `${slug};"${name.replaceAll('"', '""')}";https://example.org/of/${slug}`,
  );
  const { id } = await upload(db, 'bench-changes.csv', ['id;name;website', ...lines].join('\n'));
  await mapColumns(db, act, id, { columns: findImport(db, id).mapping });
  await jobFinished(db, id);
  const { changed: changes } = tallyOf(db, id);
  const [changed, whileChanged] = await beside(db, () => startApplying(db, act, id));
  const [undone, whileUndone] = await beside(db, () => startUndoing(db, act, id));
  return [
    lineOf('changes of what is there, at once', changes, changed, whileChanged),
    lineOf('the same undone', changes, undone, whileUndone),
  ];
}

function lineOf(name: string, count: number, ms: number, waits: number[]): Cell[] {
  return [name, count, ms / 1000, count / (ms / 1000), quantile(waits, 0.99), Math.max(...waits)];
}

async function measureImport(db: Database, rows: number): Promise<void> {
  const act = systemAct('command-line');
  const { id, path } = await upload(db, 'bench.csv', sheetOf(db, rows));
  const before = process.memoryUsage.rss();
  let most = before;
  const [read, whileRead] = await beside(
    db,
    async () => {
      await mapColumns(db, act, id, { columns: findImport(db, id).mapping });
      await jobFinished(db, id);
    },
    () => (most = Math.max(most, process.memoryUsage.rss())),
  );
  decide(db, act, id, { rows: [], all: 'another' });
  const { created } = tallyOf(db, id);
  const [written, whileWritten] = await beside(db, () => startApplying(db, act, id));
  const [undone, whileUndone] = await beside(db, () => startUndoing(db, act, id));
  const changes = await measureChanges(db, Math.ceil(rows / 50));
  printTable(
    ['import of organisations', 'rows', 'seconds', 'rows a second', 'a change waits, p99 ms', 'at most ms'],
    [
      lineOf('read and held against the registry', rows, read, whileRead),
      lineOf('written and shown at once', created, written, whileWritten),
      lineOf('undone as a whole', created, undone, whileUndone),
      ...changes,
      ['file, MB', statSync(path).size / 2 ** 20],
      ['memory while reading, MB more', (most - before) / 2 ** 20],
    ],
  );
}

/** Runs a job and beside it, every few milliseconds, a small change; answers how long each of those took in all. */
async function beside(
  db: Database,
  job: () => Promise<void>,
  look: () => void = () => undefined,
): Promise<[ms: number, waits: number[]]> {
  const waits: number[] = [];
  const run = { isOver: false };
  const changing = (async () => {
    while (!run.isOver) {
      const due = performance.now() + 5;
      await setTimeout(5);
      change(db, systemAct('command-line'), (record) =>
        record({ noun: 'grant', id: 1, event: 'grant.touched' }),
      );
      waits.push(performance.now() - due);
      look();
    }
  })();
  const begun = performance.now();
  await job();
  const ms = performance.now() - begun;
  run.isOver = true;
  await changing;
  return [ms, waits];
}

/** Names made of the words of the registry’s own, so that they are as easily confused. */
function sheetOf(db: Database, rows: number): string {
  const names = db.prepare('select name from organisations order by id limit 3000').pluck().all() as string[];
  const words = [...new Set(names.flatMap((name) => name.split(/[\s"„“]+/)))].filter(
    (word) => word.length > 3,
  );
  const countries = ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'];
  const pick = (place: number) => words[place % words.length]!.replaceAll(/["\n;,]/g, '');
  const lines = Array.from({ length: rows }, (_, place) => {
    const name = [
      pick(place * 7),
      pick(place * 13 + 5),
      pick(Math.floor(place / 11) * 3 + 1),
      pick(place),
    ].join(' ');
    return `${name};${countries[place % 6]};2011;https://example.org/${place}`;
  });
  return ['name;country;founded;website', ...lines].join('\n');
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
