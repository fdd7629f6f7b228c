import { readFileSync } from 'node:fs';
import type { Database } from '#database/connection.ts';

const MIGRATION = new URL('../../migrations/0011_places_and_legal_forms.sql', import.meta.url);

/** Puts places and legal forms back as their migration put them; does nothing where there are some. */
export function insertKeptLists(db: Database): void {
  if (db.prepare('select 1 from places union all select 1 from legal_forms').get() !== undefined) return;
  const statements = readFileSync(MIGRATION, 'utf8').split('--> statement-breakpoint');
  for (const statement of statements) if (/^INSERT INTO/m.test(statement)) db.sqlite.exec(statement);
}
