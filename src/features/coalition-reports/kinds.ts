/** Draft, submitted and frozen, returned with comments, accepted. */
export const reportStatuses = ['draft', 'submitted', 'returned', 'accepted'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What members write; everything else comes from the records. */
export const reportParts = ['narrative', 'lessons', 'risks', 'nextSteps'] as const;
export type ReportPart = (typeof reportParts)[number];
export type ReportTexts = Record<ReportPart, string | null>;

/** What a comment is on: a part, or the report as a whole. */
export const commentedParts = [...reportParts, 'general'] as const;
export type CommentedPart = (typeof commentedParts)[number];

/** Who said something: what may be shown of them. */
export const authorKinds = ['staff', 'donor', 'member'] as const;
export type AuthorKind = (typeof authorKinds)[number];

export const decisions = ['accepted', 'returned'] as const;

/** How two versions of one part are joined where neither can be kept alone without losing words. */
export const choices = ['mine', 'theirs', 'both'] as const;
export type Choice = (typeof choices)[number];
