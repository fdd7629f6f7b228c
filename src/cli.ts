import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readConfig, WrongConfig, type Config } from '#config.ts';
import { openDatabases } from '#database/files.ts';
import { Invalid, NotFound, Refused } from '#errors.ts';
import { readHead, type HistoryHead } from '#features/history/head.ts';
import { verificationReport } from '#features/history/report.ts';
import { verifyHistory } from '#features/history/verify.ts';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink, makeToken } from '#features/people/commands.ts';
import { roles } from '#features/people/kinds.ts';
import { careCommands } from '#features/profiles/command-line.ts';
import { generate } from '#generate/generate.ts';
import { isSixCountry, sixCountries } from '#language/countries.ts';
import { translatorOf } from '#language/translate.ts';
import { paths } from '#paths.ts';
import type { Databases } from '#plugins/databases.ts';
import { resetPractice, seedPractice } from '#seeds/practice.ts';
import { seedRegistry } from '#seeds/registry.ts';
import { serve } from './server.ts';

const HELP = `Usage: npm run -s registry -- <command>

Commands
  serve                        start the server, as npm start does
  seed                         load the real records; changes nothing where they are there
  users add EMAIL --role ROLE  add a person, or a further role; ROLE is administrator, staff, donor or member
        [--country AL]…        the countries of a staff member; the whole programme where none is given
        [--programme SLUG]     the programme that staff write in (smart-balkans)
        [--organisation SLUG]… the organisations of a member or donor
  users link EMAIL             print a link that signs the person in once, within an hour
  tokens add EMAIL --name NAME [--practice]
                               print a bearer token for the API, for the registry or for practice
  organisations find-duplicates
                               look every organisation through for records that may be the same
  organisations ask-confirmations
                               ask by mail whether profiles still hold that were not confirmed for a year
  practice reset               put practice back to how it began
  history verify [--since HEAD]
                               go through the chain of the history and say what is broken, if anything;
                               HEAD is a file kept from /data/history-head.json, or SIZE:HASH
  generate --organisations N --grants N --coalitions N --seed S
                               fill an empty database with invented records

Examples
  npm run -s registry -- users add ana@example.org --role staff --country MK --country RS
  npm run -s registry -- users link ana@example.org
  TOKEN=$(npm run -s registry -- tokens add ana@example.org --name walk --practice)

Exit codes: 0 done · 1 refused or failed · 2 the command was not understood
`;

/** The command was not understood: which part, in words. */
class Misused extends Error {
  override name = 'Misused';
}

type Command = (args: string[], config: Config) => Promise<void> | void;

const commands: Record<string, Command> = {
  serve: (_args, config) => serve(config),
  seed: (_args, config) =>
    withDatabases(config, ({ registry, practice }) => {
      seedRegistry(registry);
      seedPractice(practice);
    }),
  'users add': usersAdd,
  'users link': (args, config) => {
    const [email] = positionals(args, 1, 'users link EMAIL');
    withDatabases(config, ({ registry }) => {
      const secret = makeSignInLink(registry, systemAct('command-line'), email);
      print(config.publicUrl + paths.signInLink(secret));
    });
  },
  'tokens add': tokensAdd,
  'history verify': historyVerify,
  'practice reset': (_args, config) => withDatabases(config, ({ practice }) => resetPractice(practice)),
  generate: generateRecords,
};
for (const [name, run] of Object.entries(careCommands)) {
  commands[name] = (_args, config) => withDatabases(config, ({ registry }) => print(run(registry, config)));
}

function usersAdd(args: string[], config: Config): void {
  const { values, positionals: given } = parse(args, {
    role: { type: 'string' },
    country: { type: 'string', multiple: true },
    programme: { type: 'string' },
    organisation: { type: 'string', multiple: true },
  });
  const [email] = given;
  const role = roles.find((known) => known === values.role);
  if (email === undefined || given.length !== 1 || !role)
    throw new Misused('users add EMAIL --role administrator|staff|donor|member');
  const countries = (values.country ?? []).map((code) => code.toUpperCase());
  const foreign = countries.find((code) => !isSixCountry(code));
  if (foreign) throw new Misused(`--country takes ${sixCountries.join(', ')}, not ${foreign}`);
  withDatabases(config, ({ registry }) => {
    const programmeId = values.programme ? idOf(registry, 'programmes', values.programme) : undefined;
    const organisations = values.organisation ?? [];
    for (const slug of organisations.length > 0 ? organisations : [undefined]) {
      addPerson(registry, systemAct('command-line'), {
        email,
        role,
        countries,
        programmeId,
        organisationId: slug === undefined ? undefined : idOf(registry, 'organisations', slug),
      });
    }
    print(`${email} is ${role}. A link to sign in: npm run -s registry -- users link ${email}`);
  });
}

function tokensAdd(args: string[], config: Config): void {
  const { values, positionals: given } = parse(args, {
    name: { type: 'string' },
    practice: { type: 'boolean' },
  });
  const [email] = given;
  const { name } = values;
  if (email === undefined || given.length !== 1 || !name)
    throw new Misused('tokens add EMAIL --name NAME [--practice]');
  withDatabases(config, ({ registry }) => {
    print(
      makeToken(registry, systemAct('command-line'), { email, name, isPractice: values.practice ?? false }),
    );
  });
}

/** Exit code 1 where the history is broken, so that a nightly job notices. */
function historyVerify(args: string[], config: Config): void {
  const { values, positionals: given } = parse(args, { since: { type: 'string' } });
  if (given.length > 0) throw new Misused('history verify [--since HEAD]');
  const since = values.since === undefined ? undefined : headOf(values.since);
  withDatabases(config, ({ registry }) => {
    const result = verifyHistory(registry, since);
    for (const line of verificationReport(result, since)) print(line);
    if (!result.isWhole) process.exitCode = 1;
  });
}

function headOf(given: string): HistoryHead {
  const head = readHead(given) ?? (existsSync(given) ? readHead(readFileSync(given, 'utf8')) : undefined);
  if (!head) throw new Misused(`--since takes SIZE:HASH or a file with a head, not ${given}`);
  return head;
}

function generateRecords(args: string[], config: Config): void {
  const { values } = parse(args, {
    organisations: { type: 'string', default: '1000' },
    grants: { type: 'string', default: '3000' },
    coalitions: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  });
  const whole = (name: keyof typeof values): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 0) throw new Misused(`--${name} takes a whole number`);
    return value;
  };
  const wanted = {
    organisations: whole('organisations'),
    grants: whole('grants'),
    coalitions: whole('coalitions'),
    seed: whole('seed'),
  };
  withDatabases(config, ({ registry }) => generate(registry, wanted, print));
}

function idOf(
  { prepare }: Databases['registry'],
  table: 'programmes' | 'organisations',
  slug: string,
): number {
  const found = prepare<{ id: number }>(`select id from ${table} where slug = ?`).get(slug);
  if (!found) throw new NotFound(`there is none of the name ${slug} among the ${table}`);
  return found.id;
}

function withDatabases(config: Config, act: (databases: Databases) => void): void {
  const databases = openDatabases(config.DATA_DIR);
  try {
    act(databases);
  } finally {
    databases.registry.close();
    databases.practice.close();
  }
}

function parse<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

function positionals(args: string[], count: 1, usage: string): [string] {
  const { positionals: given } = parse(args, {});
  if (given.length !== count) throw new Misused(usage);
  return given as [string];
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says a refusal in words on standard error; answers the exit code. */
function explain(error: unknown): number {
  const t = translatorOf('en');
  const say = (line: string) => process.stderr.write(`${line}\n`);
  if (error instanceof Misused) {
    say(`Not understood: ${error.message}\nSee npm run -s registry -- help`);
    return 2;
  }
  if (error instanceof Invalid) {
    for (const { path, message, values } of error.problems) say(`${path.slice(1)}: ${t(message, values)}`);
  } else if (error instanceof Refused) say(t(error.reason.message, error.reason.values));
  else if (error instanceof NotFound || error instanceof WrongConfig) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

async function main(args: string[]): Promise<void> {
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0]!)) {
    process.stdout.write(HELP);
    return;
  }
  const name = [args.slice(0, 2).join(' '), args[0]!].find((candidate) => candidate in commands);
  try {
    if (name === undefined) throw new Misused(args.join(' '));
    await commands[name]!(args.slice(name.split(' ').length), readConfig(process.env));
  } catch (error) {
    process.exitCode = explain(error);
  }
}

await main(process.argv.slice(2));
