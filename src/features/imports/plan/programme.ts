import { Refused, type Problem } from '#errors.ts';
import type { Actor } from '#features/people/actor.ts';
import { isAdministrator, requireStaffOf } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { exactKey } from '#names/keys.ts';
import type { PlanContext } from './staged.ts';

/** A programme or scheme that a row names; without an id where the import is to add it. */
export interface Named {
  id?: number | undefined;
  name: string;
}

/**
 * The programme that a cell names by slug or name, else that of the import. One that is not recorded is added with
 * the import where an administrator imports; undefined where it may not be.
 */
export function findProgramme(
  { db, act, programmeId }: PlanContext,
  cell: string | undefined,
): Named | undefined {
  const programmes = listProgrammes(db);
  if (!cell) {
    const own = programmes.find(({ id }) => id === programmeId);
    return own && { id: own.id, name: own.shortName };
  }
  const key = exactKey(cell);
  const found = programmes.find(({ slug, name, shortName }) =>
    [slug, name, shortName].some((known) => exactKey(known) === key),
  );
  if (found) return { id: found.id, name: found.shortName };
  return isAdministrator(act.actor) ? { name: cell } : undefined;
}

/** The scheme of that programme; null where the row names none, `unknown` where it is not recorded and not added. */
export function findScheme(
  { db, act }: PlanContext,
  programme: Named,
  cell: string | undefined,
): Named | null | 'unknown' {
  if (!cell) return null;
  const key = exactKey(cell);
  const found = listSchemes(db).find(
    ({ slug, name, programmeId }) =>
      programmeId === programme.id && (exactKey(slug) === key || exactKey(name) === key),
  );
  if (found) return { id: found.id, name: found.name };
  return isAdministrator(act.actor) ? { name: cell } : 'unknown';
}

/** Staff write in their own programmes and for leads and organisations of their own countries. */
export function refusedTo(
  actor: Actor,
  programmeId: number | null,
  country: string | null,
  message?: Parameters<typeof requireStaffOf>[2],
): Problem[] {
  try {
    requireStaffOf(actor, { programmeId, country }, message);
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [error.reason];
  }
}
