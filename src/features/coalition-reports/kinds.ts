/** Draft, submitted and frozen, returned with comments, accepted. */
export const reportStatuses = ['draft', 'submitted', 'returned', 'accepted'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What members write; everything else comes from the records. */
export const reportParts = ['narrative', 'lessons', 'risks', 'nextSteps'] as const;
export type ReportPart = (typeof reportParts)[number];
export type ReportTexts = Record<ReportPart, string | null>;

export const decisions = ['accepted', 'returned'] as const;
