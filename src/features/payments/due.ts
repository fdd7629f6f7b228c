import type { Database } from '#database/connection.ts';
import { staffCountries } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import type { ReportKind } from './kinds.ts';

/** A report that has not come. */
export interface OpenReport {
  id: number;
  reference: string;
  lead: string;
  leadLanguage: string | null;
  leadCountry: string | null;
  kind: ReportKind;
  dueOn: string;
  note: string | null;
}

export interface OpenReports {
  /** Those due first, the late ones therefore before the others. */
  rows: OpenReport[];
  total: number;
  late: number;
}

/** The reports that have not come, of the grants whose leads are from the countries that this person works on. */
export function openReports(
  db: Database,
  actor: Actor,
  { today, isLateOnly, size }: { today: string; isLateOnly: boolean; size: number },
): OpenReports {
  const countries = staffCountries(actor);
  const values = {
    countries: countries === undefined ? null : JSON.stringify(countries),
    today,
    late: isLateOnly ? 1 : 0,
  };
  const from = `from grant_reports report join grants on grants.id = report.grant_id
    join organisations on organisations.id = grants.lead_id
    where report.received_on is null
      and (:countries is null or organisations.country is null
        or organisations.country in (select value from json_each(:countries)))`;
  const counts = db
    .prepare<{ total: number; late: number | null }>(
      `select count(*) as total, sum(report.due_on < :today) as late ${from} and :late in (0, 1)`,
    )
    .get(values)!;
  const rows = db
    .prepare<OpenReport>(
      `select report.id, grants.reference, organisations.name as lead, organisations.name_language as leadLanguage,
         organisations.country as leadCountry, report.kind, report.due_on as dueOn, report.note
       ${from} and (:late = 0 or report.due_on < :today) order by report.due_on, report.id limit :size`,
    )
    .all({ ...values, size });
  return { rows, total: counts.total, late: counts.late ?? 0 };
}
