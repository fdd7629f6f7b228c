import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { Role } from '#features/people/kinds.ts';
import type { PersonState } from './kinds.ts';

/** A role as it was given, with what it reaches by name; null means without that limit. */
export interface HeldRole {
  id: number;
  role: Role;
  countries: string[] | null;
  programme: { slug: string; name: string } | null;
  organisation: { slug: string; name: string; language: string | null } | null;
}

/** A person with the roles that stand. Instants are ISO 8601 in UTC. */
export interface PersonRow {
  id: number;
  publicId: string;
  email: string;
  name: string | null;
  state: PersonState;
  roles: HeldRole[];
  createdAt: string;
  suspendedAt: string | null;
  /** When the last invitation ends or ended; null where none is open. */
  invitedUntil: string | null;
  /** False for who has never used a link. */
  hasSignedIn: boolean;
}

interface Stored {
  id: number;
  publicId: string;
  email: string;
  name: string | null;
  createdAt: string;
  suspendedAt: string | null;
  erasedAt: string | null;
  hasSignedIn: number;
  invitedUntil: string | null;
}

const PEOPLE = `select people.id, people.public_id as publicId, people.email, people.name,
    people.created_at as createdAt, people.suspended_at as suspendedAt, people.erased_at as erasedAt,
    exists (select 1 from sign_in_links used where used.person_id = people.id and used.used_at is not null)
      as hasSignedIn,
    (select link.expires_at from invitations join sign_in_links link on link.hash = invitations.link_hash
      where invitations.person_id = people.id and invitations.withdrawn_at is null and link.used_at is null
      order by invitations.id desc limit 1) as invitedUntil
  from people`;

/** Everybody who is known, with their roles: two queries, however many they are. */
export function listPeople(registry: Database): PersonRow[] {
  return withRoles(registry, registry.prepare<Stored>(`${PEOPLE} order by people.id`).all());
}

/** The person of that public id. Throws NotFound. */
export function findPerson(registry: Database, publicId: string): PersonRow {
  const person = findOptionalPerson(registry, publicId);
  if (!person) throw new NotFound(`no person ${publicId}`);
  return person;
}

export function findOptionalPerson(registry: Database, publicId: string): PersonRow | undefined {
  return withRoles(
    registry,
    registry.prepare<Stored>(`${PEOPLE} where people.public_id = ?`).all(publicId),
  )[0];
}

/** The person with that address, in whichever case it was typed. */
export function findOptionalPersonByEmail(registry: Database, email: string): PersonRow | undefined {
  const rows = registry.prepare<Stored>(`${PEOPLE} where people.email = ?`).all(email.trim().toLowerCase());
  return withRoles(registry, rows)[0];
}

/** How many administrators could act if this person could not: active, and not merely invited. */
export function countOtherAdministrators(registry: Database, personId: number): number {
  return listPeople(registry).filter(
    ({ id, state, roles }) =>
      id !== personId && state === 'active' && roles.some(({ role }) => role === 'administrator'),
  ).length;
}

interface RoleRow {
  id: number;
  personId: number;
  role: Role;
  countries: string | null;
  programme: string | null;
  programmeName: string | null;
  organisation: string | null;
  organisationName: string | null;
  language: string | null;
}

function withRoles(registry: Database, people: Stored[]): PersonRow[] {
  const rows = registry
    .prepare<RoleRow>(
      `select person_roles.id, person_id as personId, role, countries, programmes.slug as programme,
         programmes.short_name as programmeName, organisations.slug as organisation,
         organisations.name as organisationName, organisations.name_language as language
       from person_roles left join programmes on programmes.id = programme_id
       left join organisations on organisations.id = organisation_id
       where withdrawn_at is null and person_id in (select value from json_each(?)) order by person_roles.id`,
    )
    .all(JSON.stringify(people.map(({ id }) => id)));
  const byPerson = Map.groupBy(rows, ({ personId }) => personId);
  return people.map(({ erasedAt, hasSignedIn, ...person }) => {
    const roles = (byPerson.get(person.id) ?? []).map(heldRole);
    return {
      ...person,
      roles,
      hasSignedIn: hasSignedIn === 1,
      state: stateOf({ ...person, erasedAt, hasSignedIn }, roles),
    };
  });
}

function heldRole(row: RoleRow): HeldRole {
  const { id, role, countries, programme, programmeName, organisation, organisationName, language } = row;
  return {
    id,
    role,
    countries: countries === null ? null : (JSON.parse(countries) as string[]),
    programme: programme === null ? null : { slug: programme, name: programmeName ?? programme },
    organisation:
      organisation === null ? null : { slug: organisation, name: organisationName ?? organisation, language },
  };
}

function stateOf(
  {
    erasedAt,
    suspendedAt,
    hasSignedIn,
    invitedUntil,
  }: Omit<Stored, 'id' | 'publicId' | 'email' | 'name' | 'createdAt'>,
  roles: HeldRole[],
): PersonState {
  if (erasedAt !== null) return 'erased';
  if (suspendedAt !== null) return 'suspended';
  if (roles.length === 0) return 'without_role';
  return invitedUntil !== null && !hasSignedIn ? 'invited' : 'active';
}
