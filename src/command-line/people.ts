import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { reinstatePerson, suspendPerson } from '#features/administration/commands.ts';
import { findOptionalPersonByEmail, listPeople, type PersonRow } from '#features/administration/queries.ts';
import { systemAct } from '#features/people/actor.ts';
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
};

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
