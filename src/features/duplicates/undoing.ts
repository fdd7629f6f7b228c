import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Conflict, Invalid } from '#errors.ts';
import { reindexGrantsOf } from '#features/grants/search-index.ts';
import { storedFacts } from '#features/organisations/queries.ts';
import { reindexStored } from '#features/organisations/stored.ts';
import { subjectsOf } from '#features/organisations/subjects.ts';
import type { Act } from '#features/people/actor.ts';
import type { Moved, Row } from './merge-record.ts';
import { refuseContainment } from './entangled.ts';
import { findMerge, requireUndoable } from './merges.ts';
import { deleteRow, findOptionalRow, insertRow, updateRow } from './references.ts';
import { answers, questionsOf, type Answers, type Question, type StoredMerge } from './undo-plan.ts';
import { requireStaffOfPair } from './access.ts';

/**
 * Makes two records of one again: every row that the merge moved leads to its own organisation as before. Where
 * nothing came since, the rows are the very same.
 *
 * @param given an answer for each question of `questionsOf`, by its key.
 * @throws Refused for who is not staff of the country of one of them; NotFound; Conflict where it was undone already, or the record that stayed
 *   was itself merged since, or a network would contain itself; Invalid at /answers/KEY for each question without an answer.
 */
export function undoMerge(
  db: Database,
  act: Act,
  slug: string,
  id: number,
  given: Answers = {},
): { first: string; second: string } {
  return change(db, act, (record) => {
    const { merge, survivor, merged } = findMerge(db, slug, id);
    requireStaffOfPair(act.actor, survivor, merged);
    requireUndoable(db, merge);
    const questions = questionsOf(db, merge);
    refuseUnanswered(questions, given);
    const before = storedFacts(db, merge.survivorId);
    const subjects = subjectsOf(db, merge.survivorId);

    for (const question of questions) if (question.kind === 'added') placeAdded(db, merge, question, given);
    for (const moved of merge.record.moved.toReversed()) putBack(db, act, merge, { moved, given, questions });
    for (const { table, row } of merge.record.folded) insertRow(db, table, row);
    keepShownName(db, merge.survivorId);
    db.prepare('update organisation_merges set undone_at = ?, undone_by = ? where id = ?').run(
      act.at.toISOString(),
      act.actor.publicId ?? null,
      id,
    );
    for (const one of [merge.survivorId, merge.mergedId]) {
      refuseContainment(db, one);
      reindexStored(db, one);
      reindexGrantsOf(db, one);
    }
    const changes = differences(before, storedFacts(db, merge.survivorId));
    record({
      noun: 'organisation',
      id: merge.survivorId,
      event: 'organisation.merge-undone',
      before: changes?.before,
      after: { organisation: merged.slug, ...changes?.after },
      subjects: [...subjects, { noun: 'organisation', id: merge.mergedId }],
    });
    return { first: survivor.slug, second: merged.slug };
  });
}

function refuseUnanswered(questions: Question[], given: Answers): void {
  const open = questions.filter(
    ({ kind, key }) => !(answers[kind] as readonly string[]).includes(given[key] ?? ''),
  );
  if (open.length === 0) return;
  throw new Invalid(open.map(({ key }) => ({ path: `/answers/${key}`, message: 'problem.undoUnanswered' })));
}

function placeAdded(
  db: Database,
  { survivorId, mergedId }: StoredMerge,
  { key, rows }: Extract<Question, { kind: 'added' }>,
  given: Answers,
): void {
  if (given[key] !== 'second') return;
  for (const { table, column, row } of rows) {
    if (row[column] !== survivorId) throw new Conflict('problem.changedMeanwhile');
    updateRow(db, table, row, { [column]: mergedId });
  }
}

interface PutBack {
  moved: Moved;
  given: Answers;
  questions: Question[];
}

function putBack(db: Database, act: Act, merge: StoredMerge, { moved, given, questions }: PutBack): void {
  if (moved.column === null) {
    putOwnRowBack(db, act, merge, { moved, given, questions });
    return;
  }
  const { table, column, identity, values, row } = moved;
  const now = findOptionalRow(db, table, column, merge.survivorId, identity);
  if (!now) {
    const gone = questions.find((one) => one.kind === 'gone' && one.moved === moved);
    if (row && gone && given[gone.key] === 'back') insertRow(db, table, row);
    return;
  }
  if (row && 'id' in row && now['id'] !== row['id']) {
    deleteRow(db, table, { id: now['id'] ?? null });
    insertRow(db, table, row);
    return;
  }
  const back = Object.entries(values).filter(([name, [, after]]) => name === column || now[name] === after);
  const before = Object.fromEntries(back.map(([name, [value]]) => [name, value]));
  if (back.length > 0) updateRow(db, table, { ...identity, [column]: merge.survivorId }, before);
}

/** What somebody changed since stays as it is, unless it was answered that it goes back. */
function putOwnRowBack(
  db: Database,
  act: Act,
  merge: StoredMerge,
  { moved, given, questions }: PutBack,
): void {
  const id = Number(moved.identity['id']);
  const now = db.prepare<Row>('select * from organisations where id = ?').get(id)!;
  const kept = new Set(
    questions.flatMap((one) =>
      one.kind === 'changed' && id === merge.survivorId && given[one.key] === 'now' ? one.columns : [],
    ),
  );
  const after: Row = {};
  for (const [name, [before]] of Object.entries(moved.values)) if (!kept.has(name)) after[name] = before;
  const isAsMerged = now['updated_at'] === moved.values['updated_at']?.[1] && questions.length === 0;
  if (!isAsMerged) after['updated_at'] = act.at.toISOString();
  updateRow(db, 'organisations', { id }, after);
}

/** The name that is shown is among the names and the first of them, whatever became of them since. */
function keepShownName(db: Database, id: number): void {
  db.prepare(
    `insert into organisation_names
       (organisation_id, name, kind, language, script, exact_key, script_key, position)
     select own.id, own.name, 'printed', own.name_language, other.script, other.exact_key, other.script_key, -1
     from organisations own join organisation_names other on other.name = own.name
     where own.id = ? and not exists
       (select 1 from organisation_names where organisation_id = own.id and name = own.name) limit 1`,
  ).run(id);
  const names = db
    .prepare<{ id: number; isShown: number }>(
      `select names.id, names.name = own.name as isShown from organisation_names names
       join organisations own on own.id = names.organisation_id where own.id = ? order by names.position`,
    )
    .all(id);
  if (names[0]?.isShown) return;
  const shown = names.findIndex(({ isShown }) => isShown);
  const ordered = [...names.slice(shown, shown + 1), ...names.filter((_, place) => place !== shown)];
  for (const [position, name] of ordered.entries()) {
    updateRow(db, 'organisation_names', { id: name.id }, { position });
  }
}
