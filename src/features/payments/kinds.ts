export const reportKinds = ['narrative', 'financial'] as const;
export type ReportKind = (typeof reportKinds)[number];
