import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import {
  countOtherAdministrators,
  findOptionalPersonByEmail,
  findPerson,
  type PersonRow,
} from './queries.ts';
import { endRole, giveRoles, insertRole, resolveRole, storedRoles } from './role-writes.ts';
import { isSameRole } from './rules.ts';
import type { HandoverInput, ReasonInput, RoleInput } from './schemas.ts';

/**
 * Gives a person a role; a member of several organisations has one for each.
 *
 * @throws Refused for who is no administrator; NotFound; Invalid naming every problem; Conflict where the person
 *   has the role already, or was erased.
 */
export function giveRole(registry: Database, act: Act, publicId: string, input: RoleInput): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = presentPerson(registry, publicId);
    giveRoles(registry, record, person, resolveRole(registry, input), act.at);
  });
}

/**
 * Withdraws a role by its id; what it opened is closed at once, for sessions and tokens alike.
 *
 * @throws Refused; NotFound where the person has no such role; Conflict where nobody would administer any more.
 */
export function withdrawRole(registry: Database, act: Act, publicId: string, roleId: number): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = findPerson(registry, publicId);
    const role = person.roles.find(({ id }) => id === roleId);
    if (!role) throw new NotFound(`no role ${roleId} of ${publicId}`);
    if (role.role === 'administrator') refuseLast(registry, person);
    endRole(registry, record, person, role, { at: act.at });
  });
}

/**
 * Suspends a person: browsers are signed out, tokens and links do not work until they are reinstated. Roles stay.
 *
 * @throws Refused; NotFound; Invalid without a reason; Conflict where the person is suspended already, or is the
 *   last administrator.
 */
export function suspendPerson(registry: Database, act: Act, publicId: string, input: ReasonInput): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = presentPerson(registry, publicId);
    const reason = neededReason(input.reason);
    if (person.suspendedAt !== null) throw new Conflict('problem.suspendedAlready');
    refuseLast(registry, person);
    suspend(registry, person, act.at);
    record({ noun: 'person', id: person.id, event: 'person.suspended', after: { reason } });
  });
}

/** Lets a suspended person in again, with the roles they had. Throws Refused; NotFound; Conflict where they are in. */
export function reinstatePerson(registry: Database, act: Act, publicId: string): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const person = presentPerson(registry, publicId);
    if (person.suspendedAt === null) throw new Conflict('problem.notSuspended');
    registry.prepare('update people set suspended_at = null where id = ?').run(person.id);
    record({ noun: 'person', id: person.id, event: 'person.reinstated' });
  });
}

/**
 * Hands everything that a person has over to another: roles with their scope, and places at ceremonies' desks.
 * Both histories say it, with the reason.
 *
 * @throws Refused; NotFound; Invalid at /to where there is no such person, or it is the same or a suspended one,
 *   and at /reason; Conflict where there is nothing to hand over.
 */
export function handOver(registry: Database, act: Act, publicId: string, input: HandoverInput): void {
  change(registry, act, (record) => {
    requireAdministrator(act.actor);
    const from = presentPerson(registry, publicId);
    const to = successorOf(registry, from, input);
    const reason = neededReason(input.reason);
    if (from.roles.length === 0) throw new Conflict('problem.nothingToHandOver');
    const administers = from.roles.some(({ role }) => role === 'administrator');
    if (administers && to.state !== 'active') refuseLast(registry, from);
    const rows = storedRoles(registry, from.id);
    const held = storedRoles(registry, to.id);
    for (const role of from.roles) endRole(registry, record, from, role, { at: act.at, reason });
    for (const row of rows)
      if (!held.some((one) => isSameRole(one, row))) insertRole(registry, record, to, row, act.at);
    registry
      .prepare('update or ignore ceremony_desk_people set person = ? where person = ?')
      .run(to.publicId, from.publicId);
    registry.prepare('delete from ceremony_desk_people where person = ?').run(from.publicId);
    if (input.isSuspended && from.suspendedAt === null) suspend(registry, from, act.at);
    record({
      noun: 'person',
      id: from.id,
      event: 'person.handed-over',
      after: { to: to.publicId, reason, isSuspended: input.isSuspended },
      subjects: [{ noun: 'person', id: to.id }],
    });
  });
}

function successorOf(registry: Database, from: PersonRow, { to }: HandoverInput): PersonRow {
  const person = findOptionalPersonByEmail(registry, to);
  const isFit = person && person.id !== from.id && person.state !== 'suspended' && person.state !== 'erased';
  if (!isFit) throw new Invalid([{ path: '/to', message: 'problem.successor' }]);
  return person;
}

function suspend(registry: Database, { id }: { id: number }, at: Date): void {
  registry.prepare('update people set suspended_at = ? where id = ?').run(at.toISOString(), id);
  registry.prepare('delete from browser_sessions where person_id = ?').run(id);
}

/** Somebody has to be left who can let others in. */
function refuseLast(registry: Database, { id, roles, state }: PersonRow): void {
  const acts = state === 'active' && roles.some(({ role }) => role === 'administrator');
  if (acts && countOtherAdministrators(registry, id) === 0) throw new Conflict('problem.lastAdministrator');
}

function presentPerson(registry: Database, publicId: string): PersonRow {
  const person = findPerson(registry, publicId);
  if (person.state === 'erased') throw new Conflict('problem.erasedPerson');
  return person;
}

function neededReason(given: string): string {
  const reason = given.trim();
  if (!reason) throw new Invalid([{ path: '/reason', message: 'problem.reason' }]);
  return reason;
}
