import { randomUUID } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import type { Language } from '#language/languages.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';
import { invitationMail } from './mail.ts';

/** An invitation may lie in a mailbox over a weekend (SAFETY.md, “Accounts”). */
const LASTS = 7 * 24 * 60 * 60_000;

/** Where the registry is reached, for the link of a mail. */
export interface Reached {
  publicUrl: string;
}

/** The row of a person who is yet to come; the address stays out of the history. */
export function addInvited(
  registry: Database,
  record: RecordHistory,
  act: Act,
  { email, name }: { email: string; name: string | null },
): { id: number; publicId: string; email: string; name: string | null } {
  const publicId = randomUUID();
  const id = Number(
    registry
      .prepare('insert into people (public_id, email, name, created_at) values (?, ?, ?, ?)')
      .run(publicId, email, name, act.at.toISOString()).lastInsertRowid,
  );
  record({ noun: 'person', id, event: 'person.invited' });
  return { id, publicId, email, name };
}

/** Makes the link, and puts its mail into the outbox; for who asked to join, the mail says that it is approved. */
export function sendLink(
  registry: Database,
  act: Act,
  person: { id: number; email: string; name: string | null },
  language: Language,
  { publicUrl }: Reached,
  approvedFor?: string,
): void {
  const secret = newSecret();
  const at = act.at.toISOString();
  const until = new Date(act.at.getTime() + LASTS).toISOString();
  registry
    .prepare(
      "insert into sign_in_links (hash, person_id, purpose, created_at, expires_at) values (?, ?, 'invitation', ?, ?)",
    )
    .run(hashOf(secret), person.id, at, until);
  registry
    .prepare(
      'insert into invitations (person_id, link_hash, language, invited_by, created_at) values (?, ?, ?, ?, ?)',
    )
    .run(person.id, hashOf(secret), language, act.actor.publicId ?? null, at);
  const link = publicUrl + paths.invitation(secret);
  queueMail(registry, invitationMail({ ...person, language, link, until, approvedFor }), act.at);
}
