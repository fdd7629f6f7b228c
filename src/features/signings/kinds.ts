/** A logged signing was recorded here as it happened; a reported one is known from a source. */
export const signingKinds = ['logged', 'reported'] as const;
