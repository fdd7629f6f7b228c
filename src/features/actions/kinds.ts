/** What a coalition does towards its ask. */
export const actionKinds = [
  'meeting',
  'policy_brief',
  'hearing',
  'petition',
  'campaign',
  'legal_draft',
  'media',
] as const;
export type ActionKind = (typeof actionKinds)[number];
