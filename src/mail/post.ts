import type { Config } from '#config.ts';
import type { Database } from '#database/connection.ts';
import { sendWaitingMails } from './send.ts';
import { openTransport, type MailTransport } from './transport.ts';

const EVERY = 5000;
const DAY = 24 * 60 * 60_000;
/** What was sent is kept for questions, and no longer (/privacy). */
const KEPT = 90 * DAY;

/**
 * Goes to the outbox every few seconds while the server runs. Without SMTP_URL nothing is sent and mails stay
 * in the outbox, where an administrator reads them. Answers how to stop, which waits for the mail in hand.
 */
export function startPost(registry: Database, config: Config, every = EVERY): () => Promise<void> {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = config;
  dropOldMails(registry, new Date());
  const daily = setInterval(() => dropOldMails(registry, new Date()), DAY);
  daily.unref();
  if (smtpUrl === undefined) return async () => clearInterval(daily);
  let transport: MailTransport | undefined;
  let inHand: Promise<void> | undefined;
  const round = async () => {
    if (!hasWaiting(registry)) return;
    transport ??= await openTransport({ smtpUrl, from });
    await sendWaitingMails(registry, transport);
  };
  const timer = setInterval(() => {
    // A round that fails as a whole, such as on a full disk, is tried again at the next.
    inHand ??= round()
      .catch(() => undefined)
      .finally(() => (inHand = undefined));
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    clearInterval(daily);
    await inHand;
    transport?.close();
  };
}

/** Mails that were sent long ago are gone; what was never sent stays. */
export function dropOldMails(registry: Database, now: Date): void {
  registry.prepare('delete from mails where sent_at < ?').run(new Date(now.getTime() - KEPT).toISOString());
}

function hasWaiting(registry: Database): boolean {
  return (
    registry.prepare('select 1 from mails where sent_at is null and given_up_at is null limit 1').get() !==
    undefined
  );
}
