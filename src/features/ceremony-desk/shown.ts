import type { FastifyRequest } from 'fastify';
import { Refused } from '#errors.ts';
import type { DeskShown } from '#views/ceremonies/desk.ts';
import { isStaff } from '#features/people/access.ts';
import { requireNaming } from './access.ts';
import { isStaffInRegistry, listDeskPeople, listNameable } from './queries.ts';

/** The desk as a ceremony's page shows it to staff; nobody else reads names of staff. */
export function deskShown(
  request: FastifyRequest,
  ceremony: { id: number; slug: string; programmeId: number; countries: string[] },
): DeskShown | undefined {
  const { db, actor } = request;
  const { registry } = request.server.databases;
  if (!isStaff(actor) || !mayReadNames(request)) return undefined;
  const people = listDeskPeople({ db, registry }, ceremony.id);
  const mayName = isAllowed(() => requireNaming(actor, ceremony));
  const nameable = mayName
    ? listNameable(registry).filter(({ id }) => !people.some((named) => named.id === id))
    : [];
  return { slug: ceremony.slug, people, mayName, nameable };
}

/** Names of staff are the registry's; a member who rehearses does not come to read them. */
export function mayReadNames({ db, actor, recognisedBy, server }: FastifyRequest): boolean {
  const isSeen = recognisedBy !== undefined && isStaffInRegistry(server.databases.registry, actor.publicId);
  return !db.isPractice || isSeen;
}

function isAllowed(ask: () => void): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
