import type { Database } from '#database/connection.ts';
import { Refused } from '#errors.ts';
import { isAdministrator, requireStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';

/**
 * Throws Refused unless the actor sent the import in, or is an administrator. Its rows were planned within the
 * reach of whoever sent it: another one would apply or undo what they may not write themselves.
 */
export function requireImporter(actor: Actor, record: { createdBy: string | null }): void {
  requireStaff(actor);
  if (!isImporter(actor, record)) throw new Refused('import.problem.foreign');
}

/** Whether the actor sent the import in, or is an administrator. */
export function isImporter(actor: Actor, { createdBy }: { createdBy: string | null }): boolean {
  return isAdministrator(actor) || (createdBy !== null && createdBy === actor.publicId);
}

/** The country of an organisation; null where it is not published. */
export function countryOf(db: Database, organisationId: number): string | null {
  return (
    db
      .prepare<{ country: string | null }>('select country from organisations where id = ?')
      .get(organisationId)?.country ?? null
  );
}
