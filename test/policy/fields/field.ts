import type { Act } from '#features/people/actor.ts';

/** What is planted in a field, and where a reader might find it by each door. */
export interface PlantedField {
  /** A text that stands nowhere else. */
  marker: string;
  /** The address for each door. */
  doors: Partial<Record<Door, string>>;
}
export const doors = ['page', 'api', 'csv', 'history', 'search', 'minutes', 'file'] as const;
export type Door = (typeof doors)[number];

/** The organisation of the records: its members are the matrix's own-members. */
export const OWN = 'jona-association';

export const CLERK = 'clerk-marker@example.org';
export const base = {
  programme: 'smart-balkans',
  scheme: 'smart-balkans-core',
  lead: OWN,
  amount: '40000.00',
  currency: 'EUR',
};

/** An administrator at a device of theirs. */
export function actOfClerk(act: Act, publicId: string, device = 'Device-marker'): Act {
  const everything = { countries: null, programmeId: null, organisationId: null };
  return {
    ...act,
    door: 'page',
    device,
    actor: { publicId, name: CLERK, isSystem: false, roles: [{ role: 'administrator', ...everything }] },
  };
}
