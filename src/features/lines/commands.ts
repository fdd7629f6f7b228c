import type { Database } from '#database/connection.ts';
import { change, type Subject } from '#database/history.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { recordAction } from '#features/actions/commands.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { createCoalition } from '#features/coalitions/commands.ts';
import { requireStaffOf } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { createSolution } from '#features/solutions/commands.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { lineKinds } from './kinds.ts';
import { findLine, findSession, type LineRow, type TypedSession } from './queries.ts';
import { LineInput, SettlingInput } from './schemas.ts';

/**
 * Types a line of a working group or a plenary. Sent again with the same key, it stands once; typed in practice, it
 * does not arrive in the registry, nor the other way about. Where another typed it than sends it, the history says both.
 *
 * @returns the line's id.
 * @throws NotFound; Refused for who is not staff of the event's programme; Invalid naming every problem; Conflict
 *   where the key was used for another line.
 */
export function typeLine(db: Database, act: Act, event: string, slug: string, input: LineInput): number {
  return change(db, act, (record) => {
    if (input.isPractice !== undefined && input.isPractice !== db.isPractice)
      throw new Refused('problem.otherDatabase');
    const session = findSession(db, event, slug);
    requireStaffOf(act.actor, { programmeId: session.event.programmeId, country: null });
    refuse(checkLine(input, session));
    const key = input.key?.trim() ? `${session.id} ${input.key.trim()}` : null;
    const text = (value: string | undefined) => value?.trim().toWellFormed() || null;
    const values = [input.kind, text(input.text), text(input.owner), input.dueOn || null];
    const known = db
      .prepare<[number, ...unknown[]]>(
        'select id, kind, text, owner, due_on from session_lines where idempotency_key = ?',
      )
      .raw()
      .get(key);
    if (known) return sameLine(known, values);
    const { lastInsertRowid } = db
      .prepare(
        `insert into session_lines (session_id, kind, text, owner, due_on, idempotency_key, created_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(session.id, ...values, key, act.at.toISOString());
    const id = Number(lastInsertRowid);
    const { kind, text: said, owner, dueOn } = input;
    const typedBy = input.typedBy === act.actor.publicId ? undefined : input.typedBy;
    record({
      noun: 'event',
      id: session.event.id,
      event: 'event.line-typed',
      after: { line: id, session: session.id, lineKind: kind, said, owner, dueOn, typedBy },
    });
    return id;
  });
}

/** The line that stands, where it says what is sent now: another must not get lost behind its key. */
function sameLine([id, ...stored]: [number, ...unknown[]], values: unknown[]): number {
  if (stored.some((value, place) => value !== values[place])) throw new Conflict('problem.keyUsed');
  return id;
}

/**
 * Settles a line: it becomes a solution, the ask of a new coalition or an action of one, or is set aside with a
 * reason. What it becomes is recorded in the same transaction and keeps the link to the session.
 *
 * @throws NotFound; Refused; Invalid; Conflict where the line is settled already.
 */
export function settleLine(db: Database, act: Act, event: string, id: number, input: SettlingInput): void {
  change(db, act, (record) => {
    const line = findLine(db, event, id);
    const session = findSession(db, event, line.session);
    requireStaffOf(act.actor, { programmeId: session.event.programmeId, country: null });
    if (line.became || line.setAsideReason) throw new Conflict('problem.lineSettled');
    refuse(checkSettling(input));
    const became = becomes(db, act, line, session, input);
    db.prepare(
      'update session_lines set became_noun = ?, became_id = ?, set_aside_reason = ?, settled_at = ? where id = ?',
    ).run(
      became?.noun ?? null,
      became?.id ?? null,
      became ? null : input.reason!.trim(),
      act.at.toISOString(),
      id,
    );
    record({
      noun: 'event',
      id: session.event.id,
      event: became ? 'event.line-became' : 'event.line-set-aside',
      after: { line: id, said: line.text, into: input.into, reason: became ? undefined : input.reason },
      subjects: became ? [became] : [],
    });
  });
}

function becomes(
  db: Database,
  act: Act,
  line: LineRow,
  session: TypedSession,
  { into, title, country, coalition, kind }: SettlingInput,
): Subject | undefined {
  const name = title?.trim() || line.text;
  const source = { addresses: [`${session.event.title}, ${session.title}`], basis: 'entered' as const };
  const place = { event: session.event.slug, session: session.slug };
  if (into === 'solution') {
    const input = { title: name, whatWorks: line.text, originCountry: country || undefined };
    const solution = createSolution(db, act, {
      ...input,
      theme: session.theme ?? undefined,
      proposedAt: place,
      source,
    });
    return { noun: 'solution', id: solution.id };
  }
  if (into === 'coalition') {
    const themes = session.theme === null ? [] : [session.theme];
    const input = {
      name,
      kind: 'coalition',
      status: 'forming',
      ask: line.text,
      themes,
      formedAt: place,
      source,
    };
    return { noun: 'coalition', id: createCoalition(db, act, input).id };
  }
  if (into === 'action') {
    const input = { kind: kind ?? 'meeting', what: name, actedOn: session.day, source };
    return { noun: 'action', id: recordAction(db, act, coalition ?? '', input) };
  }
  return undefined;
}

/** Lines are typed where groups and plenaries speak; a break says nothing. */
function checkLine(input: LineInput, { kind }: TypedSession): Problem[] {
  const problems = shapeProblems(LineInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((one) => one.path === path)) problems.push({ path, message });
  };
  expect(['working_group', 'plenary', 'panel'].includes(kind), '/text', 'problem.lineSession');
  expect(
    lineKinds.some((known) => known === input.kind),
    '/kind',
    'problem.lineKind',
  );
  expect(input.text.trim() !== '', '/text', 'problem.lineText');
  expect(!input.dueOn || isPartialDate(input.dueOn), '/dueOn', 'problem.dateUnreadable');
  return problems;
}

function checkSettling(input: SettlingInput): Problem[] {
  const problems = shapeProblems(SettlingInput, input);
  if (!['solution', 'coalition', 'action', 'set_aside'].includes(input.into))
    problems.push({ path: '/into', message: 'problem.lineInto' });
  if (input.into === 'set_aside' && !input.reason?.trim())
    problems.push({ path: '/reason', message: 'problem.lineReason' });
  if (input.into === 'action' && !input.coalition)
    problems.push({ path: '/coalition', message: 'problem.lineCoalition' });
  return problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place);
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
