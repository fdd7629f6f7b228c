import type { Database } from '#database/connection.ts';
import type { Act } from '#features/people/actor.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';
import type { RecipientKind } from './kinds.ts';
import { findOptionalAddress, type Proposal } from './queries.ts';

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

/** Asks one person whether an organisation's profile still holds, by a link of their own. */
export function askByMail(
  db: Database,
  act: Act,
  { name, country }: { name: string; country: string | null },
  { address, kind }: { address: string; kind: RecipientKind },
  links: { page: string; confirmation: string },
): void {
  const language = languageFor(country);
  const t = translatorOf(language);
  const subject = t('profile.mail.askSubject', { name });
  const ask = t('profile.mail.ask', { name, ...links });
  const body = kind === 'contact' ? `${ask}\n\n${t('profile.mail.askContact', { name })}` : ask;
  queueMail(db, { recipient: address, kind: 'profile-confirmation', language, subject, body }, act.at);
}
