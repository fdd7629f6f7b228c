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
}): Mail {
  const { email, name, language, link, until } = to;
  const t = translatorOf(language);
  return {
    recipient: email,
    kind: 'invitation',
    language,
    subject: t('invitation.mail.subject'),
    body: [
      name ? t('invitation.mail.hello', { name }) : t('invitation.mail.helloThere'),
      t('invitation.mail.text'),
      link,
      t('invitation.mail.until', { until: formatInstant(until, language) }),
      t('invitation.mail.mistake'),
    ].join('\n\n'),
  };
}
