/** A report's way: drafted by the coalition, submitted, then accepted or returned with comments. */
export const reportStatuses = ['draft', 'submitted', 'returned', 'accepted'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What the coalition writes itself; everything else comes from the records. */
export const reportParts = ['narrative', 'lessons', 'risks', 'nextSteps'] as const;
export type ReportPart = (typeof reportParts)[number];

export const reviewOutcomes = ['accepted', 'returned'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
