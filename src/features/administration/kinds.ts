/**
 * A person's state: invited and not yet here, active, without any role, suspended, or erased on request.
 */
export const personStates = ['active', 'invited', 'without_role', 'suspended', 'erased'] as const;
export type PersonState = (typeof personStates)[number];

/** The programme's three implementers and the two countries that each looks after (DOMAIN.md). */
export const implementers = {
  CPCD: ['BA', 'ME'],
  IDM: ['AL', 'XK'],
  CRPM: ['MK', 'RS'],
} as const;
export type Implementer = keyof typeof implementers;
export const implementerNames = Object.keys(implementers) as Implementer[];
