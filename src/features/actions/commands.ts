import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { isAhead } from '#features/coalitions/rules.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { requireWorkspace } from '#features/coalitions/workspace.ts';
import { isCountry } from '#features/organisations/countries.ts';
import type { Act } from '#features/people/actor.ts';
import { dayOf } from '#language/format.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { indexForSearch } from '#lists/search.ts';
import { actionKinds } from './kinds.ts';
import { writeParticipants } from './participants.ts';
import { ActionInput } from './schemas.ts';

/**
 * Records what a coalition did.
 *
 * @returns the action's id.
 * @throws NotFound; Refused for who is neither staff nor of a member; Invalid naming every problem.
 */
export function recordAction(
  db: Database,
  act: Act,
  slug: string,
  input: ActionInput,
  importKey: string | null = null,
): number {
  return change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    requireWorkspace(db, act.actor, coalition);
    refuse(checkAction(input, dayOf(act.at)));
    const at = act.at.toISOString();
    const { lastInsertRowid } = db
      .prepare(
        `insert into actions (coalition_id, kind, what, acted_on, institution, country, note, import_key,
           created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(coalition.id, ...valuesOf(input), importKey, at, at);
    const id = Number(lastInsertRowid);
    writeParticipants(db, coalition, id, input.participants ?? []);
    if (input.source) cite(db, 'action', id, input.source);
    const after = actionFacts(db, id);
    index(db, id, after);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.action-recorded',
      after: { action: id, ...after },
      subjects: [{ noun: 'action', id }],
    });
    return id;
  });
}

/**
 * Puts what is said of an action right, and adds the evidence given.
 *
 * @throws NotFound; Refused; Invalid.
 */
export function editAction(db: Database, act: Act, slug: string, id: number, input: ActionInput): void {
  change(db, act, (record) => {
    const coalition = coalitionOf(db, slug);
    const has = db.prepare('select 1 from actions where id = ? and coalition_id = ?').get(id, coalition.id);
    if (!has) throw new NotFound(`no action ${id} of ${slug}`);
    requireWorkspace(db, act.actor, coalition);
    refuse(checkAction(input, dayOf(act.at)));
    const before = actionFacts(db, id);
    db.prepare(
      'update actions set kind = ?, what = ?, acted_on = ?, institution = ?, country = ?, note = ? where id = ?',
    ).run(...valuesOf(input), id);
    writeParticipants(db, coalition, id, input.participants ?? []);
    if (input.source) cite(db, 'action', id, input.source);
    const after = actionFacts(db, id);
    const changes = differences(before, after);
    if (!changes) return;
    db.prepare('update actions set updated_at = ? where id = ?').run(act.at.toISOString(), id);
    index(db, id, after);
    record({
      noun: 'coalition',
      id: coalition.id,
      event: 'coalition.action-edited',
      before: { action: id, ...changes.before },
      after: { action: id, ...changes.after },
      subjects: [{ noun: 'action', id }],
    });
  });
}

function checkAction(input: ActionInput, today: string): Problem[] {
  const problems = shapeProblems(ActionInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine) problems.push({ path, message });
  };
  const { kind, what, actedOn, country } = input;
  expect(
    actionKinds.some((known) => known === kind),
    '/kind',
    'problem.actionKind',
  );
  expect(what.trim() !== '', '/what', 'problem.actionWhat');
  expect(!country || isCountry(country), '/country', 'problem.countryUnknown');
  const isDate = !actedOn || isPartialDate(actedOn);
  expect(isDate, '/actedOn', 'problem.dateUnreadable');
  expect(!isDate || !isAhead(actedOn, today), '/actedOn', 'problem.dateAhead');
  return problems.filter(({ path }, place) => problems.findIndex((one) => one.path === path) === place);
}

function valuesOf({
  kind,
  what,
  actedOn,
  institution,
  country,
  note,
  source,
}: ActionInput): (string | null)[] {
  return [
    kind,
    what.trim(),
    actedOn || null,
    institution?.trim() || null,
    country || null,
    note?.trim() || source?.note || null,
  ];
}

function actionFacts(db: Database, id: number): Record<string, unknown> {
  const { sources, tookPart, ...row } = db
    .prepare<Record<string, string | null>>(
      `select kind, what, acted_on as actedOn, institution, country, note,
         (select json_group_array(name) from (select name from action_participants
            where action_id = actions.id order by position)) as tookPart,
         (select json_group_array(address) from (select sources.address from citations
            join sources on sources.id = citations.source_id
            where noun = 'action' and record_id = actions.id order by citations.id)) as sources
       from actions where id = ?`,
    )
    .get(id)!;
  const list = (text: string | null | undefined) => JSON.parse(text ?? '[]') as string[];
  return { ...row, tookPart: list(tookPart), sources: list(sources) };
}

function index(db: Database, id: number, facts: Record<string, unknown>): void {
  const names = [facts['what'], facts['institution']].filter((name) => typeof name === 'string');
  indexForSearch(db, 'action_search', id, names, facts['tookPart'] as string[]);
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
