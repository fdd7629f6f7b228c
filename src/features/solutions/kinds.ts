/** How far a solution is in a country that is not its own, in order (DOMAIN.md, “Solution”). */
export const diffusionLadder = ['identified', 'adapting', 'advocating', 'adopted', 'implemented'] as const;
export type DiffusionRank = (typeof diffusionLadder)[number];

export const diffusionSteps = [...diffusionLadder, 'dropped'] as const;
export type DiffusionStep = (typeof diffusionSteps)[number];

/** How far a country is, where it is the country of origin or where nobody carries it. */
export const matrixStates = ['origin', ...diffusionSteps] as const;
