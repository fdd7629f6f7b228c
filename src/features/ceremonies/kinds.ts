/** How far a grant on a ceremony's list is, apart from whether it is signed, which the signing itself says. */
export const listStates = ['listed', 'called', 'present', 'absent', 'postponed'] as const;
export type ListState = (typeof listStates)[number];
