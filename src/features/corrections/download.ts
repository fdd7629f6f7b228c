import type { FastifyReply, FastifyRequest } from 'fastify';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { staffCountries } from '#features/people/access.ts';
import { sendList, type DownloadFormat } from '#lists/download.ts';
import { listCorrections } from './queries.ts';

const COLUMNS = [
  'message',
  'organisation',
  'organisation_name',
  'country',
  'kind',
  'text',
  'email',
  'language',
  'sent_at',
  'state',
  'answer',
  'answered_at',
] as const;

/** What readers sent, to take away: what waits or what was answered, as this member of staff sees it. */
export function sendCorrections(
  request: FastifyRequest,
  reply: FastifyReply,
  { isAnswered }: { isAnswered: boolean },
  format: DownloadFormat,
): FastifyReply {
  const countries = staffCountries(request.actor);
  const asked = { isAnswered, countries, after: undefined, size: Number.MAX_SAFE_INTEGER };
  const { corrections } = listCorrections(request.db, asked);
  const note = kosovoNote(
    corrections.map(({ country }) => country),
    request.language,
  );
  const places = corrections.map((_, place) => place);
  const rowsOf = (batch: number[]) =>
    batch.map((place) => {
      const { id, slug, name, country, kind, text, email, language, ...answered } = corrections[place]!;
      const { sentAt, state, answer, answeredAt } = answered;
      return [id, slug, name, country, kind, text, email, language, sentAt, state, answer, answeredAt];
    });
  return sendList(reply, `corrections.${format}`, COLUMNS, places, rowsOf, note);
}
