import { sixCountries } from '#language/countries.ts';
import { addDays, dayBetween, HORIZON, momentOn, printed } from './dates.ts';
import { randomOf, type Random } from './random.ts';
import { countryBy, type Roll, type RollEntry } from './roll.ts';
import type { Workshop } from './workshop.ts';

export type WriteMembership = (
  of: { coalitionId: number | null; networkId: number | null },
  member: RollEntry,
  formedOn: string,
  kind?: 'member' | 'participant',
) => void;

const roles = [
  [null, 6],
  ['secretariat', 1],
  ['steering group', 1],
  ['coordinator', 1],
] as const;

/** Answers a function that writes one membership; some have ended, with or without a published day. */
export function membershipWriter({ batches }: Workshop, random: Random): WriteMembership {
  const row = batches.into('memberships');
  return ({ coalitionId, networkId }, member, formedOn, kind = 'member') => {
    const last = addDays(HORIZON, 1);
    const joined = random.chance(0.6) ? dayBetween(random, addDays(formedOn, 1), last) : undefined;
    const hasLeft = kind === 'member' && random.chance(0.12);
    const left = hasLeft && joined && random.chance(0.6) ? dayBetween(random, joined, last) : undefined;
    row({
      coalition_id: coalitionId,
      network_id: networkId,
      organisation_id: member.id,
      kind,
      role: random.weighted(roles),
      joined_on: joined ? printed(random, joined) : null,
      left_on: left ?? null,
      has_left: hasLeft ? 1 : 0,
      left_reason: left && random.chance(0.5) ? 'Its work changed (example)' : null,
      created_at: momentOn(random, joined ?? formedOn),
    });
  };
}

/** Gives each network its members: a regional one of three countries or more, most others of one. */
export function generateNetworks(workshop: Workshop, roll: Roll): void {
  const random = randomOf(workshop.seed, 'networks');
  const write = membershipWriter(workshop, random);
  for (const network of roll.networks) {
    if (random.chance(0.05)) continue;
    for (const member of membersFrom(random, roll, network.isRegional)) {
      write({ coalitionId: null, networkId: network.id }, member, '2016-01-01');
    }
  }
}

/** Different CSOs; of three countries or more where they are to be regional. */
export function membersFrom(random: Random, roll: Roll, isRegional: boolean): RollEntry[] {
  const home = countryBy(random);
  const countries = isRegional
    ? [
        ...random.sample(sixCountries, 3),
        ...Array.from({ length: random.between(0, 8) }, () => countryBy(random)),
      ]
    : Array.from({ length: random.between(3, 10) }, () => home);
  const members = countries.flatMap((country) => roll.anyOf(random, 'cso', country) ?? []);
  return [...new Set(members)];
}
