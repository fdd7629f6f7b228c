export const requestOutcomes = ['approved', 'refused'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/** Waiting for staff, or decided. Requests whose address is not verified are nobody's business yet. */
export const requestStates = ['open', 'decided'] as const;
export type RequestState = (typeof requestStates)[number];
