import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';
import { addressesOf, findOptionalAddress, type Proposal } from './queries.ts';

/** The registry speaks English and Macedonian; in Macedonia it writes Macedonian. */
export function languageFor(country: string | null): Language {
  return country === 'MK' ? 'mk' : 'en';
}

/** Tells who proposed a change what became of it. */
export function tellDecision(
  db: Database,
  act: Act,
  { proposedBy, country, name }: Proposal,
  { isApproved, reason }: { isApproved: boolean; reason: string | null },
): void {
  const recipient = findOptionalAddress(db, proposedBy);
  if (recipient === undefined) return;
  const language = languageFor(country);
  const t = translatorOf(language);
  const body = isApproved
    ? t('profile.mail.approved', { name })
    : t('profile.mail.refused', { name, reason: reason ?? '' });
  const subject = t('profile.mail.decided', { name });
  queueMail(db, { recipient, kind: 'profile-decision', language, subject, body }, act.at);
}

/** Asks everybody who acts for an organisation whether its profile still holds. Answers how many were asked. */
export function askByMail(
  db: Database,
  act: Act,
  { id, name, country }: { id: number; name: string; country: string | null },
  links: { page: string; confirmation: string },
): number {
  const language = languageFor(country);
  const t = translatorOf(language);
  const addresses = addressesOf(db, id);
  for (const recipient of addresses) {
    const subject = t('profile.mail.askSubject', { name });
    const body = t('profile.mail.ask', { name, ...links });
    queueMail(db, { recipient, kind: 'profile-confirmation', language, subject, body }, act.at);
  }
  return addresses.length;
}
