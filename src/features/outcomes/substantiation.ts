import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { substantiationAnswers } from './kinds.ts';
import { SubstantiationInput } from './schemas.ts';

/** How long a link waits for its one answer. */
const DAYS = 60;

/**
 * Makes a link by which one person outside of the coalition says whether an outcome came about as it is told.
 * The link answers once; only its hash is kept.
 *
 * @returns the secret, which is shown once.
 * @throws NotFound; Refused for who is neither staff nor of a member.
 */
export function askSubstantiation(
  db: Database,
  act: Act,
  slug: string,
  outcomeId: number,
): { id: number; secret: string } {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    const has = db
      .prepare('select 1 from outcomes where id = ? and coalition_id = ?')
      .get(outcomeId, coalition.id);
    if (!has) throw new NotFound(`no outcome ${outcomeId} of ${slug}`);
    requireWorkspace(db, act.actor, coalition);
    const secret = newSecret();
    const expires = new Date(act.at.getTime() + DAYS * 86_400_000);
    const { lastInsertRowid } = db
      .prepare(
        'insert into substantiations (outcome_id, hash, asked_by, asked_at, expires_at) values (?, ?, ?, ?, ?)',
      )
      .run(
        outcomeId,
        hashOf(secret),
        act.actor.publicId ?? null,
        act.at.toISOString(),
        expires.toISOString(),
      );
    const id = Number(lastInsertRowid);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.substantiation-asked',
      after: { outcome: outcomeId, substantiation: id },
      subjects: [{ noun: 'outcome', id: outcomeId }],
    });
    return { id, secret };
  });
}

export interface AskedOutcome {
  id: number;
  outcomeId: number;
  coalitionId: number;
  coalition: string;
}

/** What a link asks about. @throws NotFound where it is unknown, answered or over: all three look the same. */
export function findAsked(db: Database, secret: string, now: Date): AskedOutcome {
  const row = db
    .prepare<AskedOutcome>(
      `select substantiations.id, outcomes.id as outcomeId, coalitions.id as coalitionId, coalitions.slug as coalition
       from substantiations join outcomes on outcomes.id = substantiations.outcome_id
       join coalitions on coalitions.id = outcomes.coalition_id
       where hash = ? and answered_at is null and expires_at > ?`,
    )
    .get(hashOf(secret), now.toISOString());
  if (!row) throw new NotFound('no such question');
  return row;
}

/**
 * Takes the answer of the person to whom the link was given. Nobody is signed in for it: the link is the right.
 *
 * @throws NotFound where the link is unknown, answered or over; Invalid naming every problem.
 */
export function answerSubstantiation(
  db: Database,
  act: Act,
  secret: string,
  input: SubstantiationInput,
): AskedOutcome {
  return change(db, act, (record) => {
    const asked = findAsked(db, secret, act.at);
    const problems = problemsOf(input);
    if (problems.length > 0) throw new Invalid(problems);
    db.prepare(
      'update substantiations set answered_at = ?, answer = ?, post = ?, comment = ? where id = ?',
    ).run(act.at.toISOString(), input.answer, input.post.trim(), input.comment?.trim() || null, asked.id);
    record({
      noun: 'coalition',
      id: asked.coalitionId,
      event: 'coalition.substantiated',
      after: {
        outcome: asked.outcomeId,
        substantiation: asked.id,
        answer: input.answer,
        name: keepName(db, asked.id, input),
        post: input.post.trim(),
      },
      subjects: [{ noun: 'outcome', id: asked.outcomeId }],
    });
    return asked;
  });
}

function problemsOf(input: SubstantiationInput): Problem[] {
  const problems = shapeProblems(SubstantiationInput, input);
  if (!substantiationAnswers.some((known) => known === input.answer))
    problems.push({ path: '/answer', message: 'problem.answer' });
  if (input.name.trim() === '') problems.push({ path: '/name', message: 'problem.answerName' });
  if (input.post.trim() === '') problems.push({ path: '/post', message: 'problem.answerPost' });
  return problems;
}

/** Keeps the name apart, with a salt and its consent, and answers what history may hold of it. */
function keepName(
  db: Database,
  id: number,
  { name, isNamePublic }: SubstantiationInput,
): { personal: string } {
  const salt = newSecret();
  db.prepare(
    `insert into personal_values (noun, record_id, field, value, salt, is_public)
     values ('substantiation', ?, 'name', ?, ?, ?)`,
  ).run(id, name.trim(), salt, isNamePublic ? 1 : 0);
  return {
    personal: createHash('sha256')
      .update(salt + name.trim())
      .digest('hex'),
  };
}
