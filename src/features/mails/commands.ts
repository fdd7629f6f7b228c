import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { findMail } from './queries.ts';

/**
 * Has a mail that was not taken sent again: it is due at once and has all its attempts before it. A mail that
 * was sent is not sent twice: its link has been taken out, so a new invitation or link is the way.
 *
 * @throws Refused for who is no administrator; NotFound; Conflict where it was sent.
 */
export function sendMailAgain(db: Database, act: Act, id: number): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const mail = findMail(db, id);
    if (mail.state === 'sent') throw new Conflict('problem.mailSent');
    if (mail.state === 'waiting' && mail.attempts === 0) return;
    db.prepare('update mails set attempts = 0, next_attempt_at = null, given_up_at = null where id = ?').run(
      id,
    );
    record({ noun: 'mail', id, event: 'mail.queued-again', before: { attempts: mail.attempts } });
  });
}
