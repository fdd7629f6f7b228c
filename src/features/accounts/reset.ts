import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Refused } from '#errors.ts';
import { isAdministrator } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { tellOwner } from './letters.ts';
import { endOtherSessions } from './sessions.ts';

/** Deletes password, passkeys, codes and whatever change of address is open. */
export function dropWaysOfSigningIn(registry: Database, personId: number): void {
  for (const table of ['passwords', 'passkeys', 'authenticators', 'recovery_codes', 'address_changes'])
    registry.prepare(`delete from ${table} where person_id = ?`).run(personId);
}

/**
 * Takes away every way of signing in but a link: password, passkeys, codes, recovery codes, and whatever is
 * open. For who has lost their phone, and for an account that somebody else got into. Tokens stay, since scripts
 * hang on them; answers how many there are.
 */
export function resetAccount(registry: Database, act: Act, personId: number): { tokens: number } {
  if (!isAdministrator(act.actor)) throw new Refused('problem.administratorOnly');
  return change(registry, act, (record) => {
    dropWaysOfSigningIn(registry, personId);
    registry
      .prepare('update sign_in_links set expires_at = ? where person_id = ? and used_at is null')
      .run(act.at.toISOString(), personId);
    endOtherSessions(registry, personId, undefined);
    record({ noun: 'person', id: personId, event: 'person.account-reset' });
    tellOwner(registry, personId, 'reset', 'en', act.at);
    const { count } = registry
      .prepare<{ count: number }>(
        'select count(*) as count from tokens where person_id = ? and revoked_at is null',
      )
      .get(personId)!;
    return { tokens: count };
  });
}
