import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { migrateDatabase, openDatabase, type Database } from '#database/connection.ts';
import { seedPractice } from '#seeds/practice.ts';
import { seedRegistry } from '#seeds/registry.ts';

/** The day on which tests of practice take place; its ceremony is then on 15 December 2026. */
export const TODAY = new Date('2026-11-24T10:00:00Z');

interface Seeded {
  registry: Buffer;
  practice: Buffer;
}

let seeded: Seeded | undefined;

/** Migrates and seeds; each test opens its own copy of the bytes, and so does every test file that comes after. */
function seededBytes(): Seeded {
  seeded ??= {
    registry: keptBytes('registry', () => make(false, seedRegistry)),
    practice: keptBytes('practice', () => make(true, (db) => seedPractice(db, TODAY))),
  };
  return seeded;
}

function make(isPractice: boolean, seed: (db: Database) => void): Buffer {
  const db = openDatabase(':memory:', { isPractice });
  migrateDatabase(db);
  seed(db);
  const bytes = db.sqlite.serialize();
  db.close();
  return bytes;
}

const ROOT = new URL('../../', import.meta.url);

/** The bytes of an earlier test file that found the very same sources today, or new ones, which are then kept. */
function keptBytes(name: string, made: () => Buffer): Buffer {
  const folder = new URL('node_modules/.cache/', ROOT);
  const file = new URL(`seeded-${name}-${sourcesKey()}.db`, folder);
  if (existsSync(file)) return readFileSync(file);
  const bytes = made();
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) {
    if (other.startsWith(`seeded-${name}-`)) rmSync(new URL(other, folder), { force: true });
  }
  // Several test files may make it at a time: under its name it is always whole.
  const whole = new URL(`making-${process.pid}-${name}`, folder);
  writeFileSync(whole, bytes);
  renameSync(whole, file);
  return bytes;
}

let key: string | undefined;

/** What the seeds depend on: the day, and every source file by its size and the moment of its last change. */
function sourcesKey(): string {
  if (key !== undefined) return key;
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const folder of ['src/', 'migrations/']) {
    for (const entry of readdirSync(new URL(folder, ROOT), {
      recursive: true,
      encoding: 'utf8',
    }).toSorted()) {
      const { size, mtimeMs } = statSync(new URL(folder + entry, ROOT));
      hash.update(`${entry} ${size} ${mtimeMs}`);
    }
  }
  key = hash.digest('hex').slice(0, 20);
  return key;
}

/** Puts the files that a first start makes into a folder: a server that begins there has only to open them. */
export function seedFolder(folder: string): void {
  const practice = keptBytes('todays-practice', () => make(true, seedPractice));
  for (const [name, bytes] of Object.entries({ registry: seededBytes().registry, practice })) {
    writeFileSync(join(folder, `${name}.db`), bytes);
  }
}

/** Databases as a first start leaves them: the real records (or none), and practice. */
export function testDatabases({ isEmpty = false } = {}): { registry: Database; practice: Database } {
  const bytes = seededBytes();
  return {
    registry: isEmpty ? emptyRegistry() : openDatabase(bytes.registry),
    practice: openDatabase(bytes.practice, { isPractice: true }),
  };
}

function emptyRegistry(): Database {
  const db = openDatabase(':memory:');
  migrateDatabase(db);
  return db;
}
