import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Conflict, Invalid, Refused } from '#errors.ts';
import { mayActFor, requireVoice } from '#features/partners/acting.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { slugOf } from '#names/slug.ts';
import { checkCall, type ResolvedCall } from './checks.ts';
import { answersOf, findCall, isPast } from './queries.ts';
import type { AnswerInput, CallInput, ClosingInput } from './schemas.ts';
import { factsOf, findOptionalOrganisation, indexCall, replaceThemes } from './stored.ts';

/**
 * An organisation seeks partners. It is said by one who speaks for it, or by staff of its country.
 *
 * @throws Refused; Invalid naming every problem.
 */
export function createCall(db: Database, act: Act, input: CallInput): { slug: string } {
  return change(db, act, (record) => {
    const { problems, resolved } = checkCall(db, input, dayOf(act.at));
    if (problems.length > 0) throw new Invalid(problems);
    requireMaker(db, act, resolved.organisationId);
    const slug = freeSlug(db, input.title);
    const at = act.at.toISOString();
    const { lastInsertRowid } = db
      .prepare(
        `insert into calls (slug, organisation_id, title, title_language, offered, wanted, role, experience, countries,
           languages, scheme_id, deadline, status, created_by, created_at, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
      )
      .run(slug, resolved.organisationId, ...columnsOf(input, resolved), act.actor.publicId ?? null, at, at);
    const id = Number(lastInsertRowid);
    replaceThemes(db, id, resolved.themeIds);
    indexCall(db, id);
    record({
      noun: 'call',
      id,
      event: 'call.made',
      after: { slug, ...factsOf(db, id) },
      subjects: [{ noun: 'organisation', id: resolved.organisationId }],
    });
    return { slug };
  });
}

/**
 * Puts a call right; its organisation and its address stay. An edit that changes nothing leaves no trace.
 *
 * @throws NotFound; Refused; Conflict where it is closed; Invalid naming every problem.
 */
export function editCall(db: Database, act: Act, slug: string, input: CallInput): { slug: string } {
  return change(db, act, (record) => {
    const call = findCall(db, slug);
    requireMaker(db, act, call.organisation.id);
    if (call.status !== 'open') throw new Conflict('problem.callClosed');
    const { problems, resolved } = checkCall(
      db,
      { ...input, organisation: call.organisation.slug },
      dayOf(act.at),
    );
    if (problems.length > 0) throw new Invalid(problems);
    const before = factsOf(db, call.id);
    db.prepare(
      `update calls set title = ?, title_language = ?, offered = ?, wanted = ?, role = ?, experience = ?,
         countries = ?, languages = ?, scheme_id = ?, deadline = ?, reminded_on = iif(deadline = ?, reminded_on, null)
       where id = ?`,
    ).run(...columnsOf(input, resolved), input.deadline, call.id);
    replaceThemes(db, call.id, resolved.themeIds);
    const changes = differences(before, factsOf(db, call.id));
    if (!changes) return { slug };
    db.prepare('update calls set updated_at = ? where id = ?').run(act.at.toISOString(), call.id);
    indexCall(db, call.id);
    record({ noun: 'call', id: call.id, event: 'call.edited', ...changes });
    return { slug };
  });
}

/**
 * An organisation answers a call, once.
 *
 * @throws NotFound; Refused; Conflict where the call is closed or over, or it answered before; Invalid.
 */
export function answerCall(db: Database, act: Act, slug: string, input: AnswerInput): void {
  change(db, act, (record) => {
    const call = findCall(db, slug);
    const organisationId = findOptionalOrganisation(db, input.organisation);
    if (organisationId === undefined)
      throw new Invalid([{ path: '/organisation', message: 'problem.callOrganisation' }]);
    requireVoice(db, act.actor, organisationId);
    if (call.status !== 'open') throw new Conflict('problem.callClosed');
    if (isPast(call, dayOf(act.at))) throw new Conflict('problem.callPast', { date: call.deadline });
    if (organisationId === call.organisation.id) throw new Conflict('problem.callOwn');
    const message = input.message.trim();
    if (message === '') throw new Invalid([{ path: '/message', message: 'problem.callMessage' }]);
    const known = db
      .prepare('select 1 from call_answers where call_id = ? and organisation_id = ?')
      .get(call.id, organisationId);
    if (known) throw new Conflict('problem.callAnswered');
    db.prepare(
      "insert into call_answers (call_id, organisation_id, message, state, answered_by, answered_at) values (?, ?, ?, 'open', ?, ?)",
    ).run(call.id, organisationId, message, act.actor.publicId ?? null, act.at.toISOString());
    record({
      noun: 'call',
      id: call.id,
      event: 'call.answered',
      after: { organisation: input.organisation },
      subjects: [{ noun: 'organisation', id: organisationId }],
    });
  });
}

/**
 * Closes a call: partners were found, and with whom of those who answered, or not.
 *
 * @throws NotFound; Refused; Conflict where it is closed; Invalid where somebody chosen did not answer.
 */
export function closeCall(db: Database, act: Act, slug: string, input: ClosingInput): void {
  change(db, act, (record) => {
    const call = findCall(db, slug);
    requireMaker(db, act, call.organisation.id);
    if (call.status !== 'open') throw new Conflict('problem.callClosed');
    const chosen = input.outcome === 'found' ? (input.with ?? []) : [];
    const answers = answersOf(db, call.id);
    const unknown = chosen.find((one) => !answers.some(({ organisation }) => organisation.slug === one));
    if (unknown !== undefined) throw new Invalid([{ path: '/with', message: 'problem.callChosen' }]);
    const [day, at] = [dayOf(act.at), act.at.toISOString()];
    db.prepare(
      'update calls set status = ?, closed_on = ?, closing_word = ?, updated_at = ? where id = ?',
    ).run(input.outcome, day, input.word?.trim() || null, at, call.id);
    const settle = db.prepare('update call_answers set state = ? where call_id = ? and organisation_id = ?');
    for (const { organisation } of answers)
      settle.run(chosen.includes(organisation.slug) ? 'chosen' : 'not_chosen', call.id, organisation.id);
    record({
      noun: 'call',
      id: call.id,
      event: `call.${input.outcome}`,
      before: { status: call.status },
      after: { status: input.outcome, with: chosen },
      subjects: answers.map(({ organisation }) => ({ noun: 'organisation' as const, id: organisation.id })),
    });
  });
}

/** Members of the organisation, and staff of its country. Throws Refused. */
function requireMaker(db: Database, act: Act, organisationId: number): void {
  if (!mayActFor(db, act.actor, organisationId)) throw new Refused('problem.notOwnOrganisation');
}

function columnsOf(input: CallInput, resolved: ResolvedCall): (string | number | null)[] {
  return [
    input.title.trim(),
    input.titleLanguage ?? null,
    input.offered.trim(),
    input.wanted.trim(),
    input.role,
    input.experience?.trim() || null,
    JSON.stringify(input.countries ?? []),
    JSON.stringify(input.languages ?? []),
    resolved.schemeId,
    input.deadline,
  ];
}

function freeSlug(db: Database, title: string): string {
  const base = slugOf(title) || 'call';
  // “new” is the address of the form.
  for (let number = base === 'new' ? 2 : 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!db.prepare('select 1 from calls where slug = ?').get(slug)) return slug;
  }
}
