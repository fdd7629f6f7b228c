import { hashOf } from '#features/people/secrets.ts';
import type { TestApp } from './app.ts';

/** The public id of the person with that address. */
export function publicIdOf({ registry }: TestApp, email: string): string {
  const row = registry
    .prepare<{ id: string }>('select public_id as id from people where email = ?')
    .get(email);
  if (!row) throw new Error(`nobody has the address ${email}`);
  return row.id;
}

/** The secret of the newest link in a mail to that address. */
export function secretFor({ registry }: TestApp, email: string): string {
  const { body } = registry
    .prepare<{ body: string }>('select body from mails where recipient = ? order by id desc')
    .get(email)!;
  const secret = /https?:\/\/\S+\/([\w-]{40,})/.exec(body)?.[1];
  if (!secret) throw new Error(`no link in ${body}`);
  return secret;
}

/** Lets a link run out, as the days do. */
export function letLinkRunOut({ registry }: TestApp, secret: string): void {
  registry
    .prepare("update sign_in_links set expires_at = '2026-01-01T00:00:00.000Z' where hash = ?")
    .run(hashOf(secret));
}

/** The events of a person's own history, oldest first. */
export function eventsOf(test: TestApp, email: string): string[] {
  return test.registry
    .prepare<{ event: string }>(
      `select event from history where noun = 'person'
         and record_id = (select id from people where email = ?) order by id`,
    )
    .all(email)
    .map(({ event }) => event);
}
