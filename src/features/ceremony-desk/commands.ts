import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import type { Act } from '#features/people/actor.ts';
import { requireNaming } from './access.ts';
import { listNameable } from './queries.ts';

/** The ceremony's database, and the registry, in which people are held also where the ceremony is of practice. */
export interface DeskDatabases {
  db: Database;
  registry: Database;
}

/**
 * Names a member of staff to a ceremony's desk: they may then act on its list whichever their countries.
 *
 * @throws NotFound; Refused for who does not work on all of the ceremony's countries; Invalid at /person where
 *   it is nobody of the staff; Conflict where they are named already.
 */
export function nameDeskPerson(
  { db, registry }: DeskDatabases,
  act: Act,
  slug: string,
  person: string,
): void {
  change(db, act, (record) => {
    const ceremony = storedCeremony(db, slug);
    requireNaming(act.actor, ceremony);
    if (!listNameable(registry).some(({ id }) => id === person))
      throw new Invalid([{ path: '/person', message: 'problem.deskPerson' }]);
    const { changes } = db
      .prepare(
        'insert or ignore into ceremony_desk_people (ceremony_id, person, named_at, named_by) values (?, ?, ?, ?)',
      )
      .run(ceremony.id, person, act.at.toISOString(), act.actor.publicId ?? null);
    if (changes === 0) throw new Conflict('problem.deskAlready');
    record({ noun: 'ceremony', id: ceremony.id, event: 'ceremony.desk-named', after: { person } });
  });
}

/** Takes a person off a ceremony's desk. Throws NotFound, also where they were not named; Refused. */
export function removeDeskPerson(db: Database, act: Act, slug: string, person: string): void {
  change(db, act, (record) => {
    const ceremony = storedCeremony(db, slug);
    requireNaming(act.actor, ceremony);
    const { changes } = db
      .prepare('delete from ceremony_desk_people where ceremony_id = ? and person = ?')
      .run(ceremony.id, person);
    if (changes === 0) throw new NotFound(`nobody of ${person} at the desk of ${slug}`);
    record({ noun: 'ceremony', id: ceremony.id, event: 'ceremony.desk-left', before: { person } });
  });
}
