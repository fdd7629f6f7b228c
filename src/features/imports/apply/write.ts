import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { findOptionalSameName } from '#features/organisations/look-alikes.ts';
import { namesOf } from '#features/organisations/names.ts';
import { LISTED } from '#features/organisations/listed.ts';
import type { Decision, Outcome } from '../kinds.ts';
import type { OrganisationRef, Plan } from '../plan/staged.ts';
import { insertHiddenGrant } from './hidden-grant.ts';
import { insertHidden } from './hidden-organisation.ts';
import { ImportedProgrammes } from './programmes.ts';
import { moved, step } from './steps.ts';

interface Waiting {
  row: number;
  part: number;
  outcome: Outcome;
  decision: Decision | null;
  plan: string;
}

const READ = 200;

/**
 * The rows of a noun that bring a new record and are not written yet, in the order of the file; read in batches
 * from where the last one ended.
 */
class Rows {
  readonly #db: Database;
  readonly #importId: number;
  readonly #noun: string;
  #at: [number, number] = [0, -1];
  #batch: Waiting[] = [];

  constructor(db: Database, importId: number, noun: string) {
    this.#db = db;
    this.#importId = importId;
    this.#noun = noun;
  }

  next(): Waiting | undefined {
    if (this.#batch.length === 0) this.#batch = this.#read().toReversed();
    const row = this.#batch.pop();
    if (row) this.#at = [row.row, row.part];
    return row;
  }

  #read(): Waiting[] {
    return this.#db
      .prepare<Waiting>(
        `select row, part, outcome, decision, plan from import_rows
         where import_id = ? and (row, part) > (?, ?) and row > 0 and noun = ? and is_written = 0 and left_out is null
           and (outcome = 'new' or (outcome = 'duplicate' and decision = 'another'))
         order by row, part limit ${READ}`,
      )
      .all(this.#importId, ...this.#at, this.#noun);
  }
}

/** Writes the new organisations of an import, hidden, a step at a time. */
export function* writeOrganisations(db: Database, act: Act, importId: number): Generator<void> {
  const rows = new Rows(db, importId, 'organisation');
  yield* steps(db, importId, () => {
    const waiting = rows.next();
    if (!waiting) return false;
    const { organisation } = JSON.parse(waiting.plan) as Plan;
    const same = findOptionalSameName(db, namesOf(organisation!), organisation!.country ?? null, 0);
    if (!same) mark(db, importId, waiting, insertHidden(db, act, organisation!));
    else if (waiting.part > 0) useOther(db, importId, waiting, same.slug);
    else leaveOut(db, importId, waiting, 'import.leftOut.nowThere');
    return true;
  });
}

/** Writes the new grants of an import, hidden; the organisations that they bring are written already. */
export function* writeGrants(db: Database, act: Act, importId: number): Generator<void> {
  const rows = new Rows(db, importId, 'grant');
  const programmes = new ImportedProgrammes(db, importId);
  yield* steps(db, importId, () => {
    const waiting = rows.next();
    if (!waiting) return false;
    const { grant } = JSON.parse(waiting.plan) as Plan;
    const ids = [grant!.lead, ...grant!.partners].map((ref) => findOrganisationId(db, importId, ref));
    if (isThere(db, grant!)) leaveOut(db, importId, waiting, 'import.leftOut.nowThere');
    else if (ids.includes(undefined)) leaveOut(db, importId, waiting, 'import.leftOut.organisationGone');
    else {
      const ready = { grant: grant!, organisationIds: ids as number[], ...programmes.of(grant!) };
      mark(db, importId, waiting, insertHiddenGrant(db, act, ready));
    }
    return true;
  });
}

function* steps(db: Database, importId: number, next: () => boolean): Generator<void> {
  for (let isMore = true; isMore;) {
    let written = 0;
    isMore = step(db, () => {
      const hasMore = next();
      if (hasMore) written += 1;
      return hasMore;
    });
    if (written > 0) {
      moved(
        db,
        importId,
        written + db.prepare<{ done: number }>('select done from imports where id = ?').get(importId)!.done,
      );
    }
    yield;
  }
}

/** The id of an organisation that a row names: recorded already, or written by this import. */
export function findOrganisationId(db: Database, importId: number, ref: OrganisationRef): number | undefined {
  if (ref.id !== undefined) {
    return db.prepare<{ id: number }>(`select id from organisations where id = ? and ${LISTED}`).get(ref.id)
      ?.id;
  }
  return (
    db
      .prepare<{ id: number | null }>(
        "select record_id as id from import_rows where import_id = ? and key = ? and noun = 'organisation' limit 1",
      )
      .get(importId, ref.key)?.id ?? undefined
  );
}

function isThere(
  db: Database,
  { reference, importKey }: { reference?: string | undefined; importKey?: string | undefined },
) {
  return (
    db
      .prepare('select 1 from grants where reference = ? or import_key = ?')
      .get(reference ?? null, importKey ?? null) !== undefined
  );
}

function mark(db: Database, importId: number, { row, part }: Waiting, recordId: number): void {
  db.prepare(
    'update import_rows set is_written = 1, record_id = ? where import_id = ? and row = ? and part = ?',
  ).run(recordId, importId, row, part);
}

/** Somebody has entered this very organisation since the preview: the grant takes that one. */
function useOther(db: Database, importId: number, { row, part }: Waiting, slug: string): void {
  db.prepare(
    `update import_rows set outcome = 'same', record_id = (select id from organisations where slug = ?)
     where import_id = ? and row = ? and part = ?`,
  ).run(slug, importId, row, part);
}

export function leaveOut(
  db: Database,
  importId: number,
  { row, part }: { row: number; part: number },
  why: string,
): void {
  db.prepare('update import_rows set left_out = ? where import_id = ? and row = ? and part = ?').run(
    why,
    importId,
    row,
    part,
  );
}
