import type { Role } from './kinds.ts';

/** One role of a person and what it reaches; null means without that limit. */
export interface ActorRole {
  role: Role;
  countries: string[] | null;
  programmeId: number | null;
  organisationId: number | null;
}

/** Who acts. The public has no id and no roles; the system (seed, command line) may do everything. */
export interface Actor {
  publicId: string | undefined;
  name: string;
  roles: ActorRole[];
  isSystem: boolean;
}

/** One act through one of the doors: who, when, and which request, for the history. */
export interface Act {
  actor: Actor;
  door: 'page' | 'api' | 'command-line' | 'seed' | 'clock';
  at: Date;
  requestId?: string | undefined;
  /** What the browser or script called itself. */
  device?: string | undefined;
}

export const thePublic: Actor = { publicId: undefined, name: '', roles: [], isSystem: false };
export const theSystem: Actor = { publicId: undefined, name: 'registry', roles: [], isSystem: true };

/** An act of the registry itself, such as the seed. */
export function systemAct(door: 'command-line' | 'seed' | 'clock', at = new Date()): Act {
  return { actor: theSystem, door, at };
}
