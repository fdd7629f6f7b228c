/** How far a solution is in a country that is not its own, in order (DOMAIN.md, “Solution”). */
export const diffusionLadder = ['identified', 'adapting', 'advocating', 'adopted', 'implemented'] as const;

export const diffusionSteps = [...diffusionLadder, 'dropped'] as const;
export type DiffusionStep = (typeof diffusionSteps)[number];
