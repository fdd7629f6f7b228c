/** The lists of words that tables, schemas and pages of organisations share, each written once. */
export const organisationKinds = [
  'cso',
  'foreign_cso',
  'international',
  'eu_counterpart',
  'public_authority',
  'donor',
  'implementer',
  'network',
  'media',
  'academic',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationStatuses = ['active', 'dormant', 'dissolved', 'merged'] as const;
export type OrganisationStatus = (typeof organisationStatuses)[number];

/** What may be chosen by hand; “merged” comes about only by merging. */
export const enteredStatuses = ['active', 'dormant', 'dissolved'] as const;

export const nameKinds = ['registered', 'printed', 'english', 'acronym', 'former', 'other'] as const;
export type NameKind = (typeof nameKinds)[number];

export const organisationScopes = ['local', 'national', 'regional', 'international'] as const;
export type OrganisationScope = (typeof organisationScopes)[number];

/** Paid staff, and yearly budget in thousand EUR: bands, since exact figures age and are seldom published. */
export const staffBands = ['0', '1-5', '6-10', '11-20', '21-50', '51+'] as const;
export const budgetBands = ['0-10', '10-50', '50-150', '150-500', '500+'] as const;

export const bases = ['read', 'derived', 'inferred', 'entered'] as const;
export type Basis = (typeof bases)[number];
