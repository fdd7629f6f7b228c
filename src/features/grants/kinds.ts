export const grantStatuses = [
  'planned',
  'signed',
  'active',
  'completed',
  'suspended',
  'terminated',
  'cancelled',
] as const;
export type GrantStatus = (typeof grantStatuses)[number];

export const participantRoles = ['lead', 'partner'] as const;
export type ParticipantRole = (typeof participantRoles)[number];

export const currencies = ['EUR', 'NOK', 'ALL', 'BAM', 'MKD', 'RSD'] as const;
export type Currency = (typeof currencies)[number];
