export const proposalStates = ['waiting', 'approved', 'refused'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Whom the yearly question goes to: who acts for an organisation, and contacts who agreed to a public address. */
export const recipientKinds = ['member', 'contact'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** What staff must see before it appears: who a body is, by law. */
export const guardedFields = ['name', 'nameLanguage', 'legalForm', 'registrationNumber'] as const;
export type GuardedField = (typeof guardedFields)[number];

export type GuardedChanges = Partial<Record<GuardedField, { before: string | null; after: string | null }>>;
