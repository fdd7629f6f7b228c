import { checkCeremony, checkScheme } from '../../modules/features/grants/rules.ts';
import { reasonsToWait, standingWith } from '../../modules/features/desk/rules.ts';

/** Each grant of the list with what was pressed here and is not yet sent laid over what the registry knows. */
export function overlay(desk, queue) {
  const own = queue.filter(({ slug, refused }) => slug === desk.slug && !refused);
  return desk.grants.map((grant) => {
    const known = new Set(grant.entries.map(({ key }) => key));
    const waiting = own
      .filter(({ key, entry }) => entry.grant === grant.reference && !known.has(key))
      .map(({ key, entry }) => ({
        key,
        kind: entry.kind,
        corrects: entry.corrects,
        signedAt: entry.signedAt,
        happenedAt: entry.pressedAt,
        outcome: 'kept',
      }));
    const entries = [...grant.entries, ...waiting];
    const standing = standingWith(entries, grant.signing);
    return { ...grant, entries, standing };
  });
}

/** Why a signing pressed now would wait for a person, by the same rules as on the server. */
export function whyWaiting(desk, grant, { granteeSignatory, programmeSignatory, seenReason }) {
  return reasonsToWait({
    granteeSignatory,
    programmeSignatory,
    seenReason,
    scheme: checkScheme(grant.conditions ?? undefined, grant.facts),
    ceremony: checkCeremony(desk, { scheme: grant.scheme, leadCountry: grant.country }),
  });
}

export function isSigned({ standing: { step } }) {
  return step === 'signed' || step === 'signed_remotely';
}

/** The sums by currency of what is signed; currencies are never added. */
export function sumsOf(grants) {
  const sums = new Map();
  for (const { currency, amountMinor } of grants.filter(isSigned)) {
    if (currency && amountMinor !== null) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return [...sums].toSorted(([one], [other]) => (one < other ? 1 : -1));
}

/**
 * An hour typed for the time of signing: as much earlier or later as it differs from the hour that stood there.
 * Nothing where it cannot be read as one.
 */
export function correctedTime(grant, typedHour, stoodHour) {
  const minutesOf = (text) => {
    const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
    if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
    return Number(hours) * 60 + Number(minutes);
  };
  const typed = minutesOf(typedHour);
  const stood = minutesOf(stoodHour);
  if (typed === undefined) return undefined;
  if (stood === undefined || typed === stood) return {};
  return { signedAt: new Date(Date.parse(grant.standing.at) + (typed - stood) * 60_000).toISOString() };
}
