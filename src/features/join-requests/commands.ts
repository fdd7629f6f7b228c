import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import type { Reached } from '#features/invitations/writes.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaff, requireStaffOf } from '#features/people/access.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { isSixCountry } from '#language/countries.ts';
import { isLanguage, type Language } from '#language/languages.ts';
import { queueMail } from '#mail/queue.ts';
import { paths } from '#paths.ts';
import { giveMembership, organisationFor } from './approval.ts';
import { refusalMail, verificationMail } from './mail.ts';
import { findOptionalUnverified, findRequest, type RequestRow } from './queries.ts';
import { JoinInput, type ApprovalInput, type RefusalInput } from './schemas.ts';

const HOUR = 60 * 60_000;
const LASTS = 48 * HOUR;
/** Nobody's mailbox is filled by somebody who types a foreign address again and again. */
const MOST_A_DAY = 3;

/**
 * Takes an organisation's request, and writes to its address to verify it. Whether the address is known here,
 * or has asked too often, is never told: the answer is the same, and only the mail differs or is not sent.
 *
 * @throws Invalid naming every problem of what was typed.
 */
export function askToJoin(registry: Database, act: Act, input: JoinInput, { publicUrl }: Reached): void {
  change(registry, act, () => {
    const { problems, email, organisation } = read(registry, input);
    if (problems.length > 0) throw new Invalid(problems);
    dropUnverified(registry, act.at);
    if (countSince(registry, email, new Date(act.at.getTime() - 24 * HOUR)) >= MOST_A_DAY) return;
    const secret = newSecret();
    const text = (value: string | undefined) => value?.trim() || null;
    const language = languageOf(input.language);
    registry
      .prepare(
        `insert into join_requests (link_hash, email, name, message, language, organisation_id, new_name, new_country,
           created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        hashOf(secret),
        email,
        text(input.name),
        text(input.message),
        language,
        organisation?.id ?? null,
        organisation ? null : text(input.newName),
        organisation ? null : text(input.newCountry),
        act.at.toISOString(),
        new Date(act.at.getTime() + LASTS).toISOString(),
      );
    const link = publicUrl + paths.joinLink(secret);
    const name = organisation?.name ?? input.newName!.trim();
    queueMail(registry, verificationMail({ email, language }, { organisation: name, link }), act.at);
  });
}

/** Verifies the address of a request, once; from then on staff see it. Throws NotFound for any other link. */
export function verifyRequest(registry: Database, act: Act, secret: string): void {
  change(registry, act, (record) => {
    const open = findOptionalUnverified(registry, secret, act.at);
    if (!open) throw new NotFound('no such request, or it was verified or is over');
    registry
      .prepare('update join_requests set verified_at = ? where id = ?')
      .run(act.at.toISOString(), open.id);
    const { organisation, newName } = findRequest(registry, open.id);
    record({
      noun: 'join_request',
      id: open.id,
      event: 'join_request.verified',
      after: { organisation: organisation?.slug, name: newName },
    });
  });
}

/**
 * Approves a request: the person becomes a member of the organisation, which is added where it is new, and is
 * told by mail, with a link to sign in where they were never here.
 *
 * @throws Refused for who is not staff of the organisation's country; NotFound; Invalid at /organisation;
 *   Conflict where it is decided already, or the person is suspended.
 */
export function approveRequest(
  registry: Database,
  act: Act,
  id: number,
  input: ApprovalInput,
  reached: Reached,
): void {
  change(registry, act, (record) => {
    requireStaff(act.actor);
    const request = openRequest(registry, act, id);
    const organisation = organisationFor(registry, act, request, input);
    requireStaffOf(act.actor, { programmeId: null, country: organisation.country });
    giveMembership(registry, record, act, { request, organisation, reached });
    decide(registry, act, id, { outcome: 'approved', reason: null });
    record({
      noun: 'join_request',
      id,
      event: 'join_request.approved',
      after: { organisation: organisation.slug },
      subjects: [{ noun: 'organisation', id: organisation.id }],
    });
  });
}

/** Refuses a request with a reason, which the mail says. Throws as approveRequest; Invalid without a reason. */
export function refuseRequest(registry: Database, act: Act, id: number, input: RefusalInput): void {
  change(registry, act, (record) => {
    requireStaff(act.actor);
    const { email, language, organisation, newName } = openRequest(registry, act, id);
    const reason = input.reason.trim();
    if (!reason) throw new Invalid([{ path: '/reason', message: 'problem.reason' }]);
    const name = organisation?.name ?? newName ?? '';
    queueMail(registry, refusalMail({ email, language }, { organisation: name, reason }), act.at);
    decide(registry, act, id, { outcome: 'refused', reason });
    record({
      noun: 'join_request',
      id,
      event: 'join_request.refused',
      after: { organisation: organisation?.slug, name: newName, reason },
    });
  });
}

/** A request that waits, with the address that it has until it is decided. */
function openRequest(registry: Database, act: Act, id: number): RequestRow & { email: string } {
  const request = findRequest(registry, id);
  requireStaffOf(act.actor, { programmeId: null, country: request.country });
  const { email } = request;
  if (request.decidedAt !== null || email === null) throw new Conflict('problem.requestDecided');
  return { ...request, email };
}

function decide(
  registry: Database,
  act: Act,
  id: number,
  { outcome, reason }: { outcome: string; reason: string | null },
): void {
  registry
    .prepare(
      `update join_requests set decided_at = ?, decided_by = ?, outcome = ?, reason = ?, email = null, name = null,
         message = null where id = ?`,
    )
    .run(act.at.toISOString(), act.actor.publicId ?? null, outcome, reason, id);
}

function read(registry: Database, input: JoinInput) {
  const email = input.email.trim().toLowerCase();
  const problems: Problem[] = shapeProblems(JoinInput, input);
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email))
    problems.push({ path: '/email', message: 'problem.email' });
  const organisation = input.organisation
    ? registry
        .prepare<{ id: number; name: string }>(
          `select id, name from organisations where slug = ? and ${uncovered('organisation', 'organisations.id')}`,
        )
        .get(input.organisation)
    : undefined;
  if (input.organisation && !organisation)
    problems.push({ path: '/organisation', message: 'problem.organisationUnknown' });
  if (!input.organisation && !input.newName?.trim())
    problems.push({ path: '/organisation', message: 'problem.joinOrganisation' });
  if (!input.organisation && input.newName?.trim() && !isSixCountry(input.newCountry))
    problems.push({ path: '/newCountry', message: 'problem.sixCountries' });
  return { problems, email, organisation };
}

/** Requests that nobody verified in time are gone with what they held. */
function dropUnverified(registry: Database, at: Date): void {
  registry
    .prepare('delete from join_requests where verified_at is null and expires_at <= ?')
    .run(at.toISOString());
}

function countSince(registry: Database, email: string, since: Date): number {
  return registry
    .prepare<{ count: number }>(
      'select count(*) as count from join_requests where email = ? and created_at > ?',
    )
    .get(email, since.toISOString())!.count;
}

function languageOf(given: string | undefined): Language {
  return isLanguage(given) ? given : 'en';
}
