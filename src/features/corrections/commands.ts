import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { tellingDomain, tellingHost } from '#features/duplicates/reasons.ts';
import { findOptionalStored, type StoredOrganisation } from '#features/organisations/queries.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { theSystem, type Act } from '#features/people/actor.ts';
import { addPerson } from '#features/people/commands.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { addressesOf } from '#features/profiles/queries.ts';
import type { Language } from '#language/languages.ts';
import { translatorOf } from '#language/translate.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';
import { outcomes } from './kinds.ts';
import { findCorrection, findOptionalClaim, type Correction } from './queries.ts';
import type { AnswerInput, ClaimInput, CorrectionInput } from './schemas.ts';

/** From where and in which language something was sent. */
export interface Sender {
  language: Language;
  /** The registry's own address, for links in mails. */
  publicUrl: string;
}

const SHORTEST = 10;

/** Stores what is said to be wrong of a record. Anybody may. @throws NotFound; Invalid. */
export function sendCorrection(
  db: Database,
  act: Act,
  slug: string,
  input: CorrectionInput,
  { language }: Sender,
): number {
  return change(db, act, (record) => {
    const { id } = requireOrganisation(db, slug);
    const text = input.text.trim();
    const email = input.email?.trim().toLowerCase() ?? '';
    const problems: Problem[] = [
      ...(text.length < SHORTEST ? [{ path: '/text', message: 'problem.correctionText' } as const] : []),
      ...(email !== '' && !isEmail(email) ? [{ path: '/email', message: 'problem.email' } as const] : []),
    ];
    if (problems.length > 0) throw new Invalid(problems);
    const sent = store(db, act, { id, kind: 'correction', text, email, language, state: 'waiting' });
    record({ noun: 'organisation', id, event: 'organisation.correction-sent' });
    return sent;
  });
}

/**
 * Somebody says that a record is their organisation's. An address under the domain of its website is proved by a
 * mail, where nobody acts for it yet; any other waits for staff.
 *
 * @returns whether the mail's link decides.
 * @throws NotFound; Invalid.
 */
export function claimOrganisation(
  db: Database,
  act: Act,
  slug: string,
  input: ClaimInput,
  { language, publicUrl }: Sender,
): { isByMail: boolean } {
  return change(db, act, (record) => {
    const { id, name, website } = requireOrganisation(db, slug);
    const email = input.email.trim().toLowerCase();
    if (!isEmail(email)) throw new Invalid([{ path: '/email', message: 'problem.email' }]);
    const host = tellingHost(website);
    const isByMail =
      !db.isPractice &&
      host !== undefined &&
      tellingDomain(email) === host &&
      addressesOf(db, id).length === 0;
    const text = input.text?.trim() ?? '';
    const claim = { id, kind: 'claim', text, email, language } as const;
    if (!isByMail) {
      store(db, act, { ...claim, state: 'waiting' });
      record({ noun: 'organisation', id, event: 'organisation.claim-sent' });
      return { isByMail };
    }
    const secret = newSecret();
    store(db, act, { ...claim, state: 'unproven', linkHash: hashOf(secret) });
    const t = translatorOf(language);
    const link = publicUrl + paths.claimVerification(secret);
    const subject = t('claim.mail.subject', { name });
    const mail = {
      recipient: email,
      kind: 'claim-proof',
      language,
      subject,
      body: t('claim.mail.proof', { name, link }),
    };
    queueMail(db, mail, act.at);
    return { isByMail };
  });
}

/** The link of the mail proves the claim: its address acts for the organisation from now on. @throws NotFound. */
export function proveClaim(registry: Database, act: Act, secret: string): { slug: string; email: string } {
  return change(registry, act, (record) => {
    const claim = findOptionalClaim(registry, secret, act.at);
    if (!claim?.email) throw new NotFound('no such link, or it was used or is over');
    giveTo(registry, act, claim.email, claim.organisationId);
    registry
      .prepare("update corrections set state = 'accepted', answered_at = ?, link_hash = null where id = ?")
      .run(act.at.toISOString(), claim.id);
    record({ noun: 'organisation', id: claim.organisationId, event: 'organisation.claimed' });
    return { slug: claim.slug, email: claim.email };
  });
}

/**
 * Staff answer what was sent; who left an address is told by mail. A claim that is accepted lets its address act
 * for the organisation.
 *
 * @throws Refused for who is not staff of its country; NotFound; Conflict where it was answered; Invalid.
 */
export function answerCorrection(
  db: Database,
  act: Act,
  id: number,
  input: AnswerInput,
  { publicUrl }: Pick<Sender, 'publicUrl'>,
): Correction {
  return change(db, act, (record) => {
    const sent = findCorrection(db, id);
    requireStaffOf(act.actor, { programmeId: null, country: sent.country });
    if (sent.state !== 'waiting') throw new Conflict('problem.decidedAlready');
    const answer = input.answer.trim();
    const problems: Problem[] = [
      ...(outcomes.includes(input.outcome)
        ? []
        : [{ path: '/outcome', message: 'problem.outcome' } as const]),
      ...(answer === '' ? [{ path: '/answer', message: 'problem.answer' } as const] : []),
    ];
    if (problems.length > 0) throw new Invalid(problems);
    db.prepare(
      'update corrections set state = ?, answer = ?, answered_by = ?, answered_at = ? where id = ?',
    ).run(input.outcome, answer, act.actor.publicId ?? null, act.at.toISOString(), id);
    const isGiven = sent.kind === 'claim' && input.outcome === 'accepted';
    if (isGiven && sent.email && !db.isPractice) giveTo(db, act, sent.email, sent.organisationId);
    record({
      noun: 'organisation',
      id: sent.organisationId,
      event: isGiven ? 'organisation.claimed' : `organisation.${sent.kind}-answered`,
    });
    tell(db, act, sent, answer, isGiven ? publicUrl + paths.signIn() : undefined);
    return findCorrection(db, id);
  });
}

function tell(db: Database, act: Act, sent: Correction, answer: string, signIn: string | undefined): void {
  if (!sent.email) return;
  const t = translatorOf(sent.language);
  const { name, language, text } = sent;
  const body = signIn
    ? t('claim.mail.given', { name, answer, link: signIn })
    : t('correction.mail.answer', { name, text, answer });
  const subject = t('correction.mail.subject', { name });
  queueMail(db, { recipient: sent.email, kind: 'correction-answer', language, subject, body }, act.at);
}

/** Whoever decides, the registry itself gives the role: staff and the public may not. */
function giveTo(registry: Database, act: Act, email: string, organisationId: number): void {
  addPerson(registry, { ...act, actor: theSystem }, { email, role: 'member', organisationId });
}

interface Sent {
  id: number;
  kind: 'correction' | 'claim';
  text: string;
  email: string;
  language: Language;
  state: 'waiting' | 'unproven';
  linkHash?: string;
}

function store(db: Database, act: Act, { id, kind, text, email, language, state, linkHash }: Sent): number {
  const { lastInsertRowid } = db
    .prepare(
      `insert into corrections (organisation_id, kind, text, email, language, sent_by, sent_at, state, link_hash)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      kind,
      text,
      email || null,
      language,
      act.actor.publicId ?? null,
      act.at.toISOString(),
      state,
      linkHash ?? null,
    );
  return Number(lastInsertRowid);
}

function requireOrganisation(db: Database, slug: string): StoredOrganisation {
  const stored = findOptionalStored(db, slug);
  if (!stored || stored.status === 'merged') throw new NotFound(`no organisation ${slug}`);
  return stored;
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
