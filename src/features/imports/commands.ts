import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '#database/connection.ts';
import { Conflict, NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { countryOf, requireImporter } from './access.ts';
import { applySteps } from './apply/apply.ts';
import { removeSteps } from './apply/remove.ts';
import { undoSteps } from './apply/undo.ts';
import { guessMapping } from './columns.ts';
import { importsFolder } from './folder.ts';
import { startJob, stopJob, type Control } from './jobs.ts';
import type { Decision, ImportNoun } from './kinds.ts';
import { forgetRows, look } from './prepare.ts';
import { refuseUnless } from './state.ts';
import { findImport, findOptionalBusy, tallyOf } from './queries.ts';

export interface NewImport {
  noun: ImportNoun;
  /** As the sender calls it; undefined for a pasted table. */
  fileName: string | undefined;
  /** Its name in the folder of imports. */
  storedAs: string;
  sha256: string;
  programmeId?: number | undefined;
}

/** Takes a file in and guesses what its columns mean. Throws Refused, and Unreadable where it is no table. */
export async function addImport(db: Database, act: Act, given: NewImport): Promise<number> {
  requireStaff(act.actor);
  const path = join(importsFolder(db), given.storedAs);
  const { reading, rows } = await look(path, given.fileName === undefined ? { format: 'pasted' } : {});
  const [header = [], ...sample] = rows;
  const at = act.at.toISOString();
  const { lastInsertRowid } = db
    .prepare(
      `insert into imports (noun, file_name, stored_as, sha256, format, encoding, delimiter, state, header, mapping,
         sample, programme_id, moved_at, created_by, created_at)
       values (?, ?, ?, ?, ?, ?, ?, 'mapping', ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      given.noun,
      given.fileName ?? null,
      given.storedAs,
      given.sha256,
      reading.format,
      reading.encoding ?? null,
      reading.delimiter ?? null,
      JSON.stringify(header),
      JSON.stringify(guessMapping(db, given.noun, header)),
      JSON.stringify(sample),
      given.programmeId ?? null,
      at,
      act.actor.publicId ?? null,
      at,
    );
  return Number(lastInsertRowid);
}

/** What is said of rows that may be duplicates: that one, another one, or left out; null takes the word back. */
export interface DecisionInput {
  row: number;
  decision: Decision | null;
  /** The slug of the record that it is. */
  same?: string | undefined;
}

/** Several decisions, and one for all rows that are undecided after them. */
export interface DecisionsInput {
  rows: DecisionInput[];
  all?: 'another' | 'leave' | undefined;
}

/** Keeps what was decided of possible duplicates. Throws Conflict once applied, NotFound for a row that is none. */
export function decide(db: Database, act: Act, id: number, { rows, all }: DecisionsInput): void {
  const found = findImport(db, id);
  requireImporter(act.actor, found);
  refuseUnless(db, found, ['ready']);
  db.sqlite
    .transaction(() => {
      for (const { row, decision, same } of rows) {
        const recordId = decision === 'same' ? candidateOf(db, id, row, same) : null;
        if (recordId !== null && found.noun === 'organisations') requireStaffOfRecord(db, act, recordId);
        const { changes } = db
          .prepare(
            `update import_rows set decision = ?, record_id = ?
             where import_id = ? and row = ? and part = 0 and outcome = 'duplicate'`,
          )
          .run(decision, recordId, id, row);
        if (changes === 0) throw new NotFound(`row ${row} is not to be decided`);
      }
      if (all === undefined) return;
      db.prepare(
        `update import_rows set decision = ?
         where import_id = ? and part = 0 and outcome = 'duplicate' and decision is null`,
      ).run(all, id);
    })
    .immediate();
}

/** The same record gets what the row says besides, so it has to be one that the actor may edit. */
function requireStaffOfRecord(db: Database, act: Act, id: number): void {
  const country = countryOf(db, id);
  requireStaffOf(act.actor, { programmeId: null, country }, 'problem.otherCountryRecord');
}

function candidateOf(db: Database, id: number, row: number, same: string | undefined): number {
  const found = db
    .prepare<{ recordId: number }>(
      `select json_extract(alike.value, '$.id') as recordId from import_rows, json_each(plan, '$.alike') alike
       where import_id = ? and row = ? and part = 0 and (? is null or json_extract(alike.value, '$.slug') = ?)`,
    )
    .get(id, row, same ?? null, same ?? null);
  if (!found) throw new NotFound(`row ${row} has no such candidate`);
  return found.recordId;
}

/** Starts applying, or goes on where it was cut off. Throws Conflict where there is nothing to do or another runs. */
export function startApplying(db: Database, act: Act, id: number): Promise<void> {
  const found = findImport(db, id);
  requireImporter(act.actor, found);
  refuseUnless(db, found, ['ready', 'applying']);
  refuseBesideAnother(db, id);
  const { created, changed } = tallyOf(db, id);
  if (created + changed === 0) throw new Conflict('import.problem.nothing');
  if (found.state === 'ready') {
    db.prepare("update imports set state = 'applying', done = 0, total = ?, moved_at = ? where id = ?").run(
      created + (found.counts.organisations ?? 0),
      new Date().toISOString(),
      id,
    );
  }
  return startJob(db, id, (control) => runSteps(applySteps(db, act, id), control));
}

/** Starts undoing an import as a whole. Throws Conflict where it is not applied. */
export function startUndoing(db: Database, act: Act, id: number): Promise<void> {
  const found = findImport(db, id);
  requireImporter(act.actor, found);
  refuseUnless(db, found, ['applied', 'undoing']);
  refuseBesideAnother(db, id);
  db.prepare("update imports set state = 'undoing', done = 0, moved_at = ? where id = ?").run(
    new Date().toISOString(),
    id,
  );
  return startJob(db, id, (control) => runSteps(undoSteps(db, act, id), control));
}

/** Drops an import that is not applied: its rows, its file, and whatever it had written that nobody has seen. */
export async function dropImport(db: Database, act: Act, id: number): Promise<void> {
  requireImporter(act.actor, findImport(db, id));
  await stopJob(db, id);
  const found = findImport(db, id);
  refuseUnless(db, found, ['mapping', 'preparing', 'ready', 'failed', 'applying']);
  for (const _ of removeSteps(db, id)) await setImmediate();
  forgetRows(db, id);
  db.prepare('delete from imports where id = ?').run(id);
  if (found.storedAs) rmSync(join(importsFolder(db), found.storedAs), { force: true });
}

/** Steps with a turn of the event loop between them, so that others are served; stops where it is told to. */
async function runSteps(steps: Generator<void>, control: Control): Promise<void> {
  for (const _ of steps) {
    await setImmediate();
    if (control.isStopped) return;
  }
}

/** Only one import is written or undone at a time. */
function refuseBesideAnother(db: Database, id: number): void {
  const busy = findOptionalBusy(db);
  if (busy !== undefined && busy !== id) throw new Conflict('import.problem.busy', { id: busy });
}
