import type { Problem } from '#errors.ts';
import { roles } from '#features/people/kinds.ts';
import { isSixCountry } from '#language/countries.ts';
import type { RoleInput } from './schemas.ts';

/** What a role's input names, looked up; undefined for what there is none of. */
export interface Named {
  programme: { id: number } | undefined;
  organisations: ({ id: number; kind: string } | undefined)[];
}

/**
 * What is wrong with a role: staff work on some of the six countries or on the whole programme, members belong
 * to at least one organisation, a donor to one of kind donor, and an administrator's role has no limits.
 */
export function roleProblems(input: RoleInput, named: Named): Problem[] {
  const { role, countries = [], programme, organisations = [] } = input;
  const problems: Problem[] = [];
  if (!roles.some((known) => known === role)) problems.push({ path: '/role', message: 'problem.role' });
  if (role !== 'staff' && countries.length > 0)
    problems.push({ path: '/countries', message: 'problem.staffAlone' });
  if (role !== 'staff' && programme) problems.push({ path: '/programme', message: 'problem.staffAlone' });
  if (!countries.every((code) => isSixCountry(code)))
    problems.push({ path: '/countries', message: 'problem.sixCountries' });
  if (programme && !named.programme)
    problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
  return [...problems, ...organisationProblems(role, organisations, named.organisations)];
}

function organisationProblems(role: string, slugs: string[], found: Named['organisations']): Problem[] {
  const path = '/organisations';
  if (role !== 'member' && role !== 'donor')
    return slugs.length > 0 ? [{ path, message: 'problem.organisationsOfRole' }] : [];
  if (slugs.length === 0) {
    return [{ path, message: role === 'donor' ? 'problem.donorMissing' : 'problem.organisationUnknown' }];
  }
  if (found.includes(undefined)) return [{ path, message: 'problem.organisationUnknown' }];
  const isDonor = found.every((organisation) => organisation?.kind === 'donor');
  if (role === 'donor' && (slugs.length > 1 || !isDonor)) return [{ path, message: 'problem.donorMissing' }];
  return [];
}

/** Two roles are the same where a person gains nothing by having both. */
export function isSameRole(
  left: {
    role: string;
    countries: readonly string[] | null;
    programmeId: number | null;
    organisationId: number | null;
  },
  right: typeof left,
): boolean {
  const key = ({ role, countries, programmeId, organisationId }: typeof left) =>
    JSON.stringify([role, countries && [...countries].toSorted(), programmeId, organisationId]);
  return key(left) === key(right);
}
