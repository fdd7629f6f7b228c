import { translatorOf } from '#language/translate.ts';
import type { Language } from '#language/languages.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Mail } from '#mail/queue.ts';

interface To {
  email: string;
  language: Language;
}

/** The mail by which an address is verified. */
export function verificationMail(
  to: To,
  { organisation, link }: { organisation: string; link: string },
): Mail {
  return mail(to, 'join-verification', 'join.mail.verify.subject', [
    ['join.mail.verify.text', { organisation }],
    { address: link },
    ['join.mail.verify.lasts'],
    ['invitation.mail.mistake'],
  ]);
}

/** The answer to who has a way to sign in already. */
export function approvalMail(to: To, { organisation, link }: { organisation: string; link: string }): Mail {
  return mail(to, 'join-approval', 'join.mail.approved.subject', [
    ['join.mail.approved.text', { organisation }],
    { address: link },
  ]);
}

export function refusalMail(
  to: To,
  { organisation, reason }: { organisation: string; reason: string },
): Mail {
  return mail(to, 'join-refusal', 'join.mail.refused.subject', [
    ['join.mail.refused.text', { organisation }],
    ['join.mail.refused.reason', { reason }],
  ]);
}

/** A message with its values, or an address as it is. */
type Part = { address: string } | [MessageKey, Record<string, string>?];

/** Paragraphs of the catalogue; an address stands as it is. */
function mail({ email, language }: To, kind: string, subject: MessageKey, parts: Part[]): Mail {
  const t = translatorOf(language);
  const say = (part: Part) => {
    return Array.isArray(part) ? t(part[0], part[1]) : part.address;
  };
  return {
    recipient: email,
    kind,
    language,
    subject: t(subject),
    body: [t('invitation.mail.helloThere'), ...parts.map(say)].join('\n\n'),
  };
}
