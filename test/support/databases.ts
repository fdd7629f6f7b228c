import { migrateDatabase, openDatabase, type Database } from '#database/connection.ts';
import { seedPractice } from '#seeds/practice.ts';
import { seedRegistry } from '#seeds/registry.ts';

/** The day on which tests of practice take place; its ceremony is then on 15 December 2026. */
export const TODAY = new Date('2026-11-24T10:00:00Z');

let seeded: { registry: Buffer; practice: Buffer } | undefined;

/** Migrates and seeds once in a process; each test opens its own copy of the bytes. */
function seededBytes(): { registry: Buffer; practice: Buffer } {
  if (!seeded) {
    const make = (isPractice: boolean, seed: (db: Database) => void) => {
      const db = openDatabase(':memory:', { isPractice });
      migrateDatabase(db);
      seed(db);
      const bytes = db.sqlite.serialize();
      db.close();
      return bytes;
    };
    seeded = { registry: make(false, seedRegistry), practice: make(true, (db) => seedPractice(db, TODAY)) };
  }
  return seeded;
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
