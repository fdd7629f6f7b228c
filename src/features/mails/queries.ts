import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import type { MailState } from './kinds.ts';

/** A mail of the outbox. Instants are ISO 8601 in UTC. */
export interface MailRow {
  id: number;
  recipient: string;
  kind: string;
  language: string;
  subject: string;
  state: MailState;
  queuedAt: string;
  sentAt: string | null;
  attempts: number;
  lastError: string | null;
  nextAttemptAt: string | null;
}

export interface MailDetail extends MailRow {
  body: string;
}

export interface MailsAsked {
  state?: MailState | undefined;
  /** Older than this mail. */
  after?: number | undefined;
  size: number;
}

export interface MailList {
  /** Newest first. */
  mails: MailRow[];
  total: number;
  /** Position of the first of them in the whole, from 1; 0 where there is none. */
  first: number;
  next: number | undefined;
  counts: Record<MailState, number>;
}

const STATE =
  "case when sent_at is not null then 'sent' when given_up_at is not null then 'given_up' else 'waiting' end";
const COLUMNS = `id, recipient, kind, language, subject, ${STATE} as state, queued_at as queuedAt, sent_at as sentAt,
  attempts, last_error as lastError, next_attempt_at as nextAttemptAt`;

/** One page of the outbox, the newest first, and how many mails there are in each state. */
export function listMails(db: Database, { state, after, size }: MailsAsked): MailList {
  const matching = `from mails where (:state is null or ${STATE} = :state)`;
  const values = { state: state ?? null, after: after ?? null };
  const rows = db
    .prepare<MailRow>(
      `select ${COLUMNS} ${matching} and (:after is null or id < :after) order by id desc limit :limit`,
    )
    .all({ ...values, limit: size + 1 });
  const counts = countMails(db);
  const total = state === undefined ? counts.waiting + counts.sent + counts.given_up : counts[state];
  const older = db
    .prepare<{ count: number }>(`select count(*) as count ${matching} and (:after is null or id < :after)`)
    .get(values)!.count;
  const mails = rows.slice(0, size);
  return {
    mails,
    total,
    first: mails.length === 0 ? 0 : total - older + 1,
    next: rows.length > size ? mails.at(-1)?.id : undefined,
    counts,
  };
}

export function countMails(db: Database): Record<MailState, number> {
  const rows = db
    .prepare<{ state: MailState; count: number }>(
      `select ${STATE} as state, count(*) as count from mails group by 1`,
    )
    .all();
  const count = (state: MailState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: count('waiting'), sent: count('sent'), given_up: count('given_up') };
}

/** A mail with its text. Throws NotFound. */
export function findMail(db: Database, id: number): MailDetail {
  const mail = db.prepare<MailDetail>(`select ${COLUMNS}, body from mails where id = ?`).get(id);
  if (!mail) throw new NotFound(`no mail ${id}`);
  return mail;
}
