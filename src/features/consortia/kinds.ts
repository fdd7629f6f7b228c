/** How each organisation of a saved consortium stands to it. */
export const memberStates = ['asked', 'confirmed', 'declined'] as const;
export type MemberState = (typeof memberStates)[number];
