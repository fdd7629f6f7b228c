import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Databases } from '#plugins/databases.ts';
import { migrateDatabase, openDatabase } from './connection.ts';

/** Opens (and on the first start makes) the registry's and practice's files in the data folder, migrated. */
export function openDatabases(folder: string): Databases {
  mkdirSync(folder, { recursive: true });
  const registry = openDatabase(join(folder, 'registry.db'));
  const practice = openDatabase(join(folder, 'practice.db'), { isPractice: true });
  migrateDatabase(registry);
  migrateDatabase(practice);
  return { registry, practice };
}
