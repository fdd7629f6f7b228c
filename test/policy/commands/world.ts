import type { Database } from '#database/connection.ts';
import { addPerson } from '#features/people/commands.ts';
import { systemAct, thePublic, type Act, type Actor } from '#features/people/actor.ts';
import type { Role } from '#features/people/kinds.ts';
import { TODAY } from '#test/support/databases.ts';

/** Who calls, in the order of the matrix's columns. */
export const callers = ['public', 'donor', 'member', 'staff', 'administrator'] as const;
export type Caller = (typeof callers)[number];
export const sides = ['own', 'foreign'] as const;
export type Side = (typeof sides)[number];

/**
 * Fresh databases for one cell: `db` holds the records of practice under the rules of the registry (in practice
 * whoever rehearses speaks for every organisation), `registry` the people.
 */
export interface World {
  db: Database;
  registry: Database;
}

/** How one command is called so that nothing but access can stand in its way. */
export interface CommandCase {
  /** What has to be there first, done by the registry itself. */
  prepare?: (world: World, system: Act) => unknown;
  run: (world: World, act: Act) => unknown;
  /** Who may not act is told that there is no such record, no more: NotFound is its “no”. */
  isHidden?: boolean;
}

/** The organisation whose member calls, and whose records the cases use: the lead of EX-001, from Serbia. */
export const OWN = 'udruzenje-otvoreno-dvoriste-nis-example';
export const GRANT = 'EX-001';
export const CEREMONY = 'core-grants-serbia-and-north-macedonia-example';
export const PROGRAMME = 'practice-programme';
export const REACHED = { publicUrl: 'http://127.0.0.1:3000' };
const ANOTHER = 999_999;

export const system = (): Act => systemAct('command-line', TODAY);

/**
 * The caller of a cell. The records are the same in both; what is own or foreign is the caller's scope: the
 * organisation of a member, the countries and the programme of staff.
 */
export function actOf({ db }: World, caller: Caller, side: Side): Act {
  return { actor: caller === 'public' ? thePublic : actorOf(db, caller, side), door: 'page', at: TODAY };
}

function actorOf(db: Database, role: Role, side: Side): Actor {
  const isOwn = side === 'own';
  const id = (table: string, slug: string) =>
    db.prepare<{ id: number }>(`select id from ${table} where slug = ?`).get(slug)!.id;
  const isStaff = role === 'staff';
  return {
    publicId: `${side}-${role}`,
    name: role,
    isSystem: false,
    roles: [
      {
        role,
        countries: isStaff ? (isOwn ? ['MK', 'RS'] : ['BA', 'ME']) : null,
        programmeId: isStaff ? (isOwn ? id('programmes', PROGRAMME) : ANOTHER) : null,
        organisationId: role === 'member' ? (isOwn ? id('organisations', OWN) : ANOTHER) : null,
      },
    ],
  };
}

/** A person of the registry; answers their public id. */
export function person({ registry }: World, email: string, role: Role = 'staff'): string {
  addPerson(registry, system(), { email, role });
  return registry.prepare<{ id: string }>('select public_id as id from people where email = ?').get(email)!
    .id;
}

export function publicId({ registry }: World, email: string): string {
  return registry.prepare<{ id: string }>('select public_id as id from people where email = ?').get(email)!
    .id;
}

/** An organisation of Albania, the other side of what two do together. */
export const OTHER = 'linja-e-hapur-per-gra-elbasan-example';
/** One of Serbia, of which nobody who calls is a member. */
export const NEIGHBOUR = 'centar-za-mirno-susedstvo-uzice-example';

type Step = (world: World, act: Act) => unknown;

/** What has to be there first, one step after the other. */
export const after =
  (...steps: Step[]): Step =>
  (world, act) => {
    for (const step of steps) step(world, act);
  };
