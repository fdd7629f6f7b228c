import type { Database } from '#database/connection.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { exactKey } from '#names/keys.ts';
import type { DiffusionStep } from './kinds.ts';

/** Who carries a solution in a country, as printed; the record where it is one of the registry's. */
export interface Carrier {
  name: string;
  language: string | null;
  organisation: string | null;
  coalition: string | null;
}

/** A step that a country took. */
export interface StepRow {
  id: number;
  solutionId: number;
  country: string;
  part: string | null;
  step: DiffusionStep;
  takenOn: string | null;
  reason: string | null;
  note: string | null;
  carriers: Carrier[];
  evidence: { address: string; readOn: string | null; basis: string }[];
}

/** The steps of these solutions by solution, in the order of recording. */
export function readSteps(db: Database, solutionIds: number[]): Map<number, StepRow[]> {
  const rows = db
    .prepare<Omit<StepRow, 'carriers' | 'evidence'> & { carriers: string; evidence: string }>(
      `select id, solution_id as solutionId, country, part, step, taken_on as takenOn, reason, note,
         (select json_group_array(json_object('name', name, 'language', language, 'organisation', organisation,
            'coalition', coalition)) from (
            select coalesce(organisations.name, coalitions.name, carriers.name) as name,
              coalesce(organisations.name_language, coalitions.name_language) as language,
              organisations.slug as organisation, coalitions.slug as coalition
            from diffusion_carriers carriers
            left join organisations on organisations.id = carriers.organisation_id
            left join coalitions on coalitions.id = carriers.coalition_id
            where carriers.diffusion_step_id = diffusion_steps.id order by carriers.position)) as carriers,
         (select json_group_array(json_object('address', address, 'readOn', read_on, 'basis', basis)) from (
            select sources.address, sources.read_on, citations.basis from citations
            join sources on sources.id = citations.source_id
            where citations.noun = 'solution' and citations.record_id = diffusion_steps.solution_id
              and citations.field = 'step ' || diffusion_steps.id order by citations.id)) as evidence
       from diffusion_steps where solution_id in (select value from json_each(?)) order by id`,
    )
    .all(JSON.stringify(solutionIds))
    .map((row): StepRow => ({
      ...row,
      carriers: JSON.parse(row.carriers) as Carrier[],
      evidence: JSON.parse(row.evidence) as StepRow['evidence'],
    }));
  return Map.groupBy(rows, ({ solutionId }) => solutionId);
}

/** The organisation or coalition that a carrier names, by its slug or, for an organisation of that country, its name. */
export function findCarrier(
  db: Database,
  name: string,
  country: string,
): { organisationId: number | null; coalitionId: number | null } {
  const key = exactKey(name);
  const organisation = db
    .prepare<{ id: number }>(
      `select organisations.id from organisations where (slug = :name or (country is :country and exists (
         select 1 from organisation_names names where names.organisation_id = organisations.id
           and names.exact_key = :key))) and ${LISTED} order by slug = :name desc, id limit 1`,
    )
    .get({ name, country, key });
  const coalition = db
    .prepare<{ id: number }>(
      'select id from coalitions where slug = :name or name = :name or name_english = :name',
    )
    .get({ name });
  return {
    organisationId: coalition ? null : (organisation?.id ?? null),
    coalitionId: coalition?.id ?? null,
  };
}

/** Under which field of the solution the source of one step stands. */
export function stepField(id: number): string {
  return `step ${id}`;
}
