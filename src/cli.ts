import { existsSync, readFileSync } from 'node:fs';
import { accountCommands } from '#command-line/accounts.ts';
import {
  fromStandardInput,
  Misused,
  onePositional,
  parse,
  print,
  withDatabases,
  type Command,
} from '#command-line/arguments.ts';
import { HELP } from '#command-line/help.ts';
import { peopleCommands } from '#command-line/people.ts';
import { readConfig, WrongConfig, type Config } from '#config.ts';
import { Conflict, Invalid, NotFound, Refused } from '#errors.ts';
import { setPassword } from '#features/accounts/owner-commands.ts';
import { passwordProblems } from '#features/accounts/password-rules.ts';
import { readHead, type HistoryHead } from '#features/history/head.ts';
import { verificationReport } from '#features/history/report.ts';
import { verifyHistory } from '#features/history/verify.ts';
import { importNouns } from '#features/imports/kinds.ts';
import { Unreadable } from '#features/imports/read/unreadable.ts';
import { systemAct } from '#features/people/actor.ts';
import { addPerson, makeSignInLink, makeToken } from '#features/people/commands.ts';
import { roles } from '#features/people/kinds.ts';
import { careCommands } from '#features/profiles/command-line.ts';
import { isSixCountry, sixCountries } from '#language/countries.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import type { Databases } from '#plugins/databases.ts';

// What one command alone needs is read when it is given: the whole application takes a second to read.
const commands: Record<string, Command> = {
  serve: async (_args, config) => (await import('./server.ts')).serve(config),
  seed: async (_args, config) => {
    const { seedRegistry } = await import('#seeds/registry.ts');
    const { seedPractice } = await import('#seeds/practice.ts');
    await withDatabases(config, ({ registry, practice }) => {
      seedRegistry(registry, { addsNew: true });
      seedPractice(practice);
    });
  },
  'users add': usersAdd,
  'users link': (args, config) => {
    const email = onePositional(args, 'users link EMAIL');
    return withDatabases(config, ({ registry }) => {
      const secret = makeSignInLink(registry, systemAct('command-line'), email);
      print(config.publicUrl + paths.signInLink(secret));
    });
  },
  ...peopleCommands,
  ...accountCommands,
  'tokens add': tokensAdd,
  import: importRows,
  'history verify': historyVerify,
  'practice reset': async (_args, config) => {
    const { resetPractice } = await import('#seeds/practice.ts');
    await withDatabases(config, ({ practice }) => resetPractice(practice));
  },
  generate: generateRecords,
};
for (const [name, run] of Object.entries(careCommands)) {
  commands[name] = (_args, config) => withDatabases(config, ({ registry }) => print(run(registry, config)));
}

async function usersAdd(args: string[], config: Config): Promise<void> {
  const { values, positionals: given } = parse(args, {
    role: { type: 'string' },
    country: { type: 'string', multiple: true },
    programme: { type: 'string' },
    organisation: { type: 'string', multiple: true },
    'password-stdin': { type: 'boolean' },
  });
  const [email] = given;
  const role = roles.find((known) => known === values.role);
  if (email === undefined || given.length !== 1 || !role)
    throw new Misused('users add EMAIL --role administrator|staff|donor|member');
  const countries = (values.country ?? []).map((code) => code.toUpperCase());
  const foreign = countries.find((code) => !isSixCountry(code));
  if (foreign) throw new Misused(`--country takes ${sixCountries.join(', ')}, not ${foreign}`);
  const password = values['password-stdin'] ? await fromStandardInput() : undefined;
  const problems = password === undefined ? [] : passwordProblems(password, email.toLowerCase());
  if (problems.length > 0) throw new Invalid(problems);
  await withDatabases(config, async ({ registry }) => {
    const programmeId = values.programme ? idOf(registry, 'programmes', values.programme) : undefined;
    const organisations = values.organisation ?? [];
    let personId = 0;
    for (const slug of organisations.length > 0 ? organisations : [undefined]) {
      personId = addPerson(registry, systemAct('command-line'), {
        email,
        role,
        countries,
        programmeId,
        organisationId: slug === undefined ? undefined : idOf(registry, 'organisations', slug),
      });
    }
    if (password !== undefined) {
      const own = { password, email, language: 'en', keep: undefined } as const;
      await setPassword(registry, systemAct('command-line'), personId, own);
    }
    print(`${email} is ${role}. A link to sign in: npm run -s registry -- users link ${email}`);
  });
}

async function tokensAdd(args: string[], config: Config): Promise<void> {
  const { values, positionals: given } = parse(args, {
    name: { type: 'string' },
    practice: { type: 'boolean' },
  });
  const [email] = given;
  const { name } = values;
  if (email === undefined || given.length !== 1 || !name)
    throw new Misused('tokens add EMAIL --name NAME [--practice]');
  await withDatabases(config, ({ registry }) => {
    print(
      makeToken(registry, systemAct('command-line'), { email, name, isPractice: values.practice ?? false }),
    );
  });
}

async function importRows(args: string[], config: Config): Promise<void> {
  const { values, positionals: given } = parse(args, {
    of: { type: 'string' },
    programme: { type: 'string' },
    practice: { type: 'boolean' },
    apply: { type: 'boolean' },
  });
  const [file] = given;
  const noun = importNouns.find((known) => known === values.of);
  if (file === undefined || given.length !== 1 || !noun)
    throw new Misused('import FILE --of organisations|grants');
  if (!existsSync(file)) throw new Misused(`there is no file ${file}`);
  await withDatabases(config, async (databases) => {
    const db = values.practice ? databases.practice : databases.registry;
    const programmeId = values.programme ? idOf(db, 'programmes', values.programme) : undefined;
    const options = { noun, programmeId, isApplied: values.apply ?? false };
    const { importFile } = await import('#features/imports/command-line.ts');
    const isRead = await importFile(db, systemAct('command-line'), file, options, print);
    if (!isRead) process.exitCode = 1;
  });
}

/** Exit code 1 where the history is broken, so that a nightly job notices. */
async function historyVerify(args: string[], config: Config): Promise<void> {
  const { values, positionals: given } = parse(args, { since: { type: 'string' } });
  if (given.length > 0) throw new Misused('history verify [--since HEAD]');
  const since = values.since === undefined ? undefined : headOf(values.since);
  await withDatabases(config, ({ registry }) => {
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

async function generateRecords(args: string[], config: Config): Promise<void> {
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
  const { generate } = await import('#generate/generate.ts');
  await withDatabases(config, ({ registry }) => generate(registry, wanted, print));
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
  } else if (error instanceof Refused || error instanceof Conflict)
    say(t(error.reason.message, error.reason.values));
  else if (error instanceof Unreadable) say(t(error.problem as MessageKey, error.values));
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
