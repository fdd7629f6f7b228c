/** What was said at a session: a solution, a commitment, an ask, an organisation that is interested. */
export const lineKinds = ['solution', 'commitment', 'ask', 'interest'] as const;
export type LineKind = (typeof lineKinds)[number];

/** What a line can become. */
export const becomings = ['solution', 'coalition', 'action'] as const;
export type Becoming = (typeof becomings)[number];
