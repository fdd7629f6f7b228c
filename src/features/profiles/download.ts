import type { FastifyReply, FastifyRequest } from 'fastify';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { staffCountries } from '#features/people/access.ts';
import { sendList, type DownloadFormat } from '#lists/download.ts';
import { guardedFields } from './kinds.ts';
import { listWaiting } from './queries.ts';

const COLUMNS = [
  'change',
  'organisation',
  'organisation_name',
  'country',
  'field',
  'before',
  'after',
  'proposed_at',
  'proposed_by',
] as const;

/** What waits for this member of staff, to take away: a row for each field that is to change. */
export function sendApprovals(
  request: FastifyRequest,
  reply: FastifyReply,
  format: DownloadFormat,
): FastifyReply {
  const { db, language, server } = request;
  const asked = { size: Number.MAX_SAFE_INTEGER };
  const { proposals } = listWaiting(db, staffCountries(request.actor), asked);
  const people = namesOfPeople(
    server.databases.registry,
    proposals.map(({ proposedBy }) => proposedBy),
  );
  const note = kosovoNote(
    proposals.map(({ country }) => country),
    language,
  );
  const places = proposals.map((_, place) => place);
  const rowsOf = (batch: number[]) =>
    batch.flatMap((place) => {
      const { id, slug, name, country, changes, proposedAt, proposedBy } = proposals[place]!;
      return guardedFields.flatMap((field) => {
        const changed = changes[field];
        if (!changed) return [];
        const by = people.get(proposedBy ?? '');
        return [[id, slug, name, country, field, changed.before, changed.after, proposedAt, by]];
      });
    });
  return sendList(reply, `approvals.${format}`, COLUMNS, places, rowsOf, note);
}
