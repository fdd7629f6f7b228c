import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { cover, rowRanges, type Range } from './cover.ts';
import { INCOMING } from './hidden-grant.ts';
import { HIDDEN } from './hidden-organisation.ts';
import type { Written } from './show.ts';

/** So many organisations get their status in one step. */
const READIED = 2000;

/**
 * Gives the new records their status, and grants the signings that their rows report, a step at a time; covered, they
 * are not there for anybody yet.
 */
export function* readyRecords(
  db: Database,
  act: Act,
  importId: number,
  { ranges }: Written,
): Generator<void> {
  db.sqlite
    .transaction(() => {
      cover(db, importId, 'organisation', ranges.organisation);
      cover(db, importId, 'grant', ranges.grant);
    })
    .immediate();
  yield;
  const ready = db.prepare(
    `update organisations set status = 'active' where id between ? and ? and ${HIDDEN}`,
  );
  for (const [first, last] of ranges.organisation) {
    for (let id = first; id <= last; id += READIED) {
      ready.run(id, Math.min(last, id + READIED - 1));
      yield;
    }
  }
  for (const rows of rowRanges(db, importId)) {
    db.sqlite.transaction(() => readyRows(db, act, importId, rows)).immediate();
    yield;
  }
}

/** Organisations that come with another status than the usual one, and all grants. */
function readyRows(db: Database, act: Act, importId: number, rows: Range): void {
  const shown = `from import_rows shown
    where shown.import_id = ? and shown.row between ? and ? and shown.is_written = 1`;
  db.prepare(
    `update organisations set status = shown.shown_status ${shown} and shown.noun = 'organisation'
       and shown.shown_status is not null and organisations.id = shown.record_id`,
  ).run(importId, ...rows);
  db.prepare(
    `update grants set status = shown.shown_status ${shown} and shown.noun = 'grant'
       and grants.id = shown.record_id and grants.status = '${INCOMING}'`,
  ).run(importId, ...rows);
  db.prepare(
    `insert into signings (grant_id, kind, ceremony_id, signed_on, recorded_at)
     select grants.id, 'reported', json_extract(plan, '$.grant.ceremonyId'), grants.signed_on, ?
     from import_rows join grants on grants.id = record_id
     where import_id = ? and row between ? and ? and import_rows.noun = 'grant' and outcome = 'new'
       and is_written = 1 and grants.signed_on is not null
       and not exists (select 1 from signings where grant_id = grants.id)`,
  ).run(act.at.toISOString(), importId, ...rows);
}
