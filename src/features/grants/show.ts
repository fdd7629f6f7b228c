import type { FastifyRequest } from 'fastify';
import { documentsOf } from '#features/documents/queries.ts';
import { meets } from '#features/people/access.ts';
import { signatoriesOf } from '#features/signings/queries.ts';
import { isDay } from '#features/rates/rules.ts';
import { dayOf } from '#language/format.ts';
import type { GrantView } from '#views/grants/show.ts';
import { afterSigningOf, moneyOn, overlapsOf } from './after-signing.ts';
import { countryPairs } from './pairs.ts';
import { countriesOf, factsOf, findGrantFor } from './queries.ts';
import { checkScheme } from './rules.ts';

/**
 * Everything that a grant's page shows to this reader; who signed is for staff alone.
 *
 * @param asked the day on which its money is asked for, YYYY-MM-DD; today where it is none.
 */
export function grantView(request: FastifyRequest, reference: string, asked?: string): GrantView {
  const { db, actor } = request;
  const grant = findGrantFor(db, actor, reference);
  const isStaff = meets(actor, 'staff');
  const asOf = asked !== undefined && isDay(asked) ? asked : undefined;
  return {
    grant: {
      ...grant,
      ceremonies: grant.ceremonies.filter(({ isListPublic }) => isListPublic || isStaff),
      hints: grant.hints.filter(({ other }) => other === null || other.isPublic || isStaff),
    },
    rules: checkScheme(grant.scheme?.conditions, factsOf(grant)),
    pairs: countryPairs(countriesOf(grant)),
    after: afterSigningOf(db, grant.id),
    money: { asOf, ...moneyOn(db, grant, asOf ?? dayOf(new Date())) },
    documents: documentsOf(db, actor, { id: grant.id, programmeId: grant.programme.id }),
    overlaps: overlapsOf(db, grant),
    signatories: grant.signing && isStaff ? signatoriesOf(db, grant.signing.id) : undefined,
  };
}
