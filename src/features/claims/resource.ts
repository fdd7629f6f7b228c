import type { Counted } from '#features/reports/counting.ts';
import type { CheckedClaim } from './queries.ts';
import type { Claim } from './schemas.ts';

/** A claim as the API answers it. */
export function claimResource(claim: CheckedClaim): Claim {
  const { counted, undated, source, arithmetic } = claim;
  return {
    slug: claim.slug,
    what: claim.what,
    unit: claim.unit,
    programme: claim.programmeSlug,
    count: claim.count,
    amount: decimal(claim.amountMinor),
    currency: claim.currency,
    period: claim.period,
    schemes: claim.schemes,
    countries: claim.countries,
    counted: rows(counted),
    undated: rows(undated),
    difference: claim.difference ?? null,
    amountDifference: decimal(claim.amountDifference),
    withoutAmount: rows(counted && claim.withoutAmount),
    parts: arithmetic?.parts ?? claim.parts,
    sumOfParts: arithmetic?.sum ?? null,
    source: source?.address ?? null,
    readOn: source?.readOn ?? null,
    basis: source?.basis ?? null,
    note: claim.note,
    withdrawnAt: claim.withdrawnAt,
    withdrawnReason: claim.withdrawnReason,
  };
}

function rows(counted: Counted | undefined): Claim['counted'] {
  return counted ? { count: counted.count, rows: counted.href } : null;
}

/** Differences may be below zero. */
function decimal(minor: number | null | undefined): string | null {
  return minor == null ? null : (minor / 100).toFixed(2);
}
