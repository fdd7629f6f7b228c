import type { Static } from '@sinclair/typebox';
import type { PersonRow } from './queries.ts';
import type { Person } from './schemas.ts';

/** A person as the API answers them; the row's own number stays inside. */
export function personResource(person: PersonRow): Static<typeof Person> {
  const { publicId, email, name, state, roles, createdAt, suspendedAt, invitedUntil } = person;
  return {
    id: publicId,
    email,
    name,
    state,
    roles: roles.map(({ id, role, countries, programme, organisation }) => ({
      id,
      role,
      countries,
      programme: programme?.slug ?? null,
      organisation: organisation?.slug ?? null,
    })),
    createdAt,
    suspendedAt,
    invitedUntil: state === 'invited' ? invitedUntil : null,
  };
}

export function countriesOfRoles(people: PersonRow[]): string[] {
  return people.flatMap(({ roles }) => roles.flatMap(({ countries }) => countries ?? []));
}
