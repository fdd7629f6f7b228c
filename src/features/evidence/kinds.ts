/** What a figure or finding can be attached to. */
export const evidenceNouns = ['theme', 'coalition', 'solution', 'outcome'] as const;
export type EvidenceNoun = (typeof evidenceNouns)[number];
