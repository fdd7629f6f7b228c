/** What the report is broken down by: where, for what, under which scheme, when. */
export const breakdownKinds = ['country', 'theme', 'scheme', 'year'] as const;
export type BreakdownKind = (typeof breakdownKinds)[number];

/** The value under which the other countries stand together, with the grants whose country is not published. */
export const ELSEWHERE = 'elsewhere';
