import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { recordAction } from '#features/actions/commands.ts';
import { institutionField, publicationField } from '#features/coalitions/addressed.ts';
import { recordOutcome } from '#features/outcomes/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { readActions, readInstitutions, readOutcomes, readPublications } from '../read/coalition-records.ts';
import { readCoalitions } from '../read/coalitions.ts';
import { defined } from './conference.ts';
import { sourceOf } from './source.ts';

interface Loading {
  db: Database;
  act: Act;
  record: RecordHistory;
  coalitions: Map<string, { id: number; slug: string }>;
}

/** What the published coalitions address, did, reached and reported. Rows that are there already stay as they are. */
export function loadCoalitionRecords(db: Database, act: Act, record: RecordHistory): void {
  const loading = { db, act, record, coalitions: coalitionsByKey(db) };
  loadInstitutions(loading);
  loadActions(loading);
  loadOutcomes(loading);
  loadPublications(loading);
}

/** The coalitions that the seed entered, by the key of their row, whatever they are called today. */
function coalitionsByKey(db: Database): Loading['coalitions'] {
  const find = db.prepare<{ id: number; slug: string }>(
    `select coalitions.id, coalitions.slug from history join coalitions on coalitions.id = history.record_id
     where history.event = 'coalition.created' and history.door = 'seed'
       and history.after ->> 'name' = ? and history.after -> 'countries' = ?`,
  );
  return new Map(
    readCoalitions().flatMap(({ key, name, countries }) => {
      const found = find.get(name, JSON.stringify(countries));
      return found ? [[key, found] as const] : [];
    }),
  );
}

function isThere(db: Database, table: string, key: string): boolean {
  return db.prepare(`select 1 from ${table} where import_key = ?`).get(key) !== undefined;
}

function loadInstitutions({ db, act, record, coalitions }: Loading): void {
  for (const row of readInstitutions()) {
    const coalition = coalitions.get(row.coalitionKey);
    if (!coalition || isThere(db, 'institutions_addressed', row.key)) continue;
    const { lastInsertRowid } = db
      .prepare(
        `insert into institutions_addressed (coalition_id, name, level, country, note, import_key, created_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        coalition.id,
        row.name,
        row.level,
        row.country ?? null,
        row.note ?? null,
        row.key,
        act.at.toISOString(),
      );
    const id = Number(lastInsertRowid);
    cite(db, 'coalition', coalition.id, { ...sourceOf(row), note: undefined }, institutionField(id));
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.institution-addressed',
      after: {
        institution: row.name,
        level: row.level,
        country: row.country ?? null,
        note: row.note ?? null,
      },
    });
  }
}

function loadActions({ db, act, coalitions }: Loading): void {
  for (const row of readActions()) {
    const coalition = coalitions.get(row.coalitionKey);
    if (!coalition || isThere(db, 'actions', row.key)) continue;
    const { kind, what, actedOn, institution, country, participants, note } = row;
    const input = { kind, what, actedOn, institution, country, participants, note, source: sourceOf(row) };
    recordAction(db, act, coalition.slug, defined(input), row.key);
  }
}

function loadOutcomes({ db, act, coalitions }: Loading): void {
  for (const row of readOutcomes()) {
    const coalition = coalitions.get(row.coalitionKey);
    if (!coalition || isThere(db, 'outcomes', row.key)) continue;
    const { step, institution, country, happenedOn, whatChanged, contribution, note } = row;
    const input = { step, institution, country, happenedOn, whatChanged, contribution, note };
    recordOutcome(db, act, coalition.slug, defined({ ...input, source: sourceOf(row) }), row.key);
  }
}

function loadPublications({ db, act, record, coalitions }: Loading): void {
  for (const row of readPublications()) {
    const coalition = coalitions.get(row.coalitionKey);
    if (!coalition || isThere(db, 'publications', row.key)) continue;
    const { title, titleLanguage = null, periodFrom = null, periodUntil = null, publishedOn = null } = row;
    const { lastInsertRowid } = db
      .prepare(
        `insert into publications (coalition_id, title, title_language, period_from, period_until, published_on,
           note, import_key, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        coalition.id,
        title,
        titleLanguage,
        periodFrom,
        periodUntil,
        publishedOn,
        row.note ?? null,
        row.key,
        act.at.toISOString(),
      );
    const id = Number(lastInsertRowid);
    cite(db, 'coalition', coalition.id, { ...sourceOf(row), note: undefined }, publicationField(id));
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.publication-entered',
      after: { title, titleLanguage, periodFrom, periodUntil, publishedOn, note: row.note ?? null },
    });
  }
}
