import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { importsFolder } from './folder.ts';
import { runWorker, startJob, type Control } from './jobs.ts';
import { planFile, type Planned } from './plan/file.ts';
import type { PlanContext, StagedRow } from './plan/staged.ts';
import { findImport } from './queries.ts';
import { lookAt, type Looked } from './read/look.ts';
import { detect, type Reading } from './read/rows.ts';
import { Unreadable } from './read/unreadable.ts';

/** Rows that are stored in one step: some three milliseconds. */
const STEP = 100;
/** A file of text up to this size, in bytes, is planned here. */
const SMALL = 64 * 1024;

/**
 * What a file is and its first rows. Of text that is a matter of its first lines; a spreadsheet has to be unpacked,
 * which is done elsewhere. Throws Unreadable where it is no table.
 */
export async function look(path: string, wanted: Partial<Reading> = {}): Promise<Looked> {
  if ((await detect(path, wanted)).format !== 'xlsx') return lookAt(path, wanted);
  let found: Looked | undefined;
  try {
    await runWorker({ kind: 'look', path, wanted }, (message) => {
      if (message.kind === 'look') found = message;
      if (message.kind === 'unreadable') throw new Unreadable(message.problem, message.values);
    });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('import.problem.tooMuch');
  }
  if (!found) throw new Unreadable('import.problem.tooMuch');
  return found;
}

/** Starts planning the rows of an import anew: away from this process, and stored here in small steps. */
export function startPreparing(db: Database, act: Act, id: number): Promise<void> {
  forgetRows(db, id);
  db.prepare(
    "update imports set state = 'preparing', done = 0, total = null, counts = '{}', problem = null, moved_at = ? where id = ?",
  ).run(new Date().toISOString(), id);
  return startJob(db, id, (control) => prepare(db, act, id, control));
}

async function prepare(db: Database, act: Act, id: number, control: Control): Promise<void> {
  const { noun, mapping, programmeId, storedAs, format, encoding, delimiter } = findImport(db, id);
  const path = join(importsFolder(db), storedAs ?? '');
  const reading = { format, encoding: encoding ?? undefined, delimiter: delimiter ?? undefined };
  const context = { act, noun, mapping, programmeId, today: dayOf(act.at) };
  try {
    const isSmall = format !== 'xlsx' && (await stat(path)).size <= SMALL;
    if (isSmall) await prepareHere(db, id, { path, reading, context }, control);
    else await prepareAway(db, id, { path, reading, context }, control);
  } catch (error) {
    if (control.isStopped) return;
    if (error instanceof Unreadable) fail(db, id, error.problem, error.values);
    else fail(db, id, 'import.problem.tooMuch');
  }
}

interface Preparing {
  path: string;
  reading: Reading;
  context: Omit<PlanContext, 'db' | 'seen'>;
}

/** Starting a worker takes longer than planning a few rows, between which others are served. */
async function prepareHere(db: Database, id: number, given: Preparing, control: Control): Promise<void> {
  const context = { ...given.context, db, seen: new Map<string, number>() };
  for await (const planned of planFile(given.path, given.reading, context, 1)) {
    take(db, id, planned, control);
    if (control.isStopped) return;
    await setImmediate();
  }
}

async function prepareAway(db: Database, id: number, given: Preparing, control: Control): Promise<void> {
  const { sqlite, isPractice } = db;
  const database = sqlite.memory ? sqlite.serialize() : sqlite.name;
  await runWorker(
    { kind: 'prepare', ...given, database, isPractice },
    (message) => {
      if (message.kind === 'unreadable') throw new Unreadable(message.problem, message.values);
      if (message.kind !== 'look') take(db, id, message, control);
    },
    control,
  );
}

function take(db: Database, id: number, message: Planned, control: Control): void {
  if (control.isStopped) return;
  if (message.kind === 'rows') {
    for (let start = 0; start < message.rows.length; start += STEP) {
      storeRows(db, id, message.rows.slice(start, start + STEP), message.done);
    }
  }
  if (message.kind === 'end') {
    db.prepare(
      "update imports set state = 'ready', done = ?, total = ?, counts = ?, digest = ?, moved_at = ? where id = ?",
    ).run(
      message.total,
      message.total,
      JSON.stringify(message.counts),
      message.digest,
      new Date().toISOString(),
      id,
    );
  }
}

function storeRows(db: Database, id: number, rows: StagedRow[], done: number): void {
  const insert = db.prepare(
    `insert or replace into import_rows
       (import_id, row, part, noun, outcome, key, label, language, country, record_id, shown_status, plan)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  db.sqlite
    .transaction(() => {
      for (const staged of rows) {
        const { row, part, noun, outcome, key, label, language, country, recordId, shownStatus, plan } =
          staged;
        insert.run(
          id,
          row,
          part,
          noun,
          outcome,
          key,
          label,
          language,
          country,
          recordId,
          shownStatus,
          JSON.stringify(plan),
        );
      }
      db.prepare('update imports set done = ?, moved_at = ? where id = ?').run(
        done,
        new Date().toISOString(),
        id,
      );
    })
    .immediate();
}

function fail(db: Database, id: number, problem: string, values: Record<string, string | number> = {}): void {
  db.prepare("update imports set state = 'failed', problem = ?, moved_at = ? where id = ?").run(
    JSON.stringify({ message: problem, values }),
    new Date().toISOString(),
    id,
  );
}

/** Takes staged rows away, some at a time. */
export function forgetRows(db: Database, id: number): void {
  db.prepare('delete from import_rows where import_id = ?').run(id);
}
