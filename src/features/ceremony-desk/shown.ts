import type { FastifyRequest } from 'fastify';
import { Refused } from '#errors.ts';
import type { DeskShown } from '#views/ceremonies/desk.ts';
import { isStaff } from '#features/people/access.ts';
import { requireNaming } from './access.ts';
import { listDeskPeople, listNameable } from './queries.ts';

/** The desk as a ceremony's page shows it to staff; nobody else reads names of staff. */
export function deskShown(
  request: FastifyRequest,
  ceremony: { id: number; slug: string; programmeId: number; countries: string[] },
): DeskShown | undefined {
  const { db, actor } = request;
  if (!isStaff(actor)) return undefined;
  const { registry } = request.server.databases;
  const people = listDeskPeople({ db, registry }, ceremony.id);
  const mayName = isAllowed(() => requireNaming(actor, ceremony));
  const nameable = mayName
    ? listNameable(registry).filter(({ id }) => !people.some((named) => named.id === id))
    : [];
  return { slug: ceremony.slug, people, mayName, nameable };
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
