import { createRequire } from 'node:module';

/**
 * Drizzle is loaded through `require` here and nowhere else: as ES modules it costs each process some
 * 600 ms and 180 MB more than as CommonJS.
 */
const require = createRequire(import.meta.url);

type Core = typeof import('drizzle-orm/sqlite-core');
type Orm = typeof import('drizzle-orm');
type Driver = typeof import('drizzle-orm/better-sqlite3');
type Migrator = typeof import('drizzle-orm/better-sqlite3/migrator');

export const { sqliteTable, integer, real, text, primaryKey, index, uniqueIndex, check, foreignKey } =
  require('drizzle-orm/sqlite-core') as Core;
export const { and, asc, desc, eq, inArray, isNull, isNotNull, ne, or, sql } = require('drizzle-orm') as Orm;
export const { drizzle } = require('drizzle-orm/better-sqlite3') as Driver;
export const { migrate } = require('drizzle-orm/better-sqlite3/migrator') as Migrator;
