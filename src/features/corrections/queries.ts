import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { hashOf } from '#features/people/secrets.ts';
import type { Language } from '#language/languages.ts';
import type { CorrectionKind, CorrectionState } from './kinds.ts';

export interface Correction {
  id: number;
  organisationId: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
  kind: CorrectionKind;
  text: string;
  email: string | null;
  language: Language;
  sentAt: string;
  state: CorrectionState;
  answer: string | null;
  answeredAt: string | null;
}

const SELECT = `select corrections.id, corrections.organisation_id as organisationId, organisations.slug,
    organisations.name, organisations.name_language as nameLanguage, organisations.country, corrections.kind,
    corrections.text, corrections.email, corrections.language, corrections.sent_at as sentAt, corrections.state,
    corrections.answer, corrections.answered_at as answeredAt
  from corrections join organisations on organisations.id = corrections.organisation_id`;

export interface CorrectionRequest {
  isAnswered: boolean;
  /** Undefined for all countries. */
  countries: string[] | undefined;
  after: number | undefined;
  size: number;
}

/** What waits, the oldest first; or what was answered, the newest first. */
export function listCorrections(
  db: Database,
  { isAnswered, countries, after, size }: CorrectionRequest,
): { corrections: Correction[]; total: number; next: number | undefined } {
  const among = countries ? JSON.stringify(countries) : null;
  const where = `corrections.state ${isAnswered ? "in ('accepted', 'declined')" : "= 'waiting'"}
    and (:among is null or organisations.country is null
      or organisations.country in (select value from json_each(:among)))`;
  const rows = db
    .prepare<Correction>(
      `${SELECT} where ${where} and (:after is null or corrections.id ${isAnswered ? '<' : '>'} :after)
       order by corrections.id ${isAnswered ? 'desc' : ''} limit :limit`,
    )
    .all({ among, after: after ?? null, limit: size + 1 });
  const { total } = db
    .prepare<{ total: number }>(
      `select count(*) as total from corrections
       join organisations on organisations.id = corrections.organisation_id where ${where}`,
    )
    .get({ among })!;
  const corrections = rows.slice(0, size);
  return { corrections, total, next: rows.length > size ? corrections.at(-1)?.id : undefined };
}

/** @throws NotFound. */
export function findCorrection(db: Database, id: number): Correction {
  const row = db.prepare<Correction>(`${SELECT} where corrections.id = ?`).get(id);
  if (!row) throw new NotFound(`no correction ${id}`);
  return row;
}

const LINK_LASTS = 24 * 60 * 60_000;

/** The claim that a mail's link proves; undefined where it is unknown, used, or older than a day. */
export function findOptionalClaim(db: Database, secret: string, now: Date): Correction | undefined {
  const since = new Date(now.getTime() - LINK_LASTS).toISOString();
  return db
    .prepare<Correction>(
      `${SELECT} where corrections.link_hash = ? and corrections.state = 'unproven' and corrections.sent_at > ?`,
    )
    .get(hashOf(secret), since);
}
