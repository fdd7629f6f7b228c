export const eventKinds = ['conference', 'study_tour', 'regional_talk', 'online_meeting'] as const;
export type EventKind = (typeof eventKinds)[number];

export const sessionKinds = [
  'opening',
  'ceremony',
  'panel',
  'working_group',
  'plenary',
  'break',
  'closing',
] as const;
export type SessionKind = (typeof sessionKinds)[number];
