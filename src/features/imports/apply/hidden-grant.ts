import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { minorOf } from '#features/grants/amount.ts';
import { reindexGrant } from '#features/grants/search-index.ts';
import { mintReference } from '#features/grants/store.ts';
import type { Act } from '#features/people/actor.ts';
import { namesInForce } from '#features/signings/queries.ts';
import type { GrantRow } from '../plan/staged.ts';

/** The status of a grant on its way in: no list and no page shows it. */
export const INCOMING = 'incoming';

/** A row's grant with what it names looked up: ids for programme, scheme and organisations, the lead first. */
export interface ReadyGrant {
  grant: GrantRow;
  programme: { id: number; code: string };
  schemeId: number | null;
  organisationIds: number[];
}

/** Writes a grant with its consortium, themes, sources and search forms, hidden. Answers its id. */
export function insertHiddenGrant(db: Database, act: Act, ready: ReadyGrant): number {
  const { grant, programme, schemeId, organisationIds } = ready;
  const at = act.at.toISOString();
  const { lastInsertRowid } = db
    .prepare(
      `insert into grants (reference, is_reference_minted, import_key, programme_id, scheme_id, title, title_language,
         summary, lead_id, country, amount_minor, currency, starts_on, ends_on, status, signed_on, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '${INCOMING}', ?, ?, ?)`,
    )
    .run(
      grant.reference ?? mintReference(db, programme),
      grant.reference ? 0 : 1,
      grant.importKey ?? null,
      programme.id,
      schemeId,
      grant.title ?? null,
      grant.titleLanguage ?? null,
      grant.summary ?? null,
      organisationIds[0]!,
      grant.country ?? null,
      grant.amount === undefined ? null : (minorOf(grant.amount) ?? null),
      grant.amount === undefined ? null : (grant.currency ?? null),
      grant.startsOn ?? null,
      grant.endsOn ?? null,
      grant.signedOn ?? null,
      at,
      at,
    );
  const id = Number(lastInsertRowid);
  insertParts(db, id, ready);
  if (grant.source) {
    cite(db, 'grant', id, grant.source);
    if (grant.signedOn) cite(db, 'grant', id, grant.source, 'signing');
  }
  reindexGrant(db, id);
  return id;
}

function insertParts(db: Database, id: number, { grant, organisationIds }: ReadyGrant): void {
  organisationIds.forEach((organisationId, position) => addParticipant(db, id, organisationId, position));
  if (grant.signedOn) freezeNames(db, id);
  for (const theme of grant.themes) {
    db.prepare('insert or ignore into grant_themes (grant_id, theme_id) values (?, ?)').run(id, theme);
  }
}

export function addParticipant(
  db: Database,
  grantId: number,
  organisationId: number,
  position: number,
): void {
  db.prepare(
    'insert into grant_participants (grant_id, organisation_id, role, position) values (?, ?, ?, ?)',
  ).run(grantId, organisationId, position === 0 ? 'lead' : 'partner', position);
}

/** The names under which the organisations of a signed grant signed stay as they were. */
export function freezeNames(db: Database, grantId: number): void {
  for (const { organisationId, name } of namesInForce(db, grantId)) {
    db.prepare(
      'update grant_participants set name_at_signing = ? where grant_id = ? and organisation_id = ?',
    ).run(name, grantId, organisationId);
  }
}

/** Takes a grant away that nobody has seen, or that nothing depends on, with everything that is its own. */
export function deleteGrant(db: Database, id: number): void {
  db.prepare('delete from grant_participants where grant_id = ?').run(id);
  db.prepare('delete from grant_themes where grant_id = ?').run(id);
  db.prepare("delete from signings where grant_id = ? and kind = 'reported'").run(id);
  db.prepare("delete from citations where noun = 'grant' and record_id = ?").run(id);
  db.prepare('delete from grant_search where rowid = ?').run(id);
  db.prepare('delete from grants where id = ?').run(id);
}
