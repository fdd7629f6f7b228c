import type { FastifyRequest } from 'fastify';
import { meets } from '#features/people/access.ts';
import { signatoriesOf } from '#features/signings/queries.ts';
import type { GrantView } from '#views/grants/show.ts';
import { countryPairs } from './pairs.ts';
import { countriesOf, factsOf, findGrantFor } from './queries.ts';
import { checkScheme } from './rules.ts';

/** Everything that a grant's page shows to this reader; who signed is for staff alone. */
export function grantView(request: FastifyRequest, reference: string): GrantView {
  const { db, actor } = request;
  const grant = findGrantFor(db, actor, reference);
  const isStaff = meets(actor, 'staff');
  return {
    grant: {
      ...grant,
      ceremonies: grant.ceremonies.filter(({ isListPublic }) => isListPublic || isStaff),
      hints: grant.hints.filter(({ other }) => other === null || other.isPublic || isStaff),
    },
    rules: checkScheme(grant.scheme?.conditions, factsOf(grant)),
    pairs: countryPairs(countriesOf(grant)),
    signatories: grant.signing && isStaff ? signatoriesOf(db, grant.signing.id) : undefined,
  };
}
