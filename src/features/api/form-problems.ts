import { Conflict, Invalid, type Problem } from '#errors.ts';

/**
 * What a refused form says, and with which status: 422 where something has to be put right, 409 where it
 * contradicts what already is. Anything else goes on as it came.
 */
export function problemsOf(error: unknown): { status: 409 | 422; problems: Problem[] } {
  if (error instanceof Invalid) return { status: 422, problems: error.problems };
  if (error instanceof Conflict) return { status: 409, problems: [error.reason] };
  throw error;
}
