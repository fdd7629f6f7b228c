import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import type { ResolvedGrant } from './resolve.ts';

type NewGrant = ResolvedGrant & { reference: string; isReferenceMinted: boolean };

export function insertGrant(db: Database, act: Act, grant: NewGrant): number {
  const at = act.at.toISOString();
  const { lastInsertRowid } = db
    .prepare(
      `insert into grants (reference, is_reference_minted, import_key, programme_id, scheme_id, title, title_language,
         summary, lead_id, country, amount_minor, currency, starts_on, ends_on, status, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      grant.reference,
      grant.isReferenceMinted ? 1 : 0,
      grant.importKey,
      grant.programme.id,
      ...columnsOf(grant),
      at,
      at,
    );
  return Number(lastInsertRowid);
}

export function updateGrant(db: Database, act: Act, id: number, grant: ResolvedGrant): void {
  db.prepare(
    `update grants set scheme_id = ?, title = ?, title_language = ?, summary = ?, lead_id = ?, country = ?,
       amount_minor = ?, currency = ?, starts_on = ?, ends_on = ?, status = ?, updated_at = ? where id = ?`,
  ).run(...columnsOf(grant), act.at.toISOString(), id);
}

function columnsOf(grant: ResolvedGrant): (string | number | null)[] {
  return [
    grant.scheme?.id ?? null,
    grant.title,
    grant.titleLanguage,
    grant.summary,
    grant.participants[0]!.id,
    grant.country,
    grant.amountMinor,
    grant.currency,
    grant.startsOn,
    grant.endsOn,
    grant.status,
  ];
}

/** Puts the consortium and the themes of a grant in place of what stood there. */
export function replaceParts(db: Database, id: number, { participants, themes }: ResolvedGrant): void {
  db.prepare('delete from grant_participants where grant_id = ?').run(id);
  const insert = db.prepare(
    'insert into grant_participants (grant_id, organisation_id, role, task, share, position) values (?, ?, ?, ?, ?, ?)',
  );
  participants.forEach((part, position) =>
    insert.run(id, part.id, part.role, part.task, part.share, position),
  );
  db.prepare('delete from grant_themes where grant_id = ?').run(id);
  for (const theme of themes) {
    db.prepare('insert or ignore into grant_themes (grant_id, theme_id) values (?, ?)').run(id, theme.id);
  }
}

/** The next reference of a programme, such as EX-001, that no funder's own reference has taken. */
export function mintReference(db: Database, programme: { id: number; code: string }): string {
  for (;;) {
    const { number } = db
      .prepare<{ number: number }>(
        'update programmes set last_reference = last_reference + 1 where id = ? returning last_reference as number',
      )
      .get(programme.id)!;
    const reference = `${programme.code}-${String(number).padStart(3, '0')}`;
    const isTaken = db.prepare('select 1 from grants where reference = ?').get(reference) !== undefined;
    if (!isTaken) return reference;
  }
}
