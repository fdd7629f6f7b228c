import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { reinstatePerson, suspendPerson } from '#features/administration/commands.ts';
import { findOptionalPersonByEmail, listPeople, type PersonRow } from '#features/administration/queries.ts';
import { systemAct } from '#features/people/actor.ts';
import { erasePerson } from '#features/personal-data/commands.ts';
import { collectPersonalData, type Whose } from '#features/personal-data/queries.ts';
import { Misused, onePositional, parse, print, withDatabases, type Command } from './arguments.ts';

/** The commands on people, over the same commands and rules as the pages. */
export const peopleCommands: Record<string, Command> = {
  'users list': (_args, config) =>
    withDatabases(config, ({ registry }) => listPeople(registry).forEach(printPerson)),
  'users suspend': (args, config) => {
    const { values, positionals: given } = parse(args, { reason: { type: 'string' } });
    const [email] = given;
    const { reason } = values;
    if (email === undefined || given.length !== 1 || !reason)
      throw new Misused('users suspend EMAIL --reason WHY');
    return withDatabases(config, ({ registry }) => {
      suspendPerson(registry, systemAct('command-line'), personOf(registry, email).publicId, { reason });
      print(`${email} is suspended: signed out, and links and tokens do not work.`);
    });
  },
  'users reinstate': (args, config) => {
    const email = onePositional(args, 'users reinstate EMAIL');
    return withDatabases(config, ({ registry }) => {
      reinstatePerson(registry, systemAct('command-line'), personOf(registry, email).publicId);
      print(`${email} is in again.`);
    });
  },
  'people export': (args, config) => {
    const whose = whoseOf(args, 'people export EMAIL [--name NAME]…');
    return withDatabases(config, ({ registry }) =>
      print(JSON.stringify(collectPersonalData(registry, whose), null, 2)),
    );
  },
  'people erase': (args, config) => {
    const whose = whoseOf(args, 'people erase EMAIL [--name NAME]…');
    return withDatabases(config, ({ registry }) => {
      const { accounts, contacts, signatories } = erasePerson(registry, systemAct('command-line'), whose);
      print(`Erased: ${accounts} account, ${contacts} as contact, ${signatories} as signatory.`);
    });
  },
};

function whoseOf(args: string[], usage: string): Whose {
  const { values, positionals: given } = parse(args, { name: { type: 'string', multiple: true } });
  const [email] = given;
  if (email === undefined || given.length !== 1) throw new Misused(usage);
  return { email, names: values.name ?? [] };
}

/** Address, state, and roles with what they reach; parted by tabs, for further tools. */
function printPerson({ email, state, roles }: PersonRow): void {
  print([email, state, roles.map(roleText).join('; ') || '-'].join('\t'));
}

/** Throws NotFound. */
function personOf(registry: Database, email: string): PersonRow {
  const person = findOptionalPersonByEmail(registry, email);
  if (!person) throw new NotFound(`no person with the address ${email}`);
  return person;
}

function roleText({ role, countries, programme, organisation }: PersonRow['roles'][number]): string {
  return [role, countries?.join(' '), programme?.slug, organisation?.slug].filter(Boolean).join(' ');
}
