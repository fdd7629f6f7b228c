import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import { verifyMade, type RelyingParty } from './ceremonies.ts';
import { hashOfRecoveryCode, newRecoveryCodes, stepOfCode } from './codes.ts';
import { tellOwner } from './letters.ts';
import { findAccount, listPasskeys } from './queries.ts';
import { endOtherSessions } from './sessions.ts';

const LONGEST_NAME = 60;

/** Who acts on their own factors: the language of the mail, and the session that stays when others end. */
export interface Owner {
  personId: number;
  language: Language;
  keep: string | undefined;
}

/** Adds a passkey that the browser has just made. Throws Invalid where it cannot be trusted. */
export async function addPasskey(
  registry: Database,
  act: Act,
  { personId, language }: Owner,
  made: {
    party: RelyingParty;
    purpose: string;
    response: RegistrationResponseJSON | undefined;
    name: string;
  },
): Promise<void> {
  const name = tidyName(made.name);
  const passkey = made.response && (await verifyMade(registry, made.party, made.purpose, made.response));
  if (!passkey) throw new Invalid([{ path: '/passkey', message: 'problem.passkeyNotMade' }]);
  change(registry, act, (record) => {
    const { credentialId, publicKey, counter, transports } = passkey;
    const values = [personId, credentialId, publicKey, counter, JSON.stringify(transports), name];
    const { changes } = registry
      .prepare(
        `insert or ignore into passkeys
           (person_id, credential_id, public_key, counter, transports, name, created_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(...values, act.at.toISOString());
    if (changes === 0) throw new Invalid([{ path: '/passkey', message: 'problem.passkeyNotMade' }]);
    record({ noun: 'person', id: personId, event: 'person.passkey-added' });
    tellOwner(registry, personId, 'passkey-added', language, act.at);
  });
}

/** Gives a person's own passkey another name. */
export function renamePasskey(
  registry: Database,
  act: Act,
  personId: number,
  id: number,
  typed: string,
): void {
  const name = tidyName(typed);
  change(registry, act, (record) => {
    requireOwnPasskey(registry, personId, id);
    const { changes } = registry
      .prepare('update passkeys set name = ? where id = ? and name <> ?')
      .run(name, id, name);
    if (changes > 0) record({ noun: 'person', id: personId, event: 'person.passkey-renamed' });
  });
}

/** Takes a person's own passkey away; an administrator keeps one second step at least. */
export function removePasskey(registry: Database, act: Act, owner: Owner, id: number): void {
  const { personId, language, keep } = owner;
  change(registry, act, (record) => {
    requireOwnPasskey(registry, personId, id);
    const account = findAccount(registry, personId, act.at);
    if (account.isAdministrator && account.passkeys === 1 && account.authenticatorSince === null)
      throw new Conflict('problem.lastSecondStep');
    registry.prepare('delete from passkeys where id = ?').run(id);
    dropRecoveryCodesWithout(registry, personId, act);
    endOtherSessions(registry, personId, keep);
    record({ noun: 'person', id: personId, event: 'person.passkey-removed' });
    tellOwner(registry, personId, 'passkey-removed', language, act.at);
  });
}

/**
 * Sets up an app for codes, once a code of it shows that it has the secret, and answers ten recovery codes:
 * they are shown this once, and only their hashes are kept. Throws Invalid where the code is not the app's.
 */
export async function setUpCodes(
  registry: Database,
  act: Act,
  { personId, language, keep }: Owner,
  given: { secret: string; code: string },
): Promise<string[]> {
  const step = await stepOfCode(given.secret, given.code, act.at, 0);
  if (step === undefined) throw new Invalid([{ path: '/code', message: 'problem.codeWrong' }]);
  return change(registry, act, (record) => {
    registry
      .prepare(
        'insert or replace into authenticators (person_id, secret, last_step, created_at) values (?, ?, ?, ?)',
      )
      .run(personId, given.secret, step, act.at.toISOString());
    endOtherSessions(registry, personId, keep);
    record({ noun: 'person', id: personId, event: 'person.codes-on' });
    tellOwner(registry, personId, 'codes-on', language, act.at);
    return writeRecoveryCodes(registry, personId, act);
  });
}

/** Signing in no longer asks for a code; an administrator keeps one second step at least. */
export function removeCodes(registry: Database, act: Act, { personId, language, keep }: Owner): void {
  change(registry, act, (record) => {
    const account = findAccount(registry, personId, act.at);
    if (account.authenticatorSince === null) return;
    if (account.isAdministrator && account.passkeys === 0) throw new Conflict('problem.lastSecondStep');
    registry.prepare('delete from authenticators where person_id = ?').run(personId);
    dropRecoveryCodesWithout(registry, personId, act);
    endOtherSessions(registry, personId, keep);
    record({ noun: 'person', id: personId, event: 'person.codes-off' });
    tellOwner(registry, personId, 'codes-off', language, act.at);
  });
}

/** Makes ten new recovery codes in place of the old ones. Throws Conflict where there is no second step to recover. */
export function makeRecoveryCodes(registry: Database, act: Act, { personId, language }: Owner): string[] {
  return change(registry, act, (record) => {
    const account = findAccount(registry, personId, act.at);
    if (account.authenticatorSince === null && account.passkeys === 0)
      throw new Conflict('problem.noSecondStep');
    record({ noun: 'person', id: personId, event: 'person.recovery-codes-made' });
    tellOwner(registry, personId, 'recovery-codes-made', language, act.at);
    return writeRecoveryCodes(registry, personId, act);
  });
}

function writeRecoveryCodes(registry: Database, personId: number, act: Act): string[] {
  const codes = newRecoveryCodes();
  registry.prepare('delete from recovery_codes where person_id = ?').run(personId);
  for (const code of codes) {
    registry
      .prepare('insert into recovery_codes (person_id, hash, created_at) values (?, ?, ?)')
      .run(personId, hashOfRecoveryCode(code), act.at.toISOString());
  }
  return codes;
}

/** Without a second step there is nothing to recover. */
function dropRecoveryCodesWithout(registry: Database, personId: number, act: Act): void {
  const { authenticatorSince, passkeys } = findAccount(registry, personId, act.at);
  if (authenticatorSince === null && passkeys === 0)
    registry.prepare('delete from recovery_codes where person_id = ?').run(personId);
}

function requireOwnPasskey(registry: Database, personId: number, id: number): void {
  if (!listPasskeys(registry, personId).some((passkey) => passkey.id === id))
    throw new NotFound(`no passkey ${id} of one's own`);
}

function tidyName(typed: string): string {
  const name = typed.trim();
  if (name === '') throw new Invalid([{ path: '/name', message: 'problem.passkeyName' }]);
  if (name.length > LONGEST_NAME)
    throw new Invalid([{ path: '/name', message: 'problem.tooLong', values: { count: LONGEST_NAME } }]);
  return name;
}
