import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Invalid, NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import type { Activity } from './activity.ts';

const LONGEST_NAME = 60;
const ID_LENGTH = 16;

/** A bearer token of one's own. The id is the beginning of its hash; the token itself is shown once only. */
export interface Token {
  id: string;
  name: string;
  isPractice: boolean;
  createdAt: string;
  /** Within five minutes, ISO 8601 in UTC; null where it was never used. */
  lastUsedAt: string | null;
}

/** A person's tokens that are not revoked, the newest first. */
export function listTokens(registry: Database, activity: Activity | undefined, personId: number): Token[] {
  return registry
    .prepare<{ hash: string; name: string; isPractice: number; createdAt: string }>(
      `select hash, name, is_practice as isPractice, created_at as createdAt from tokens
       where person_id = ? and revoked_at is null order by created_at desc, hash`,
    )
    .all(personId)
    .map(({ hash, name, isPractice, createdAt }) => ({
      id: hash.slice(0, ID_LENGTH),
      name,
      isPractice: isPractice === 1,
      createdAt,
      lastUsedAt: activity?.lastUse(hash) ?? null,
    }));
}

/** Makes a token for a person, for the registry or for practice; answers it once, and keeps its hash. */
export function makeOwnToken(
  registry: Database,
  act: Act,
  personId: number,
  input: { name: string; isPractice: boolean },
): { token: string; id: string } {
  const name = input.name.trim();
  if (name === '') throw new Invalid([{ path: '/name', message: 'problem.tokenName' }]);
  if (name.length > LONGEST_NAME)
    throw new Invalid([{ path: '/name', message: 'problem.tooLong', values: { count: LONGEST_NAME } }]);
  const token = newSecret();
  const hash = hashOf(token);
  change(registry, act, (record) => {
    registry
      .prepare('insert into tokens (hash, person_id, name, is_practice, created_at) values (?, ?, ?, ?, ?)')
      .run(hash, personId, name, input.isPractice ? 1 : 0, act.at.toISOString());
    record({ noun: 'person', id: personId, event: 'person.token-made', after: { name } });
  });
  return { token, id: hash.slice(0, ID_LENGTH) };
}

/** Revokes a person's token; it opens nothing from then on. Throws NotFound where there is none of that id. */
export function revokeToken(registry: Database, act: Act, personId: number, id: string): void {
  change(registry, act, (record) => {
    const row = registry
      .prepare<{ hash: string; name: string }>(
        `select hash, name from tokens
         where person_id = ? and substr(hash, 1, ${ID_LENGTH}) = ? and revoked_at is null`,
      )
      .get(personId, id);
    if (!row) throw new NotFound(`no token ${id}`);
    registry.prepare('update tokens set revoked_at = ? where hash = ?').run(act.at.toISOString(), row.hash);
    record({ noun: 'person', id: personId, event: 'person.token-revoked', before: { name: row.name } });
  });
}
