import type { Database } from '#database/connection.ts';
import type { Databases } from '#plugins/databases.ts';

/** A member of staff as a ceremony's desk names them. */
export interface DeskPerson {
  /** Public id. */
  id: string;
  name: string;
}

/** Who was named to a ceremony's desk, with names from the registry's own file. */
export function listDeskPeople(
  { db, registry }: { db: Database; registry: Database },
  ceremonyId: number,
): DeskPerson[] {
  const ids = db
    .prepare<{ person: string }>(
      'select person from ceremony_desk_people where ceremony_id = ? order by named_at',
    )
    .all(ceremonyId)
    .map(({ person }) => person);
  return registry
    .prepare<DeskPerson>(
      `select public_id as id, coalesce(name, email) as name from people
       where public_id in (select value from json_each(?)) and erased_at is null order by 2`,
    )
    .all(JSON.stringify(ids));
}

/** Who may be named: staff and administrators who are not suspended. */
export function listNameable(registry: Databases['registry']): DeskPerson[] {
  return registry
    .prepare<DeskPerson>(
      `select public_id as id, coalesce(name, email) as name from people
       where suspended_at is null and erased_at is null and exists (select 1 from person_roles
         where person_id = people.id and withdrawn_at is null and role in ('staff', 'administrator')) order by 2`,
    )
    .all();
}

/**
 * Whether a person is staff in the registry itself. In practice everybody acts as staff, and may yet not read who
 * the staff are.
 */
export function isStaffInRegistry(registry: Database, person: string | undefined): boolean {
  return person !== undefined && listNameable(registry).some(({ id }) => id === person);
}

/**
 * Whether a person stands at a desk on whose list the grant is: at that ceremony's, or at any where none is given.
 */
export function isAtDeskOf(
  db: Database,
  person: string,
  grantId: number,
  ceremonyId: number | undefined,
): boolean {
  const row = db
    .prepare(
      `select 1 from ceremony_desk_people desk join ceremony_grants on ceremony_grants.ceremony_id = desk.ceremony_id
       where desk.person = :person and ceremony_grants.grant_id = :grantId
         and (:ceremonyId is null or desk.ceremony_id = :ceremonyId)`,
    )
    .get({ person, grantId, ceremonyId: ceremonyId ?? null });
  return row !== undefined;
}
