export const correctionKinds = ['correction', 'claim'] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** A claim that waits for the link of its own mail is `unproven`: staff have nothing to do with it. */
export const correctionStates = ['waiting', 'unproven', 'accepted', 'declined'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What staff answer: that it was put right or given, or that it was not. */
export const outcomes = ['accepted', 'declined'] as const;
export type Outcome = (typeof outcomes)[number];
