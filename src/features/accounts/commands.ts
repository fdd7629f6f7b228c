import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import type { Language } from '#language/languages.ts';
import { paths } from '#paths.ts';
import { verifyShown, type RelyingParty } from './ceremonies.ts';
import { hashOfRecoveryCode, looksLikeRecoveryCode, stepOfCode } from './codes.ts';
import { sendLetter, tellOwner } from './letters.ts';
import { later, lifetimes } from './lifetimes.ts';
import { LONGEST_PASSWORD } from './password-rules.ts';
import { isPassword } from './passwords.ts';
import {
  findOptionalAuthenticator,
  findOptionalCandidate,
  findOptionalPasskey,
  type Passkey,
} from './queries.ts';
import { openSession } from './sessions.ts';

export interface LinkRequest {
  email: string;
  /** The secret by which the browser that asks is known; the link works there alone. */
  browser: string;
  leadsTo: string | undefined;
  language: Language;
  publicUrl: string;
}

/** Mails a link to whoever has that address; for an unknown address it does nothing. */
export function sendSignInLink(registry: Database, act: Act, request: LinkRequest): void {
  const person = findOptionalCandidate(registry, request.email);
  if (!person) return;
  const secret = newSecret();
  const at = act.at.toISOString();
  change(registry, act, (record) => {
    registry
      .prepare(
        `insert into sign_in_links (hash, person_id, purpose, created_at, expires_at, browser_hash, leads_to)
         values (?, ?, 'asked', ?, ?, ?, ?)`,
      )
      .run(
        hashOf(secret),
        person.personId,
        at,
        later(act.at, lifetimes.askedLink),
        hashOf(request.browser),
        request.leadsTo ?? null,
      );
    const { language, publicUrl } = request;
    const letter = { recipient: person.email, kind: 'sign-in-link', name: 'signIn', language } as const;
    sendLetter(registry, letter, { link: publicUrl + paths.signInLink(secret) }, act.at);
    record({ noun: 'person', id: person.personId, event: 'person.link-asked' });
  });
}

/**
 * Signs in by address and password; answers the session's secret, or undefined where the two do not fit. An
 * unknown address takes the same time as a wrong password.
 */
export async function signInByPassword(
  registry: Database,
  act: Act,
  given: { email: string; password: string; previous: string | undefined },
): Promise<string | undefined> {
  const candidate = findOptionalCandidate(registry, given.email);
  const password = given.password.slice(0, LONGEST_PASSWORD * 2);
  const fits = await isPassword(password, candidate?.passwordHash);
  if (!candidate || !fits) return undefined;
  return openRecorded(registry, act, candidate.personId, false, given.previous);
}

/** Shows a passkey: answers it with its new counter written down, or undefined where it is not to be trusted. */
export async function showPasskey(
  registry: Database,
  act: Act,
  given: { party: RelyingParty; purpose: string; response: AuthenticationResponseJSON | undefined },
): Promise<Passkey | undefined> {
  const { party, purpose, response } = given;
  const passkey = response && findOptionalPasskey(registry, response.id);
  if (!passkey) return undefined;
  const counter = await verifyShown(registry, party, purpose, response, passkey);
  if (counter === undefined) return undefined;
  registry
    .prepare('update passkeys set counter = ?, last_used_at = ? where id = ?')
    .run(counter, act.at.toISOString(), passkey.id);
  return passkey;
}

/** Opens a session for the owner of a passkey that was just shown. It verified its user, so it is both factors. */
export function signInByPasskey(
  registry: Database,
  act: Act,
  passkey: Passkey,
  previous: string | undefined,
): string {
  return openRecorded(registry, act, passkey.personId, true, previous);
}

/**
 * Whether this is a code of the person's app, or one of their recovery codes. Either is used up by it, so that
 * a second use of the same code fails.
 */
export async function useCode(
  registry: Database,
  act: Act,
  personId: number,
  code: string,
  language: Language,
): Promise<boolean> {
  if (looksLikeRecoveryCode(code)) return useRecoveryCode(registry, act, personId, code, language);
  const authenticator = findOptionalAuthenticator(registry, personId);
  const step =
    authenticator && (await stepOfCode(authenticator.secret, code, act.at, authenticator.lastStep));
  if (step === undefined) return false;
  // Of two requests with the same code one comes second, and finds the step used.
  return (
    registry
      .prepare('update authenticators set last_step = ? where person_id = ? and last_step < ?')
      .run(step, personId, step).changes === 1
  );
}

function useRecoveryCode(
  registry: Database,
  act: Act,
  personId: number,
  code: string,
  language: Language,
): boolean {
  return change(registry, act, (record) => {
    const { changes } = registry
      .prepare('update recovery_codes set used_at = ? where person_id = ? and hash = ? and used_at is null')
      .run(act.at.toISOString(), personId, hashOfRecoveryCode(code));
    if (changes === 0) return false;
    record({ noun: 'person', id: personId, event: 'person.recovery-code-used' });
    tellOwner(registry, personId, 'recovery-code-used', language, act.at);
    return true;
  });
}

function openRecorded(
  registry: Database,
  act: Act,
  personId: number,
  hasSecondStep: boolean,
  previous: string | undefined,
): string {
  return change(registry, act, (record) => {
    record({ noun: 'person', id: personId, event: 'person.signed-in' });
    return openSession(registry, act, { personId, hasSecondStep, previous });
  });
}
