import { openActivity } from '#features/accounts/activity.ts';
import { resetAccount } from '#features/accounts/reset.ts';
import { listTokens, revokeToken } from '#features/accounts/tokens.ts';
import { NotFound } from '#errors.ts';
import { systemAct } from '#features/people/actor.ts';
import { makeSignInLink } from '#features/people/commands.ts';
import { findOptionalPersonId } from '#features/people/queries.ts';
import type { Database } from '#database/connection.ts';
import { paths } from '#paths.ts';
import { Misused, onePositional, parse, print, withDatabases, type Command } from './arguments.ts';

/** Commands about ways of signing in, for servers without mail and for scripts. */
export const accountCommands: Record<string, Command> = {
  'users reset': (args, config) => {
    const email = onePositional(args, 'users reset EMAIL');
    return withDatabases(config, ({ registry }) => {
      const act = systemAct('command-line');
      const { tokens } = resetAccount(registry, act, idOf(registry, email));
      const stays = tokens === 1 ? '1 token stays' : `${tokens} tokens stay`;
      process.stderr.write(
        `Password, passkeys, codes and sessions of ${email} are gone${tokens > 0 ? `; ${stays}` : ''}.\n`,
      );
      print(config.publicUrl + paths.signInLink(makeSignInLink(registry, act, email)));
    });
  },
  'tokens list': (args, config) => {
    const email = onePositional(args, 'tokens list EMAIL');
    return withDatabases(config, ({ registry }) => {
      const activity = openActivity(registry);
      const tokens = listTokens(registry, activity, idOf(registry, email));
      activity.close();
      for (const { id, name, isPractice, createdAt, lastUsedAt } of tokens) {
        print([id, isPractice ? 'practice' : 'registry', createdAt, lastUsedAt ?? 'never', name].join('\t'));
      }
    });
  },
  'tokens revoke': (args, config) => {
    const { positionals } = parse(args, {});
    const [email, id] = positionals;
    if (email === undefined || id === undefined || positionals.length !== 2)
      throw new Misused('tokens revoke EMAIL ID');
    return withDatabases(config, ({ registry }) => {
      revokeToken(registry, systemAct('command-line'), idOf(registry, email), id);
      print(`Token ${id} of ${email} is revoked.`);
    });
  },
};

function idOf(registry: Database, email: string): number {
  const id = findOptionalPersonId(registry, email);
  if (id === undefined) throw new NotFound(`no person with the address ${email}`);
  return id;
}
