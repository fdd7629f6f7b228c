import { LISTED } from '#features/organisations/listed.ts';
import type { FastifyRequest } from 'fastify';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { roles } from '#features/people/kinds.ts';
import { registryOf } from '#features/people/registry.ts';
import { listProgrammes } from '#features/programmes/queries.ts';
import { findOptionalHit, lookUpOrganisations, type Hit } from '#features/search/queries.ts';
import type { RoleChoices } from '#views/administration/role-fields.ts';
import type { TypedRole } from './form.ts';

/** What a form for a role offers: programmes, donors, and the organisations that answer to what is looked up. */
export function roleChoices(request: FastifyRequest, typed: Partial<TypedRole>): RoleChoices {
  const registry = registryOf(request);
  const { role, q = '', organisations = [] } = typed;
  const reader = { language: request.language, isStaff: true };
  const { found, more } =
    role === 'member' && q ? lookUpOrganisations(registry, q, reader) : { found: [], more: 0 };
  const chosen = organisations.flatMap((slug) => findOptionalHit(registry, slug) ?? []);
  const others = found.filter((hit) => !chosen.some(({ slug }) => slug === hit.slug));
  return {
    role: roles.find((known) => known === role),
    programmes: role === 'staff' ? listProgrammes(registry) : [],
    found: role === 'donor' ? donors(request) : [...chosen, ...others],
    more,
  };
}

/** Donors are few, so that they are all shown. */
function donors(request: FastifyRequest): Hit[] {
  const registry = registryOf(request);
  return registry
    .prepare<{ slug: string }>(
      `select slug from organisations where kind = 'donor' and ${LISTED} order by name limit 60`,
    )
    .all()
    .flatMap(({ slug }) => findOptionalHit(registry, slug) ?? []);
}

/** What can be said at the form, scope included; anything else goes on as it came. */
export function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  if (error instanceof Conflict) return [error.reason];
  throw error;
}

export const SCOPE_MISSING: Problem = { path: '/scope', message: 'problem.scope' };

export function statusOf(error: unknown): 409 | 422 {
  return error instanceof Conflict ? 409 : 422;
}
