import type { Database } from '#database/connection.ts';
import { nextAttempt } from './backoff.ts';
import type { Mail } from './queue.ts';
import type { MailTransport } from './transport.ts';

const BATCH = 20;
const LONGEST_ERROR = 500;

interface WaitingMail extends Mail {
  id: number;
  attempts: number;
}

/**
 * Sends what waits in the registry's outbox and is due, oldest first, one after another. Only committed mails
 * are there to be read, so that nothing is told of an act that did not happen. What the server does not take
 * waits longer each time; once sent, the secret of a link is taken out of the kept text.
 *
 * @returns how many were sent, and how many the server did not take.
 */
export async function sendWaitingMails(
  registry: Database,
  transport: MailTransport,
  now: () => Date = () => new Date(),
): Promise<{ sent: number; failed: number }> {
  if (registry.isPractice) throw new Error('practice sends no mail');
  const counted = { sent: 0, failed: 0 };
  for (const mail of waiting(registry, now())) {
    try {
      await transport.send(mail);
      counted.sent += 1;
      registry
        .prepare(
          `update mails set sent_at = ?, attempts = attempts + 1, body = ?, last_error = null, next_attempt_at = null,
             given_up_at = null where id = ?`,
        )
        .run(now().toISOString(), withoutSecrets(mail.body), mail.id);
    } catch (error) {
      counted.failed += 1;
      keepFailure(registry, mail, error, now());
    }
  }
  return counted;
}

function waiting(registry: Database, at: Date): WaitingMail[] {
  return registry
    .prepare<WaitingMail>(
      `select id, recipient, kind, language, subject, body, attempts from mails
       where sent_at is null and given_up_at is null and (next_attempt_at is null or next_attempt_at <= ?)
       order by id limit ${BATCH}`,
    )
    .all(at.toISOString());
}

function keepFailure(registry: Database, mail: WaitingMail, error: unknown, at: Date): void {
  const attempts = mail.attempts + 1;
  const next = nextAttempt(attempts, at);
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  registry
    .prepare(
      'update mails set attempts = ?, last_error = ?, next_attempt_at = ?, given_up_at = ? where id = ?',
    )
    .run(attempts, reason, next?.toISOString() ?? null, next ? null : at.toISOString(), mail.id);
}

/** The last part of an address that is as long as a secret is one; it has no business in an outbox once it is sent. */
function withoutSecrets(body: string): string {
  return body.replaceAll(/(https?:\/\/\S+\/)[\w-]{40,}/g, '$1…');
}
