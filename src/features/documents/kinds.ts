export const documentKinds = ['agreement', 'amendment', 'report', 'evidence', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];
