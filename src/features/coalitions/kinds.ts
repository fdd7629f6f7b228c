export const coalitionStatuses = ['forming', 'active', 'dormant', 'achieved', 'closed'] as const;
export type CoalitionStatus = (typeof coalitionStatuses)[number];

export const coalitionKinds = ['coalition', 'formal_network', 'informal_network'] as const;
export type CoalitionKind = (typeof coalitionKinds)[number];

export const coalitionScopes = ['national', 'regional'] as const;
export type CoalitionScope = (typeof coalitionScopes)[number];

/** Current and former members, and apart from them those who only took part (initiators, campaigns). */
export const membershipKinds = ['member', 'participant'] as const;
export type MembershipKind = (typeof membershipKinds)[number];

/** From how many countries or more a coalition's members may be asked to be; of one it says nothing. */
export const memberCountries = ['2', '3', '4', '5', '6'] as const;

/** Where an institution that is addressed stands. */
export const institutionLevels = ['international', 'state', 'entity', 'local'] as const;
export type InstitutionLevel = (typeof institutionLevels)[number];
