import type { Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';

/** A plain-text mail in the recipient's language; links in it are absolute. */
export interface Mail {
  recipient: string;
  kind: string;
  language: Language;
  subject: string;
  body: string;
}

/**
 * Puts a mail into the outbox of that database, inside the caller's transaction, so that an act and its mail
 * stand or fall together. Practice's outbox is never sent. Answers the mail's id.
 */
export function queueMail(db: Database, mail: Mail, at: Date): number {
  return Number(
    db
      .prepare(
        'insert into mails (recipient, kind, language, subject, body, queued_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(mail.recipient, mail.kind, mail.language, mail.subject, mail.body, at.toISOString())
      .lastInsertRowid,
  );
}
