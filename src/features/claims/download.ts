import type { FastifyReply, FastifyRequest } from 'fastify';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { sendList, type Cell, type DownloadFormat } from '#lists/download.ts';
import type { CheckedClaim } from './queries.ts';

const columns = [
  'claim',
  'what',
  'unit',
  'published_count',
  'published_amount',
  'currency',
  'period',
  'counted',
  'difference',
  'amount_difference',
  'without_amount',
  'sum_of_parts',
  'source',
  'read_on',
  'basis',
  'rows',
  'note',
  'programme',
  'schemes',
  'countries',
  'parts',
  'undated',
  'undated_rows',
];

/** The claims that stand as rows, each with the addresses of the rows that it likely speaks of. */
export function sendClaims(
  { language }: FastifyRequest,
  reply: FastifyReply,
  claims: CheckedClaim[],
  format: DownloadFormat,
): FastifyReply {
  const amount = (minor: number | null | undefined) => (minor == null ? '' : (minor / 100).toFixed(2));
  const rowOf = (claim: CheckedClaim): Cell[] => [
    claim.slug,
    claim.what,
    claim.unit,
    claim.count,
    amount(claim.amountMinor),
    claim.currency,
    claim.period,
    claim.counted?.count,
    claim.difference,
    amount(claim.amountDifference),
    claim.counted ? claim.withoutAmount.count : '',
    claim.arithmetic?.sum,
    claim.source?.address,
    claim.source?.readOn,
    claim.source?.basis,
    claim.counted?.href,
    claim.note,
    claim.programmeSlug,
    claim.schemes.join(' '),
    claim.countries.join(' '),
    (claim.arithmetic?.parts ?? claim.parts).join(' + '),
    claim.undated?.count,
    claim.undated?.href,
  ];
  const numbers = claims.map((_, place) => place);
  const note = kosovoNote(
    claims.flatMap(({ countries }) => countries),
    language,
  );
  const file = `claims.${format}`;
  return sendList(
    reply,
    file,
    columns,
    numbers,
    (batch) => batch.map((place) => rowOf(claims[place]!)),
    note,
  );
}
