import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { indexForSearch } from '#lists/search.ts';
import { slugOf } from '#names/slug.ts';
import type { ResolvedSolution } from './checks.ts';
import type { DiffusionInput, SolutionInput } from './schemas.ts';
import { stepField } from './steps.ts';

/** The columns of a solution in the order in which commands write them. */
export function valuesOf(input: SolutionInput, resolved: ResolvedSolution): (string | number | null)[] {
  const text = (value: string | undefined) => value?.trim() || null;
  return [
    input.title.trim(),
    resolved.themeId,
    text(input.problem),
    input.whatWorks.trim(),
    input.originCountry || null,
    input.originSince || null,
    resolved.organisationId,
    text(input.evidenceText),
    resolved.sessionId,
    text(input.note) ?? input.source?.note ?? null,
  ];
}

/** A solution's facts as history keeps them, its sources included. */
export function solutionFacts(db: Database, id: number): Record<string, unknown> {
  const { sources, ...row } = db
    .prepare<Record<string, string | null>>(
      `select solutions.title, themes.slug as theme, problem, what_works as whatWorks,
         origin_country as originCountry, origin_since as originSince, organisations.slug as organisation,
         evidence_text as evidenceText, session_id as sessionId, note,
         (select json_group_array(address) from (select sources.address from citations
            join sources on sources.id = citations.source_id where noun = 'solution'
              and record_id = solutions.id and field is null order by citations.id)) as sources
       from solutions left join themes on themes.id = solutions.theme_id
       left join organisations on organisations.id = solutions.origin_organisation_id where solutions.id = ?`,
    )
    .get(id)!;
  return { ...row, sources: JSON.parse(sources ?? '[]') as string[] };
}

/** A solution is found by its title, and by what it solves and how. */
export function indexSolution(db: Database, id: number): void {
  const row = db
    .prepare<{ title: string; problem: string | null; whatWorks: string }>(
      'select title, problem, what_works as whatWorks from solutions where id = ?',
    )
    .get(id)!;
  indexForSearch(db, 'solution_search', id, [row.title], [row.problem, row.whatWorks]);
}

/** Addresses that are pages of their own. */
const TAKEN = ['new', 'matrix'];

export function freeSlug(db: Database, title: string): string {
  const wanted = slugOf(title) || 'solution';
  const isFree = (slug: string) =>
    !TAKEN.includes(slug) && db.prepare('select 1 from solutions where slug = ?').get(slug) === undefined;
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (isFree(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** Writes a step with its carriers and its sources. */
export function writeStep(
  db: Database,
  solutionId: number,
  input: DiffusionInput,
  carriers: { name: string; organisationId: number | null; coalitionId: number | null }[],
  importKey: string | null,
  at: string,
): number {
  const text = (value: string | undefined) => value?.trim() || null;
  const { lastInsertRowid } = db
    .prepare(
      `insert into diffusion_steps (solution_id, country, part, step, taken_on, reason, note, import_key, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      solutionId,
      input.country,
      text(input.part),
      input.step,
      input.takenOn || null,
      text(input.reason),
      text(input.note),
      importKey,
      at,
    );
  const id = Number(lastInsertRowid);
  carriers.forEach(({ name, organisationId, coalitionId }, position) => {
    db.prepare(
      `insert into diffusion_carriers (diffusion_step_id, position, name, organisation_id, coalition_id)
       values (?, ?, ?, ?, ?)`,
    ).run(id, position, name, organisationId, coalitionId);
  });
  if (input.source) cite(db, 'solution', solutionId, { ...input.source, note: undefined }, stepField(id));
  return id;
}
