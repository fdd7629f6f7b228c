import type { Static } from '@sinclair/typebox';
import { decimalOf } from '#features/grants/amount.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { Amendment } from './queries.ts';
import type { AmendmentList, AmendmentResource } from './schemas.ts';

const amount = (minor: number | null) => (minor === null ? null : decimalOf(minor));

export function amendmentResource(amendment: Amendment): Static<typeof AmendmentResource> {
  const {
    number,
    kind,
    effectiveOn,
    reason,
    batch,
    endsBefore,
    endsAfter,
    scopeBefore,
    scopeAfter,
    overrideReason,
  } = amendment;
  return {
    number,
    kind,
    effectiveOn,
    reason,
    batch,
    amountBefore: amount(amendment.amountBefore),
    amountAfter: amount(amendment.amountAfter),
    endsBefore,
    endsAfter,
    organisation: amendment.organisation?.slug ?? null,
    scopeBefore,
    scopeAfter,
    overrideReason,
  };
}

/** The amendments of a grant between what was signed and how it is now. */
export function amendmentList(grant: GrantDetail, amendments: Amendment[]): Static<typeof AmendmentList> {
  return {
    items: amendments.map(amendmentResource),
    next: null,
    total: amendments.length,
    currency: grant.currency,
    amountAsSigned: amount(grant.amountMinor),
    amountAsAmended: amount(grant.amendedMinor ?? grant.amountMinor),
    endsOnAsSigned: grant.endsOn,
    endsOnAsAmended: grant.amendedEndsOn ?? grant.endsOn,
  };
}
