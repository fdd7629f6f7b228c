export const reportKinds = ['narrative', 'financial'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What can be late: a report that a grantee owes, or an instalment that the schedule promised. */
export const lateKinds = [...reportKinds, 'instalment'] as const;
export type LateKind = (typeof lateKinds)[number];
