import { index, integer, sqliteTable, text } from '#database/drizzle.ts';
import { roles } from './kinds.ts';

/** People who sign in. Held by the registry's own file only; practice knows a public id and no more. */
export const people = sqliteTable('people', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  publicId: text('public_id').notNull().unique(),
  /** Lower case, trimmed. */
  email: text('email').notNull().unique(),
  name: text('name'),
  createdAt: text('created_at').notNull(),
  suspendedAt: text('suspended_at'),
  /** Address and name are gone; the public id stays, since history names it. */
  erasedAt: text('erased_at'),
});

/** A role and what it reaches: null countries mean the whole programme, a null programme all programmes. */
export const personRoles = sqliteTable(
  'person_roles',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: roles }).notNull(),
    countries: text('countries', { mode: 'json' }).$type<string[]>(),
    programmeId: integer('programme_id'),
    organisationId: integer('organisation_id'),
    createdAt: text('created_at').notNull(),
    withdrawnAt: text('withdrawn_at'),
  },
  (table) => [index('person_roles_person').on(table.personId)],
);

/** One-time links, kept as the hash of their secret. */
export const signInLinks = sqliteTable(
  'sign_in_links',
  {
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    purpose: text('purpose').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
    /** Of the browser that asked, which alone may use the link; null for a link that was handed over. */
    browserHash: text('browser_hash'),
    /** The page that was asked for before signing in. */
    leadsTo: text('leads_to'),
  },
  (table) => [index('sign_in_links_person').on(table.personId)],
);

/** Signed-in browsers, kept as the hash of their 256-bit id. */
export const browserSessions = sqliteTable(
  'browser_sessions',
  {
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** What the browser called itself, for the list of one's own devices. */
    device: text('device'),
    isPractice: integer('is_practice', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** When the person last proved who they are; null for a session from before this was kept. */
    authenticatedAt: text('authenticated_at'),
    hasSecondStep: integer('has_second_step', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('browser_sessions_person').on(table.personId)],
);

/** Bearer tokens for the API, kept hashed, each for the registry or for practice. */
export const tokens = sqliteTable(
  'tokens',
  {
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    name: text('name').notNull(),
    isPractice: integer('is_practice', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('tokens_person').on(table.personId)],
);
