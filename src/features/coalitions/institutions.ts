import { Type, type Static } from '@sinclair/typebox';
import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isCountry } from '#features/organisations/countries.ts';
import type { Act } from '#features/people/actor.ts';
import { institutionField, institutionsOf } from './addressed.ts';
import { institutionLevels } from './kinds.ts';
import { oneOf, optional, Source, text } from './schemas.ts';
import { coalitionOf } from './stored.ts';
import { requireWorkspace } from './workspace.ts';

/** An institution that a coalition addresses; the same for the form and the API. */
export const InstitutionInput = Type.Object(
  {
    name: text(300, 'As it calls itself', 'Interior ministry (example)'),
    level: oneOf(institutionLevels, 'Where it stands', 'state'),
    country: optional(text(2, 'ISO 3166-1 alpha-2, or XK; absent for a body of no country', 'AL')),
    note: optional(text(2000, 'Doubts')),
    source: optional(Source),
  },
  { additionalProperties: false },
);
export type InstitutionInput = Static<typeof InstitutionInput>;

/**
 * Records an institution that a coalition addresses.
 *
 * @returns its id.
 * @throws NotFound; Refused for who is neither staff nor of a member; Invalid; Conflict where it stands already.
 */
export function addressInstitution(db: Database, act: Act, slug: string, input: InstitutionInput): number {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireWorkspace(db, act.actor, coalition);
    const problems = checkInstitution(input);
    if (problems.length > 0) throw new Invalid(problems);
    const name = input.name.trim();
    const country = input.country || null;
    const isThere = institutionsOf(db, coalition.id).some(
      (one) => one.name === name && one.country === country,
    );
    if (isThere) throw new Conflict('problem.institutionThere');
    const { lastInsertRowid } = db
      .prepare(
        `insert into institutions_addressed (coalition_id, name, level, country, note, created_at)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(coalition.id, name, input.level, country, input.note?.trim() || null, act.at.toISOString());
    const id = Number(lastInsertRowid);
    if (input.source) cite(db, 'coalition', coalition.id, input.source, institutionField(id));
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.institution-addressed',
      after: { institution: name, level: input.level, country, note: input.note ?? null },
    });
    return id;
  });
}

function checkInstitution(input: InstitutionInput): Problem[] {
  const problems = shapeProblems(InstitutionInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((one) => one.path === path)) problems.push({ path, message });
  };
  expect(input.name.trim() !== '', '/name', 'problem.institutionName');
  expect(
    institutionLevels.some((known) => known === input.level),
    '/level',
    'problem.institutionLevel',
  );
  expect(!input.country || isCountry(input.country), '/country', 'problem.countryUnknown');
  return problems;
}
