import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import { Conflict, Invalid } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Role } from '#features/people/kinds.ts';
import type { HeldRole } from './queries.ts';
import { isSameRole, roleProblems } from './rules.ts';
import { RoleInput } from './schemas.ts';

/** One row of a role, its limits resolved to ids. */
export interface ResolvedRole {
  role: Role;
  countries: string[] | null;
  programmeId: number | null;
  organisationId: number | null;
}

interface Organisation {
  id: number;
  kind: string;
}

/** The rows that a role's input stands for: one for each organisation. Throws Invalid naming every problem. */
export function resolveRole(
  registry: Database,
  { role, countries, programme, organisations }: RoleInput,
): ResolvedRole[] {
  const input: RoleInput = { role, countries, programme, organisations };
  const named = {
    programme: registry
      .prepare<{ id: number }>('select id from programmes where slug = ?')
      .get(programme ?? ''),
    organisations: [...new Set(organisations ?? [])].map((slug) =>
      registry
        .prepare<Organisation>(
          `select id, kind from organisations where slug = ? and ${uncovered('organisation', 'organisations.id')}`,
        )
        .get(slug),
    ),
  };
  const problems = [...shapeProblems(RoleInput, input), ...roleProblems(input, named)];
  if (problems.length > 0) throw new Invalid(problems);
  const row = {
    role: role as Role,
    countries: countries?.length ? [...new Set(countries)].toSorted() : null,
    programmeId: named.programme?.id ?? null,
  };
  if (named.organisations.length === 0) return [{ ...row, organisationId: null }];
  return named.organisations.map((organisation) => ({ ...row, organisationId: organisation?.id ?? null }));
}

/** Gives those of the roles that the person does not have. Throws Conflict where all of them are held. */
export function giveRoles(
  registry: Database,
  record: RecordHistory,
  person: { id: number },
  given: ResolvedRole[],
  at: Date,
): void {
  const held = storedRoles(registry, person.id);
  const fresh = given.filter((one) => !held.some((role) => isSameRole(role, one)));
  if (fresh.length === 0) throw new Conflict('problem.roleHeld');
  for (const role of fresh) insertRole(registry, record, person, role, at);
}

export function insertRole(
  registry: Database,
  record: RecordHistory,
  person: { id: number },
  given: ResolvedRole,
  at: Date,
): void {
  const { role, countries, programmeId, organisationId } = given;
  registry
    .prepare(
      `insert into person_roles (person_id, role, countries, programme_id, organisation_id, created_at)
       values (?, ?, ?, ?, ?, ?)`,
    )
    .run(
      person.id,
      role,
      countries && JSON.stringify(countries),
      programmeId,
      organisationId,
      at.toISOString(),
    );
  record({ noun: 'person', id: person.id, event: 'person.role-given', after: factsOf(registry, given) });
}

/** Ends a role from now on; the row stays, so that what was possible when can be told. */
export function endRole(
  registry: Database,
  record: RecordHistory,
  person: { id: number },
  { id, role, countries, programme, organisation }: HeldRole,
  { at, reason }: { at: Date; reason?: string | undefined },
): void {
  registry.prepare('update person_roles set withdrawn_at = ? where id = ?').run(at.toISOString(), id);
  record({
    noun: 'person',
    id: person.id,
    event: 'person.role-withdrawn',
    before: { role, countries, programme: programme?.slug, organisation: organisation?.slug },
    after: { reason },
  });
}

/** The standing roles of a person as rows. */
export function storedRoles(registry: Database, personId: number): (ResolvedRole & { id: number })[] {
  return registry
    .prepare<Omit<ResolvedRole, 'countries'> & { id: number; countries: string | null }>(
      `select id, role, countries, programme_id as programmeId, organisation_id as organisationId
       from person_roles where person_id = ? and withdrawn_at is null order by id`,
    )
    .all(personId)
    .map(({ countries, ...row }) => ({
      ...row,
      countries: countries === null ? null : (JSON.parse(countries) as string[]),
    }));
}

/** A role as history says it: by slugs, which outlive a rename. */
function factsOf(registry: Database, { role, countries, programmeId, organisationId }: ResolvedRole) {
  const slug = (table: 'programmes' | 'organisations', id: number | null) =>
    id === null
      ? undefined
      : registry.prepare<{ slug: string }>(`select slug from ${table} where id = ?`).get(id)?.slug;
  return {
    role,
    countries,
    programme: slug('programmes', programmeId),
    organisation: slug('organisations', organisationId),
  };
}
