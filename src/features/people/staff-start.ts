import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { countOpenRequests } from '#features/join-requests/queries.ts';
import type { Actor } from './actor.ts';
import { careTasks, type CareTask } from '#features/profiles/care-tasks.ts';
import { isStaff, staffCountries } from './access.ts';

/** One thing that needs doing: how many there are, and the first few. */
export interface Task {
  kind: 'unsigned' | 'unlisted' | 'hints' | CareTask;
  count: number;
  examples: { label: string; reference: string }[];
}

export interface StaffStart {
  isStaff: boolean;
  /** Undefined for the whole programme. */
  countries: string[] | undefined;
  next:
    | {
        slug: string;
        title: string;
        plannedOn: string;
        plannedFrom: string | null;
        listed: number;
        signed: number;
      }
    | undefined;
  tasks: Task[];
  /** The organisations that the person is a member of. */
  organisations: { slug: string; name: string; language: string | null }[];
  /** Requests to join that wait for a decision. */
  requests: number;
  lately: { event: string; noun: string; at: string; label: string | null; address: string | null }[];
}

const MINE = '(? is null or organisations.country in (select value from json_each(?)))';
const THERE = uncovered('grant', 'grants.id');
const UNSIGNED = `from grants join organisations on organisations.id = grants.lead_id
  where grants.status = 'planned' and ${THERE} and ${MINE}`;

/** What needs doing for this member of staff, drawn from the records of their countries. */
export function staffStart(db: Database, actor: Actor): StaffStart {
  const countries = staffCountries(actor);
  const mine = countries ? JSON.stringify(countries) : null;
  const task = (kind: Task['kind'], condition: string): Task => ({
    kind,
    count: db.prepare<{ count: number }>(`select count(*) as count ${condition}`).get(mine, mine)?.count ?? 0,
    examples: db
      .prepare<{ label: string; reference: string }>(
        `select coalesce(grants.title, organisations.name) as label, grants.reference ${condition} order by grants.id desc limit 3`,
      )
      .all(mine, mine),
  });
  return {
    isStaff: isStaff(actor),
    countries,
    next: nextCeremony(db),
    tasks: [
      task('unsigned', `${UNSIGNED} and exists (select 1 from ceremony_grants where grant_id = grants.id)`),
      task(
        'unlisted',
        `${UNSIGNED} and not exists (select 1 from ceremony_grants where grant_id = grants.id)`,
      ),
      task(
        'hints',
        `from grants join organisations on organisations.id = grants.lead_id
         where ${THERE} and ${MINE} and exists (select 1 from hints where noun = 'grant' and kind = 'may_be_same' and record_id = grants.id)`,
      ),
      ...(isStaff(actor) ? careTasks(db, countries) : []),
    ].filter(({ count }) => count > 0),
    organisations: ownOrganisations(db, actor),
    requests: isStaff(actor) ? countOpenRequests(db, countries) : 0,
    lately: lately(db, actor),
  };
}

function ownOrganisations(db: Database, { roles }: Actor): StaffStart['organisations'] {
  const ids = roles.flatMap(({ role, organisationId }) => (role === 'member' ? (organisationId ?? []) : []));
  return db
    .prepare<StaffStart['organisations'][number]>(
      `select slug, name, name_language as language from organisations
       where id in (select value from json_each(?)) order by name`,
    )
    .all(JSON.stringify(ids));
}

function nextCeremony(db: Database): StaffStart['next'] {
  return db
    .prepare<NonNullable<StaffStart['next']>>(
      `select slug, title, planned_on as plannedOn, planned_from as plannedFrom,
         (select count(*) from ceremony_grants where ceremony_id = ceremonies.id) as listed,
         (select count(*) from signings where ceremony_id = ceremonies.id and reversed_at is null) as signed
       from ceremonies where planned_on >= date('now') order by planned_on, planned_from limit 1`,
    )
    .get();
}

/** The person's own last acts, so that they find their way back to what they had in hand. */
function lately(db: Database, actor: Actor): StaffStart['lately'] {
  return db
    .prepare<StaffStart['lately'][number]>(
      `select history.event, history.noun, history.at,
         case history.noun when 'grant' then (select coalesce(title, reference) from grants where id = record_id)
           when 'organisation' then (select name from organisations where id = record_id)
           when 'coalition' then (select name from coalitions where id = record_id)
           when 'ceremony' then (select title from ceremonies where id = record_id)
           when 'event' then (select title from events where id = record_id)
           when 'import' then (select file_name from imports where id = record_id) end as label,
         case history.noun when 'grant' then (select reference from grants where id = record_id)
           when 'organisation' then (select slug from organisations where id = record_id)
           when 'coalition' then (select slug from coalitions where id = record_id)
           when 'ceremony' then (select slug from ceremonies where id = record_id)
           when 'event' then (select slug from events where id = record_id)
           when 'import' then cast(record_id as text) end as address
       from history where actor = ? and noun <> 'person' order by id desc limit 5`,
    )
    .all(actor.publicId ?? '');
}
