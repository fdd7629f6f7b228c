import type { Database } from '#database/connection.ts';

export interface RateRow {
  id: number;
  currency: string;
  on: string;
  /** Millionths for one euro. */
  perEuro: number;
  source: string;
  recordedAt: string;
}

const COLUMNS = `id, currency, "on", per_euro as perEuro, source, recorded_at as recordedAt from rates`;

export interface RatePage {
  rows: RateRow[];
  total: number;
  /** The day and id after which the next page begins. */
  next: { on: string; id: number } | undefined;
}

/** The rates of one currency or of all, the newest day first, by key. */
export function listRates(
  db: Database,
  {
    currency,
    after,
    size,
  }: { currency?: string | undefined; after?: { on: string; id: number } | undefined; size: number },
): RatePage {
  const values = { currency: currency ?? null, on: after?.on ?? null, id: after?.id ?? null, size: size + 1 };
  const where = 'where (:currency is null or currency = :currency)';
  const rows = db
    .prepare<RateRow>(
      `select ${COLUMNS} ${where} and (:on is null or ("on", id) < (:on, :id)) order by "on" desc, id desc limit :size`,
    )
    .all(values);
  const { total } = db
    .prepare<{ total: number }>(`select count(*) as total from rates ${where}`)
    .get({ currency: values.currency })!;
  const last = rows.length > size ? rows[size - 1] : undefined;
  return { rows: rows.slice(0, size), total, next: last && { on: last.on, id: last.id } };
}

/** The rate of a currency on that very day. */
export function findOptionalRate(db: Database, currency: string, on: string): RateRow | undefined {
  return db.prepare<RateRow>(`select ${COLUMNS} where currency = ? and "on" = ?`).get(currency, on);
}
