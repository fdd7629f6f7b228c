import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, differences, type Subject } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { requireStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { slugOf } from '#names/slug.ts';
import { requireStaffOfUse } from './access.ts';
import type { EvidenceNoun } from './kinds.ts';
import { indexEvidence } from './records.ts';
import { EvidenceInput, type EvidenceUse } from './schemas.ts';

/**
 * Enters a figure or finding with its source.
 *
 * @throws Refused for who is not staff; Invalid naming every problem.
 */
export function createEvidence(db: Database, act: Act, input: EvidenceInput): { id: number; slug: string } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    const themeId = themeIdOf(db, input.theme);
    refuse(checkEvidence(input, themeId));
    const slug = freeSlug(db, input.statement);
    const { lastInsertRowid } = db
      .prepare(
        `insert into evidence (slug, statement, value, unit, publisher, year, period, place, theme_id)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(slug, ...valuesOf(input), themeId);
    const id = Number(lastInsertRowid);
    cite(db, 'evidence', id, input.source);
    indexEvidence(db, id);
    record({ noun: 'evidence', id, event: 'evidence.created', after: { slug, ...factsOf(db, id) } });
    return { id, slug };
  });
}

/** Puts a finding right; the address stays. @throws NotFound; Refused; Invalid. */
export function editEvidence(db: Database, act: Act, slug: string, input: EvidenceInput): void {
  change(db, act, (record) => {
    const id = idOf(db, slug);
    requireStaff(act.actor);
    const themeId = themeIdOf(db, input.theme);
    refuse(checkEvidence(input, themeId));
    const before = factsOf(db, id);
    db.prepare(
      `update evidence set statement = ?, value = ?, unit = ?, publisher = ?, year = ?, period = ?, place = ?,
         theme_id = ? where id = ?`,
    ).run(...valuesOf(input), themeId, id);
    cite(db, 'evidence', id, input.source);
    const changes = differences(before, factsOf(db, id));
    if (!changes) return;
    indexEvidence(db, id);
    record({ noun: 'evidence', id, event: 'evidence.edited', ...changes });
  });
}

/**
 * Attaches a finding to a theme, a coalition, a solution or an outcome. An outcome counts from then on.
 *
 * @throws NotFound; Refused; Invalid where there is no such record; Conflict where it is attached already.
 */
export function attachEvidence(db: Database, act: Act, slug: string, use: EvidenceUse): void {
  change(db, act, (record) => {
    const id = idOf(db, slug);
    requireStaff(act.actor);
    const recordId = usedRecord(db, use);
    requireStaffOfUse(db, act, use, recordId);
    if (recordId === undefined) throw new Invalid([{ path: '/record', message: 'problem.evidenceRecord' }]);
    const { changes } = db
      .prepare(
        'insert or ignore into evidence_uses (evidence_id, noun, record_id, created_at) values (?, ?, ?, ?)',
      )
      .run(id, use.noun, recordId, act.at.toISOString());
    if (changes === 0) throw new Conflict('problem.evidenceUsed');
    record({
      noun: 'evidence',
      id,
      event: 'evidence.attached',
      after: { ...use },
      subjects: subjectsOf(use, recordId),
    });
  });
}

/** Takes a finding from where it was attached. @throws NotFound, also where it is not attached there; Refused. */
export function detachEvidence(db: Database, act: Act, slug: string, use: EvidenceUse): void {
  change(db, act, (record) => {
    const id = idOf(db, slug);
    requireStaff(act.actor);
    const recordId = usedRecord(db, use);
    requireStaffOfUse(db, act, use, recordId);
    const { changes } = db
      .prepare('delete from evidence_uses where evidence_id = ? and noun = ? and record_id = ?')
      .run(id, use.noun, recordId ?? 0);
    if (changes === 0) throw new NotFound(`${slug} is not attached to ${use.noun} ${use.record}`);
    record({
      noun: 'evidence',
      id,
      event: 'evidence.detached',
      before: { ...use },
      subjects: subjectsOf(use, recordId!),
    });
  });
}

function checkEvidence(input: EvidenceInput, themeId: number | null): Problem[] {
  const problems = shapeProblems(EvidenceInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((one) => one.path === path)) problems.push({ path, message });
  };
  expect(input.statement.trim() !== '', '/statement', 'problem.evidenceStatement');
  expect(input.publisher.trim() !== '', '/publisher', 'problem.evidencePublisher');
  expect(!input.theme || themeId !== null, '/theme', 'problem.themeUnknown');
  const dates = input.period?.split('/') ?? [];
  expect(dates.length <= 2 && dates.every(isPartialDate), '/period', 'problem.evidencePeriod');
  const hasSource = (input.source?.addresses ?? []).some((address) => address.trim() !== '');
  expect(hasSource, '/source', 'problem.evidenceSource');
  return problems;
}

function valuesOf(input: EvidenceInput): (string | number | null)[] {
  const text = (value: string | undefined) => value?.trim() || null;
  const { statement, value, unit, publisher, year, period, place } = input;
  return [
    statement.trim(),
    text(value),
    text(unit),
    publisher.trim(),
    year ?? null,
    text(period),
    text(place),
  ];
}

function factsOf(db: Database, id: number): Record<string, unknown> {
  const { sources, ...row } = db
    .prepare<Record<string, string | number | null>>(
      `select statement, value, unit, publisher, year, period, place, themes.slug as theme,
         (select json_group_array(address) from (select sources.address from citations
            join sources on sources.id = citations.source_id
            where noun = 'evidence' and record_id = evidence.id order by citations.id)) as sources
       from evidence left join themes on themes.id = evidence.theme_id where evidence.id = ?`,
    )
    .get(id)!;
  return { ...row, sources: JSON.parse(String(sources ?? '[]')) as string[] };
}

/** The id of the record that a use names; undefined where there is none. */
function usedRecord(db: Database, { noun, record }: EvidenceUse): number | undefined {
  const queries: Record<EvidenceNoun, string> = {
    theme: 'select id from themes where slug = ?',
    coalition: 'select id from coalitions where slug = ?',
    solution: 'select id from solutions where slug = ?',
    outcome: 'select id from outcomes where id = ?',
  };
  const query = Object.hasOwn(queries, noun) ? queries[noun as EvidenceNoun] : undefined;
  return query === undefined ? undefined : db.prepare<{ id: number }>(query).get(record)?.id;
}

function subjectsOf({ noun }: EvidenceUse, id: number): Subject[] {
  return [{ noun: noun as EvidenceNoun, id }];
}

function themeIdOf(db: Database, slug: string | undefined): number | null {
  return slug
    ? (db.prepare<{ id: number }>('select id from themes where slug = ?').get(slug)?.id ?? null)
    : null;
}

function idOf(db: Database, slug: string): number {
  const row = db.prepare<{ id: number }>('select id from evidence where slug = ?').get(slug);
  if (!row) throw new NotFound(`no evidence ${slug}`);
  return row.id;
}

function freeSlug(db: Database, statement: string): string {
  const wanted = slugOf(statement) || 'evidence';
  const isFree = (slug: string) =>
    slug !== 'new' && db.prepare('select 1 from evidence where slug = ?').get(slug) === undefined;
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new Invalid(problems);
}
