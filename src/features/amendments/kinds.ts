export const amendmentKinds = ['budget', 'extension', 'partner_in', 'partner_out', 'scope'] as const;
export type AmendmentKind = (typeof amendmentKinds)[number];
