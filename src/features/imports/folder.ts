import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Database } from '#database/connection.ts';

/** The folder in which the files of imports are kept: beside the database, or a temporary one for one in memory. */
export function importsFolder(db: Database): string {
  return db.once('imports folder', () => {
    if (db.sqlite.memory) return mkdtempSync(join(tmpdir(), 'registry-imports-'));
    const folder = join(dirname(db.sqlite.name), 'imports');
    mkdirSync(folder, { recursive: true });
    return folder;
  });
}
