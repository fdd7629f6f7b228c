import { Refused } from '#errors.ts';
import type { Actor, ActorRole } from './actor.ts';

/** What a route asks of whoever comes; the command asks again for the record at hand. */
export const accessLevels = ['public', 'signed-in', 'staff', 'administrator'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export function isAdministrator(actor: Actor): boolean {
  return actor.isSystem || actor.roles.some(({ role }) => role === 'administrator');
}

/** Staff of any programme or country; administrators act as staff too. */
export function isStaff(actor: Actor): boolean {
  return isAdministrator(actor) || actor.roles.some(({ role }) => role === 'staff');
}

export function isSignedIn(actor: Actor): boolean {
  return actor.isSystem || actor.publicId !== undefined;
}

export function meets(actor: Actor, level: AccessLevel): boolean {
  const tests = {
    public: () => true,
    'signed-in': isSignedIn,
    staff: isStaff,
    administrator: isAdministrator,
  };
  return tests[level](actor);
}

/** Throws Refused unless the actor is staff of some kind. */
export function requireStaff(actor: Actor): void {
  if (!isStaff(actor)) throw new Refused('problem.staffOnly');
}

export function requireAdministrator(actor: Actor): void {
  if (!isAdministrator(actor)) throw new Refused('problem.administratorOnly');
}

/**
 * Throws Refused unless the actor is staff of this programme whose countries hold the grant's lead's.
 * Implementers look after two countries each (DOMAIN.md, “Programme practice”); a lead of no published
 * country is open to any staff of the programme.
 */
export function requireStaffOf(
  actor: Actor,
  scope: { programmeId: number | null; country: string | null },
  message: 'problem.otherCountry' | 'problem.otherCountryRecord' = 'problem.otherCountry',
): void {
  requireStaff(actor);
  if (isAdministrator(actor)) return;
  const inProgramme = staffRoles(actor).filter(
    ({ programmeId }) =>
      programmeId === null || scope.programmeId === null || programmeId === scope.programmeId,
  );
  if (inProgramme.length === 0) throw new Refused('problem.otherProgramme');
  const reached = inProgramme.some(
    ({ countries }) => countries === null || scope.country === null || countries.includes(scope.country),
  );
  if (!reached) {
    throw new Refused(message, {
      country: scope.country ?? '',
      own: inProgramme.flatMap(({ countries }) => countries ?? []).join(', '),
    });
  }
}

/**
 * Throws Refused unless the actor may edit an organisation's profile: its own members, and staff of its country.
 * Staff of any country may add one, for a consortium has partners from everywhere.
 */
export function requireEditorOf(actor: Actor, organisation: { id: number; country: string | null }): void {
  if (isMemberOf(actor, organisation.id)) return;
  requireStaffOf(actor, { programmeId: null, country: organisation.country }, 'problem.otherCountryRecord');
}

/** Whether the actor may edit the organisation's profile, for what a page offers. */
export function isEditorOf(actor: Actor, organisation: { id: number; country: string | null }): boolean {
  try {
    requireEditorOf(actor, organisation);
    return true;
  } catch {
    return false;
  }
}

export function isMemberOf(actor: Actor, organisationId: number): boolean {
  return actor.roles.some((held) => held.role === 'member' && held.organisationId === organisationId);
}

/** The countries a staff member works on; undefined for the whole programme. */
export function staffCountries(actor: Actor): string[] | undefined {
  if (isAdministrator(actor)) return undefined;
  const held = staffRoles(actor);
  return held.some(({ countries }) => countries === null)
    ? undefined
    : held.flatMap(({ countries }) => countries ?? []);
}

function staffRoles(actor: Actor): ActorRole[] {
  return actor.roles.filter(({ role }) => role === 'staff');
}
