import type { Database } from '#database/connection.ts';
import { hashOf } from '#features/people/secrets.ts';

export interface Passkey {
  id: number;
  personId: number;
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: string[];
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** Someone who may sign in by a password; the hash is absent where none is set. */
export interface Candidate {
  personId: number;
  email: string;
  passwordHash: string | undefined;
}

/** The person with that address who is not suspended, in whichever case it was typed. */
export function findOptionalCandidate(registry: Database, email: string): Candidate | undefined {
  const row = registry
    .prepare<{ personId: number; email: string; hash: string | null }>(
      `select people.id as personId, people.email, passwords.hash from people
       left join passwords on passwords.person_id = people.id
       where people.email = ? and people.suspended_at is null`,
    )
    .get(email.trim().toLowerCase());
  return row && { personId: row.personId, email: row.email, passwordHash: row.hash ?? undefined };
}

/** The hash of a person's password; undefined where none is set. */
export function findOptionalPassword(registry: Database, personId: number): string | undefined {
  return registry.prepare<{ hash: string }>('select hash from passwords where person_id = ?').get(personId)
    ?.hash;
}

const PASSKEY = `id, person_id as personId, credential_id as credentialId, public_key as publicKey, counter,
  transports, name, created_at as createdAt, last_used_at as lastUsedAt`;
type PasskeyRow = Omit<Passkey, 'transports'> & { transports: string };
const passkeyOf = (row: PasskeyRow): Passkey => ({
  ...row,
  transports: JSON.parse(row.transports) as string[],
});

export function listPasskeys(registry: Database, personId: number): Passkey[] {
  return registry
    .prepare<PasskeyRow>(`select ${PASSKEY} from passkeys where person_id = ? order by id`)
    .all(personId)
    .map(passkeyOf);
}

/** The passkey of that credential, of a person who is not suspended. */
export function findOptionalPasskey(registry: Database, credentialId: string): Passkey | undefined {
  const row = registry
    .prepare<PasskeyRow>(
      `select ${PASSKEY} from passkeys where credential_id = ?
         and person_id in (select id from people where suspended_at is null)`,
    )
    .get(credentialId);
  return row && passkeyOf(row);
}

export interface Authenticator {
  secret: string;
  lastStep: number;
  createdAt: string;
}

export function findOptionalAuthenticator(registry: Database, personId: number): Authenticator | undefined {
  return registry
    .prepare<Authenticator>(
      'select secret, last_step as lastStep, created_at as createdAt from authenticators where person_id = ?',
    )
    .get(personId);
}

/** How many recovery codes a person has left. */
export function countRecoveryCodes(registry: Database, personId: number): number {
  return (
    registry
      .prepare<{ count: number }>(
        'select count(*) as count from recovery_codes where person_id = ? and used_at is null',
      )
      .get(personId)?.count ?? 0
  );
}

export interface Account {
  email: string;
  name: string | null;
  isAdministrator: boolean;
  passwordSetAt: string | null;
  authenticatorSince: string | null;
  passkeys: number;
  recoveryCodes: number;
  tokens: number;
  /** A new address that waits to be confirmed. */
  waitingAddress: string | null;
}

/** A person's own account, as `/account` shows it. `now` in UTC. */
export function findAccount(registry: Database, personId: number, now: Date): Account {
  const account = registry
    .prepare<Omit<Account, 'isAdministrator'> & { isAdministrator: number }>(
      `select people.email, people.name,
         exists (select 1 from person_roles where person_id = people.id and role = 'administrator'
           and withdrawn_at is null) as isAdministrator,
         (select set_at from passwords where person_id = people.id) as passwordSetAt,
         (select created_at from authenticators where person_id = people.id) as authenticatorSince,
         (select count(*) from passkeys where person_id = people.id) as passkeys,
         (select count(*) from recovery_codes where person_id = people.id and used_at is null) as recoveryCodes,
         (select count(*) from tokens where person_id = people.id and revoked_at is null) as tokens,
         (select email from address_changes where person_id = people.id and used_at is null
           and expires_at > :now order by created_at desc limit 1) as waitingAddress
       from people where people.id = :personId`,
    )
    .get({ personId, now: now.toISOString() });
  if (!account) throw new Error(`there is no person ${personId}`);
  return { ...account, isAdministrator: account.isAdministrator === 1 };
}

/** The person and new address of a link that confirms one; undefined where it is unknown, used or over. */
export function findOptionalAddressChange(
  registry: Database,
  secret: string,
  now: Date,
): { personId: number; email: string } | undefined {
  return registry
    .prepare<{ personId: number; email: string }>(
      `select person_id as personId, email from address_changes
       where hash = ? and used_at is null and expires_at > ?`,
    )
    .get(hashOf(secret), now.toISOString());
}
