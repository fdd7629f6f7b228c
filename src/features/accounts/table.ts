import { index, integer, primaryKey, sqliteTable, text } from '#database/drizzle.ts';
import { people } from '#features/people/table.ts';

const personId = () =>
  integer('person_id')
    .notNull()
    .references(() => people.id);

/** Passwords of those who set one, as argon2id in PHC's form. */
export const passwords = sqliteTable('passwords', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id),
  hash: text('hash').notNull(),
  setAt: text('set_at').notNull(),
});

/** Passkeys (WebAuthn credentials) and the names that their owners gave them. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: personId(),
    /** Base64url, as browsers give it. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull().default(0),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull(),
    name: text('name').notNull(),
    createdAt: text('created_at').notNull(),
    lastUsedAt: text('last_used_at'),
  },
  (table) => [index('passkeys_person').on(table.personId)],
);

/** The app that shows a person's codes; the last step used is kept so that a code works once only. */
export const authenticators = sqliteTable('authenticators', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id),
  /** Base32, 160 bits: it has to be known to compute codes, so it cannot be kept as a hash. */
  secret: text('secret').notNull(),
  /** Steps of thirty seconds since 1970. */
  lastStep: integer('last_step').notNull(),
  createdAt: text('created_at').notNull(),
});

/** Recovery codes, kept as the hash of their 118 random bits; each works once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    personId: personId(),
    hash: text('hash').notNull(),
    createdAt: text('created_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.hash] })],
);

/** New addresses that wait for their owner to confirm them. */
export const addressChanges = sqliteTable(
  'address_changes',
  {
    hash: text('hash').primaryKey(),
    personId: personId(),
    email: text('email').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [index('address_changes_person').on(table.personId)],
);
