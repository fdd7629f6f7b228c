/** What a published figure counts. The registry records grants; applications are only ever somebody's figure. */
export const claimUnits = ['grants', 'applications'] as const;
export type ClaimUnit = (typeof claimUnits)[number];
