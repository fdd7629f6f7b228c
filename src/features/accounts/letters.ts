import type { Database } from '#database/connection.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf, type MessageKey } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';

/** What an account's owner is told by mail when it happened, so that they notice what they did not do. */
export type Told =
  | 'password-set'
  | 'password-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'codes-on'
  | 'codes-off'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'reset';

/** Tells a person by mail what changed in their account. Call it inside the change itself. */
export function tellOwner(
  registry: Database,
  personId: number,
  what: Told,
  language: Language,
  at: Date,
): void {
  const recipient = registry
    .prepare<{ email: string }>('select email from people where id = ?')
    .get(personId)?.email;
  if (!recipient) return;
  const t = translatorOf(language);
  const mail = { recipient, kind: 'account-changed', language, subject: t('mail.account.subject') };
  queueMail(registry, { ...mail, body: t('mail.account.body', { what: t(`mail.account.${what}`) }) }, at);
}

/** A mail whose subject and body are messages of that name, `mail.NAME.subject` and `mail.NAME.body`. */
export function sendLetter(
  registry: Database,
  letter: { recipient: string; kind: string; name: 'signIn' | 'address' | 'addressGone'; language: Language },
  values: Record<string, string>,
  at: Date,
): void {
  const { name, ...mail } = letter;
  const t = translatorOf(letter.language);
  const say = (part: 'subject' | 'body') => t(`mail.${name}.${part}` satisfies MessageKey, values);
  queueMail(registry, { ...mail, subject: say('subject'), body: say('body') }, at);
}
