import type { FastifyRequest } from 'fastify';
import { namesOfPeople } from '#features/history/queries.ts';
import { historyOf, type KeptEvent } from './entries.ts';
import type { KeptNoun } from './kinds.ts';

/** What happened to an entry, the newest first, and who did it; null for what the registry did itself. */
export function happeningsOf(
  { db, server }: FastifyRequest,
  noun: KeptNoun,
  slug: string,
): (Pick<KeptEvent, 'at' | 'event'> & { who: string | null })[] {
  const events = historyOf(db, noun, slug);
  const people = namesOfPeople(
    server.databases.registry,
    events.map(({ actor }) => actor),
  );
  return events.map(({ at, event, actor }) => ({
    at,
    event,
    who: actor === null ? null : (people.get(actor) ?? null),
  }));
}
