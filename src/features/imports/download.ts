import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MessageKey } from '#language/translate.ts';
import { translatorOf } from '#language/translate.ts';
import { sendBatches, type Cell } from '#lists/download.ts';
import { rowsFrom, type ImportRecord, type ImportRow } from './queries.ts';

const COLUMNS = [
  'row',
  'name',
  'country',
  'outcome',
  'decision',
  'record',
  'looks_like',
  'changes',
  'problems',
  'warnings',
  'left_out',
];
const BATCH = 500;

/** Every row of an import with what it does or did, as CSV, read a part at a time. */
export function sendRows(request: FastifyRequest, reply: FastifyReply, record: ImportRecord): FastifyReply {
  const t = translatorOf(request.language);
  function* batches(): Generator<Cell[][]> {
    for (let after = 0; ;) {
      const rows = rowsFrom(request.db, record.id, after, BATCH);
      if (rows.length === 0) return;
      after = rows.at(-1)!.row;
      yield rows.map((row) => cellsOf(row, t));
    }
  }
  return sendBatches(reply, `import-${record.id}.csv`, COLUMNS, batches());
}

function cellsOf(row: ImportRow, t: ReturnType<typeof translatorOf>): Cell[] {
  const { plan } = row;
  const say = (list: ImportRow['plan']['problems']) =>
    list.map(({ message, values }) => t(message, values)).join(' ');
  return [
    row.row,
    row.label,
    row.country,
    row.outcome,
    row.decision,
    row.record?.key,
    plan.alike.map(({ name, slug }) => `${name} (${slug})`).join('; '),
    row.outcome === 'changes' || row.decision === 'same'
      ? plan.changes
          .map(({ field, before, after }) => `${field}: ${plain(before)} → ${plain(after)}`)
          .join('; ')
      : '',
    say(plan.problems),
    say(plan.warnings),
    row.leftOut && t(row.leftOut as MessageKey),
  ];
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object' && 'name' in value) return String(value.name);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
