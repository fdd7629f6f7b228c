import type { Mail } from '#mail/queue.ts';
import { formatInstant } from '#language/format.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';

/** The mail that invites: who may sign in, by which link, until when. */
export function invitationMail(to: {
  email: string;
  name: string | null;
  language: Language;
  link: string;
  until: string;
  /** The organisation whose request was approved; undefined for who was invited. */
  approvedFor?: string | undefined;
}): Mail {
  const { email, name, language, link, until, approvedFor } = to;
  const t = translatorOf(language);
  return {
    recipient: email,
    kind: 'invitation',
    language,
    subject: t(approvedFor ? 'join.mail.approved.subject' : 'invitation.mail.subject'),
    body: [
      name ? t('invitation.mail.hello', { name }) : t('invitation.mail.helloThere'),
      approvedFor ? t('join.mail.approved.link', { organisation: approvedFor }) : t('invitation.mail.text'),
      link,
      t('invitation.mail.until', { until: formatInstant(until, language) }),
      t('invitation.mail.mistake'),
    ].join('\n\n'),
  };
}
