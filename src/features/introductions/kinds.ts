/** How an introduction stands. Addresses are shown to the other side once it is accepted, and never before. */
export const introductionStates = ['sent', 'accepted', 'declined'] as const;
export type IntroductionState = (typeof introductionStates)[number];
