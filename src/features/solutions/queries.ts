import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { readSteps, type StepRow } from './steps.ts';

/** A solution as a list and the matrix show it. */
export interface SolutionRow {
  id: number;
  slug: string;
  title: string;
  /** Slugs of the theme and of its area. */
  theme: string | null;
  area: string | null;
  problem: string | null;
  whatWorks: string;
  originCountry: string | null;
  originSince: string | null;
  /** The session at which it was proposed. */
  session: { event: string; slug: string; title: string; eventTitle: string } | null;
  /** Every step of every country, in the order of recording. */
  steps: StepRow[];
}

/** A solution with everything that its page shows. */
export interface SolutionDetail extends SolutionRow {
  evidenceText: string | null;
  note: string | null;
  originOrganisation: { slug: string; name: string; language: string | null } | null;
  /** The library's findings that are attached. */
  library: { slug: string; statement: string; publisher: string; year: number | null }[];
  citations: Citation[];
  createdAt: string;
  updatedAt: string;
}

interface Stored extends Omit<
  SolutionDetail,
  'session' | 'steps' | 'originOrganisation' | 'library' | 'citations'
> {
  event: string | null;
  eventTitle: string;
  sessionSlug: string;
  sessionTitle: string;
  organisationSlug: string | null;
  organisationName: string;
  organisationLanguage: string | null;
}

const SELECT = `select solutions.id, solutions.slug, solutions.title, themes.slug as theme,
    coalesce(area.slug, themes.slug) as area, solutions.problem, solutions.what_works as whatWorks,
    solutions.origin_country as originCountry, solutions.origin_since as originSince,
    solutions.evidence_text as evidenceText, solutions.note, solutions.created_at as createdAt,
    solutions.updated_at as updatedAt, events.slug as event, events.title as eventTitle,
    sessions.slug as sessionSlug, sessions.title as sessionTitle, organisations.slug as organisationSlug,
    organisations.name as organisationName, organisations.name_language as organisationLanguage
  from solutions left join themes on themes.id = solutions.theme_id
  left join themes area on area.id = themes.parent_id
  left join sessions on sessions.id = solutions.session_id left join events on events.id = sessions.event_id
  left join organisations on organisations.id = solutions.origin_organisation_id`;

/** The rows of these solutions with all steps, in the order of the ids. */
export function listSolutions(db: Database, ids: number[]): SolutionRow[] {
  const steps = readSteps(db, ids);
  const rows = db
    .prepare<Stored>(`${SELECT} where solutions.id in (select value from json_each(?))`)
    .all(JSON.stringify(ids))
    .map((row) => rowOf(row, steps));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** @throws NotFound where there is no solution of that slug. */
export function findSolution(db: Database, slug: string): SolutionDetail {
  const row = db.prepare<Stored>(`${SELECT} where solutions.slug = ?`).get(slug);
  if (!row) throw new NotFound(`no solution ${slug}`);
  const { organisationSlug, organisationName, organisationLanguage } = row;
  return {
    ...rowOf(row, readSteps(db, [row.id])),
    evidenceText: row.evidenceText,
    note: row.note,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    originOrganisation:
      organisationSlug === null
        ? null
        : { slug: organisationSlug, name: organisationName, language: organisationLanguage },
    library: db
      .prepare<SolutionDetail['library'][number]>(
        `select evidence.slug, statement, publisher, year from evidence_uses
         join evidence on evidence.id = evidence_uses.evidence_id
         where evidence_uses.noun = 'solution' and evidence_uses.record_id = ?`,
      )
      .all(row.id),
    citations: citationsOf(db, 'solution', row.id),
  };
}

function rowOf(row: Stored, steps: Map<number, StepRow[]>): SolutionRow {
  const { id, slug, title, theme, area, problem, whatWorks, originCountry, originSince } = row;
  const { event, eventTitle, sessionSlug, sessionTitle } = row;
  return {
    id,
    slug,
    title,
    theme,
    area,
    problem,
    whatWorks,
    originCountry,
    originSince,
    session: event === null ? null : { event, eventTitle, slug: sessionSlug, title: sessionTitle },
    steps: steps.get(id) ?? [],
  };
}
