import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { later, lifetimes } from './lifetimes.ts';

export interface Opening {
  personId: number;
  /** True where both factors were shown, as with a passkey that verified its user. */
  hasSecondStep: boolean;
  /** The secret of the session that this browser had, which ends; the same person stays in practice. */
  previous?: string | undefined;
}

/**
 * Opens a browser's session and answers its secret, of which only the hash is kept. The secret is always new,
 * whatever cookie the browser brought along, so that nobody can fix it beforehand (ASVS 5, 7.2.4).
 */
export function openSession(registry: Database, act: Act, opening: Opening): string {
  const isPractice = wasInPractice(registry, opening);
  if (opening.previous) endSession(registry, opening.previous);
  forgetOld(registry, act.at);
  const secret = newSecret();
  const at = act.at.toISOString();
  registry
    .prepare(
      `insert into browser_sessions
         (hash, person_id, device, created_at, expires_at, authenticated_at, has_second_step, is_practice)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      hashOf(secret),
      opening.personId,
      act.device ?? null,
      at,
      later(act.at, lifetimes.session),
      at,
      opening.hasSecondStep ? 1 : 0,
      isPractice ? 1 : 0,
    );
  return secret;
}

/** Whoever rehearses and has to sign in again goes on rehearsing. */
function wasInPractice(registry: Database, { previous, personId }: Opening): boolean {
  if (previous === undefined) return false;
  return (
    registry
      .prepare('select 1 from browser_sessions where hash = ? and person_id = ? and is_practice = 1')
      .get(hashOf(previous), personId) !== undefined
  );
}

/**
 * Writes down that the person of a session has just proved who they are, by a second step too where `isSecond`.
 * The session goes on under a new secret, which is answered; the old one is dead.
 */
export function raiseSession(
  registry: Database,
  at: Date,
  secret: string,
  { isSecond }: { isSecond: boolean },
): string {
  const next = newSecret();
  registry
    .prepare(
      `update browser_sessions set hash = ?, authenticated_at = ?, has_second_step = max(has_second_step, ?)
       where hash = ?`,
    )
    .run(hashOf(next), at.toISOString(), isSecond ? 1 : 0, hashOf(secret));
  return next;
}

/** Ends a browser's session; ending one that is over already changes nothing. */
export function endSession(registry: Database, secret: string): void {
  registry.prepare('delete from browser_sessions where hash = ?').run(hashOf(secret));
}

/** Ends every session of a person but the one of that secret; answers how many there were. */
export function endOtherSessions(registry: Database, personId: number, secret: string | undefined): number {
  return registry
    .prepare('delete from browser_sessions where person_id = ? and hash <> ?')
    .run(personId, secret === undefined ? '' : hashOf(secret)).changes;
}

const DAY = 24 * 60 * 60_000;

/**
 * Forgets sessions that ended by themselves, a day after, and links a month after: until then a form that was
 * sent too late still finds whose it was, and an operator can see that a link was used.
 */
function forgetOld(registry: Database, now: Date): void {
  registry.prepare('delete from browser_sessions where expires_at < ?').run(later(now, -DAY));
  for (const table of ['sign_in_links', 'address_changes'])
    registry.prepare(`delete from ${table} where expires_at < ?`).run(later(now, -30 * DAY));
}
