import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { slugOf } from '#names/slug.ts';
import type { CeremonyFacts } from './rules.ts';
import type { HeldReport } from './schemas.ts';

/** The address of a new ceremony: its title and its day as far as known, numbered where that is taken. */
export function freeSlug(db: Database, { title, plannedOn }: CeremonyFacts): string {
  const name = slugOf(title) || 'ceremony';
  const wanted = plannedOn === null || name.endsWith(plannedOn) ? name : `${name}-${plannedOn}`;
  const isTaken = (slug: string) =>
    slug === 'new' || db.prepare('select 1 from ceremonies where slug = ?').get(slug) !== undefined;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!isTaken(slug)) return slug;
  }
}

type Row = CeremonyFacts & { sessionId: number | null };

export function insertCeremony(
  db: Database,
  act: Act,
  row: Row & { slug: string; programmeId: number },
): number {
  const at = act.at.toISOString();
  return Number(
    db
      .prepare(
        `insert into ceremonies (slug, programme_id, title, session_id, planned_on, planned_from, planned_until, place,
           is_list_public, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(row.slug, row.programmeId, ...columns(row), at, at).lastInsertRowid,
  );
}

export function updateCeremony(db: Database, act: Act, id: number, row: Row): void {
  db.prepare(
    `update ceremonies set title = ?, session_id = ?, planned_on = ?, planned_from = ?, planned_until = ?, place = ?,
       is_list_public = ?, updated_at = ? where id = ?`,
  ).run(...columns(row), act.at.toISOString(), id);
}

function columns(row: Row): (string | number | null)[] {
  const { title, sessionId, plannedOn, plannedFrom, plannedUntil, place, isListPublic } = row;
  return [title, sessionId, plannedOn, plannedFrom, plannedUntil, place, isListPublic ? 1 : 0];
}

/** Puts schemes and countries in place of those that the ceremony was restricted to. */
export function restrict(db: Database, id: number, schemeIds: number[], countries: readonly string[]): void {
  db.prepare('delete from ceremony_schemes where ceremony_id = ?').run(id);
  db.prepare('delete from ceremony_countries where ceremony_id = ?').run(id);
  for (const schemeId of schemeIds) {
    db.prepare('insert into ceremony_schemes (ceremony_id, scheme_id) values (?, ?)').run(id, schemeId);
  }
  for (const country of new Set(countries)) {
    db.prepare('insert into ceremony_countries (ceremony_id, country) values (?, ?)').run(id, country);
  }
}

/** Numbers the grants of a list from 1 in the order given. */
export function keepOrder(db: Database, ceremonyId: number, order: readonly number[]): void {
  const update = db.prepare('update ceremony_grants set position = ? where ceremony_id = ? and grant_id = ?');
  order.forEach((grantId, place) => update.run(place + 1, ceremonyId, grantId));
}

/**
 * Keeps a report among the hints: the statement, and beside it, pointing to it, the day and the place that it
 * gives. Answers false where this report is kept already.
 */
export function addHeldReport(db: Database, ceremonyId: number, report: HeldReport): boolean {
  cite(db, 'ceremony', ceremonyId, report.source, 'held');
  const sourceId = db
    .prepare<{ id: number }>('select id from sources where address = ? and read_on is ?')
    .get(report.source.addresses[0], report.source.readOn ?? null)?.id;
  const isKept = db
    .prepare(
      "select 1 from hints where noun = 'ceremony' and record_id = ? and kind = 'held_report' and text = ? and source_id is ?",
    )
    .get(ceremonyId, report.statement.trim(), sourceId ?? null);
  if (isKept) return false;
  const insert = db.prepare(
    "insert into hints (noun, record_id, kind, other_id, text, source_id) values ('ceremony', ?, ?, ?, ?, ?)",
  );
  const add = (kind: string, otherId: number | null, text: string) =>
    Number(insert.run(ceremonyId, kind, otherId, text, sourceId ?? null).lastInsertRowid);
  const statement = add('held_report', null, report.statement.trim());
  add('held_on', statement, report.heldOn);
  if (report.place) add('held_place', statement, report.place);
  return true;
}
