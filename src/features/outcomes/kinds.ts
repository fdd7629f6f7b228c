/** The ladder of a change at an institution, in its order (DOMAIN.md, “Outcome”). */
export const ladderSteps = ['on_the_agenda', 'commitment', 'adopted', 'implemented'] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** Besides the ladder: what was refused, and what was reached and taken back. */
export const outcomeSteps = [...ladderSteps, 'rejected', 'rolled_back'] as const;
export type OutcomeStep = (typeof outcomeSteps)[number];

/** What an outsider says of an outcome. */
export const substantiationAnswers = ['agree', 'in_part', 'disagree', 'cannot_tell'] as const;
export type SubstantiationAnswer = (typeof substantiationAnswers)[number];
