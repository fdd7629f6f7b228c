/** How a call for partners stands; one whose deadline has passed is over without being closed. */
export const callStatuses = ['open', 'found', 'closed'] as const;
export type CallStatus = (typeof callStatuses)[number];

export const wantedRoles = ['lead', 'partner', 'either'] as const;
export type WantedRole = (typeof wantedRoles)[number];

export const answerStates = ['open', 'chosen', 'not_chosen'] as const;
export type AnswerState = (typeof answerStates)[number];
