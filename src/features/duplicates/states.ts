/** Open pairs wait for a person; pairs told apart are remembered as two organisations. */
export const pairStates = ['open', 'apart'] as const;
export type PairState = (typeof pairStates)[number];
