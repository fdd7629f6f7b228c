import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { addressesOf } from '#features/partners/acting.ts';
import { systemAct } from '#features/people/actor.ts';
import { dayOf, formatDate } from '#language/format.ts';
import { translatorOf } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';

/** So many days before the last one its maker is reminded. */
const REMIND_DAYS = 7;
/** People have no language on record yet. */
const LANGUAGE = 'en';

interface Due {
  id: number;
  slug: string;
  title: string;
  deadline: string;
  organisationId: number;
  remindedOn: string | null;
}

/**
 * What the clock does with calls: makers are reminded a week before the last day, once, and a call whose last day
 * has passed is closed. Run as often as one likes: what is done is not done again.
 *
 * @returns how many were reminded of and how many closed.
 */
export function tendCalls(
  db: Database,
  registry: Database,
  publicUrl: string,
  now = new Date(),
): { reminded: number; closed: number } {
  const today = dayOf(now);
  const soon = dayOf(new Date(now.getTime() + REMIND_DAYS * 86_400_000));
  const rows = db
    .prepare<Due>(
      `select id, slug, title, deadline, organisation_id as organisationId, reminded_on as remindedOn from calls
       where status = 'open' and deadline <= ?`,
    )
    .all(soon);
  const past = rows.filter(({ deadline }) => deadline < today);
  const due = rows.filter(({ deadline, remindedOn }) => deadline >= today && remindedOn === null);
  if (past.length + due.length === 0) return { reminded: 0, closed: 0 };
  change(db, systemAct('clock', now), (record) => {
    for (const { id, deadline } of past) {
      db.prepare("update calls set status = 'closed', closed_on = ?, updated_at = ? where id = ?").run(
        deadline,
        now.toISOString(),
        id,
      );
      record({
        noun: 'call',
        id,
        event: 'call.ended',
        before: { status: 'open' },
        after: { status: 'closed' },
      });
    }
    for (const call of due) remind(db, registry, publicUrl, call, now);
  });
  return { reminded: due.length, closed: past.length };
}

function remind(db: Database, registry: Database, publicUrl: string, call: Due, now: Date): void {
  const { id, slug, title, deadline, organisationId } = call;
  db.prepare('update calls set reminded_on = ? where id = ?').run(dayOf(now), id);
  const t = translatorOf(LANGUAGE);
  const values = {
    title,
    date: formatDate(deadline, LANGUAGE, 'long'),
    address: `${publicUrl}${paths.call(slug)}`,
  };
  const [subject, body] = [t('calls.reminder.subject', values), t('calls.reminder.body', values)];
  for (const recipient of addressesOf(db, registry, organisationId))
    queueMail(db, { recipient, kind: 'call-reminder', language: LANGUAGE, subject, body }, now);
}
