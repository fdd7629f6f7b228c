import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase, openDatabase } from '#database/connection.ts';
import { generate } from '#generate/generate.ts';
import type { Options } from './options.ts';
import { print } from './print.ts';

/** The generated registry, made where it is not kept from an earlier run with the same numbers. */
export function generatedFile(options: Options): string {
  const { organisations, grants, coalitions, seed } = options;
  const file = join(options.keep, `registry-${organisations}-${grants}-${coalitions}-${seed}.db`);
  if (existsSync(file)) return migrated(file);
  mkdirSync(options.keep, { recursive: true });
  const making = `${file}.part`;
  rmSync(making, { force: true });
  const db = openDatabase(making);
  migrateDatabase(db);
  const begun = performance.now();
  generate(db, { organisations, grants, coalitions, seed }, (done) => print(`generated: ${done}`));
  db.sqlite.pragma('journal_mode = delete');
  db.close();
  copyFileSync(making, file);
  rmSync(making);
  print(`generated in ${((performance.now() - begun) / 1000).toFixed(0)} s, kept as ${file}\n`);
  return file;
}

/** A kept file may be older than the newest migration. */
function migrated(file: string): string {
  const db = openDatabase(file);
  migrateDatabase(db);
  db.sqlite.pragma('journal_mode = delete');
  db.close();
  return file;
}
