import type { Database } from '#database/connection.ts';
import type { Client, TestApp } from './app.ts';

export const SLUG = 'core-grants-serbia-and-north-macedonia-example';
export const CEREMONY = `/ceremonies/${SLUG}`;
export const API = `/api/v1/ceremonies/${SLUG}`;
/** On the ceremony's list, by place. */
export const grantAt = (place: number) => `EX-${String(place).padStart(3, '0')}`;

export interface EntryAnswer {
  key: string;
  grant: string;
  outcome: 'stands' | 'waiting' | 'already_signed';
  happenedAt: string;
  offsetMs: number;
  isClockOff: boolean;
  pressedBy: string | null;
  recordedBy: string | null;
  problems: { path: string; message: string }[];
  signing: { signedAt: string | null; desk: string | null; device: string | null } | null;
  resolution: string | null;
}

let keys = 0;

/** Sends what was pressed at a desk; its clock is right unless told otherwise. */
export async function press(
  client: Client,
  kind: string,
  grant: string,
  more: Record<string, unknown> & { key?: string } = {},
): Promise<{ status: number; key: string; entry: EntryAnswer; headers: Record<string, unknown> }> {
  keys += 1;
  const { key = `test-key-${keys}`, ...input } = more;
  const at = new Date().toISOString();
  const answer = await client.json(
    'POST',
    `${API}/entries`,
    { grant, kind, desk: 'desk-one', pressedAt: at, sentAt: at, ...input },
    { 'idempotency-key': key },
  );
  return { status: answer.statusCode, key, entry: answer.json<EntryAnswer>(), headers: answer.headers };
}

/** Types who signs for every grant of the list, so that one press signs. */
export async function prepare(client: Client): Promise<void> {
  const grants = Array.from({ length: 12 }, (_, place) => ({
    grant: grantAt(place + 1),
    granteeSignatory: `Mira Primerova ${place + 1} (example)`,
  }));
  const answer = await client.json('PUT', `${API}/signatories`, {
    programmeSignatory: 'Boris Primerov (example)',
    grants,
  });
  if (answer.statusCode !== 204) throw new Error(answer.body);
}

/** Presses until every grant of the list is signed, absent or postponed. */
export async function finish(client: Client, signed: number): Promise<void> {
  await prepare(client);
  for (let place = 1; place <= 12; place += 1) {
    await press(
      client,
      place <= signed ? 'signed' : place % 2 === 0 ? 'absent' : 'postponed',
      grantAt(place),
    );
  }
}

export function count(db: Database, what: string, ...values: unknown[]): number {
  return db.prepare<{ n: number }>(`select count(*) as n from ${what}`).get(...values)?.n ?? 0;
}

/** What a test of practice must leave untouched in the registry. */
export function registryTrace({ registry }: TestApp): Record<string, number> {
  const tables = ['history', 'signings', 'desk_entries', 'stage_links', 'minutes_versions', 'mails'];
  const rows = Object.fromEntries(tables.map((table) => [table, count(registry, table)]));
  // Signing in is the registry's own business.
  return { ...rows, history: count(registry, "history where noun not in ('person')") };
}
