import { pathToFileURL } from 'node:url';
import { buildApp } from '#app.ts';
import { readConfig, WrongConfig, type Config } from '#config.ts';
import { seedOf } from '#database/connection.ts';
import { openDatabases } from '#database/files.ts';
import { startTendingLogs } from '#database/tending.ts';
import { makeSignInLink, addPerson } from '#features/people/commands.ts';
import { countPeople } from '#features/people/queries.ts';
import { systemAct } from '#features/people/actor.ts';
import { startTendingCalls } from '#features/calls/clock.ts';
import { grantList } from '#features/grants/list.ts';
import { organisationList } from '#features/organisations/list.ts';
import { startAskingConfirmations } from '#features/profiles/clock.ts';
import { warmLists } from '#lists/warm.ts';
import { paths } from '#paths.ts';
import { startPost } from '#mail/post.ts';
import type { Databases } from '#plugins/databases.ts';

/** The address of the administrator that the first start makes; its owner changes it later. */
const FIRST_ADMINISTRATOR = 'administrator@example.org';

/** Starts the server: databases, application, port. Resolves when it listens; closes gracefully on signals. */
export async function serve(config: Config): Promise<void> {
  const databases = openDatabases(config.DATA_DIR);
  await seed(databases, config);
  const link = firstLink(databases, config);
  const app = await buildApp(config, databases);
  const stopPost = startPost(databases.registry, config);
  const stopTending = startTendingCalls(databases, config.publicUrl, (error) =>
    app.log.error({ err: error }, 'calls for partners were not tended'),
  );
  const stopAsking = startAskingConfirmations(databases, config.publicUrl, (error) =>
    app.log.error({ err: error }, 'organisations were not asked whether their profiles still hold'),
  );
  const stopLogs = startTendingLogs(databases, (error) =>
    app.log.error({ err: error }, 'the log of a database was not copied into it'),
  );
  // A terminal signals the launcher and the server alike; the second signal must not cut the closing short.
  let closing: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopTending();
      stopAsking();
      stopLogs();
      closing ??= stopPost()
        .then(() => app.close())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
  await app.listen({ port: config.PORT, host: config.HOST });
  process.stdout.write(`\nThe registry is open at ${config.publicUrl}\n`);
  void warmLists(databases.registry, [organisationList, grantList]);
  if (link) process.stdout.write(`Sign in once, within an hour, as its first administrator: ${link}\n\n`);
}

/** Loads what a first start brings. The loaders are read only then: reading them takes a tenth of a later start. */
async function seed({ registry, practice }: Databases, config: Config): Promise<void> {
  if (config.SEED === 'real' && seedOf(registry) === undefined) {
    (await import('#seeds/registry.ts')).seedRegistry(registry);
  }
  if (seedOf(practice) === undefined) (await import('#seeds/practice.ts')).seedPractice(practice);
}

/** Only an empty registry gets an administrator by itself; afterwards `registry users link` prints links. */
function firstLink({ registry }: Databases, config: Config): string | undefined {
  if (countPeople(registry) > 0) return undefined;
  const act = systemAct('command-line');
  addPerson(registry, act, { email: FIRST_ADMINISTRATOR, role: 'administrator' });
  return config.publicUrl + paths.signInLink(makeSignInLink(registry, act, FIRST_ADMINISTRATOR));
}

/** Starts with the environment's configuration; a wrong value ends it with one sentence. */
export async function main(): Promise<void> {
  try {
    await serve(readConfig(process.env));
  } catch (error) {
    process.stderr.write(error instanceof WrongConfig ? `${error.message}\n` : `${String(error)}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
