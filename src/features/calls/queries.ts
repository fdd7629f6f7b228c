import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { namesOf, type NamedOrganisation } from '#features/partners/details.ts';
import type { AnswerState, CallStatus, WantedRole } from './kinds.ts';

export interface CallRow {
  id: number;
  slug: string;
  title: string;
  titleLanguage: string | null;
  organisation: NamedOrganisation;
  role: WantedRole;
  countries: string[];
  languages: string[];
  themes: string[];
  scheme: string | null;
  schemeName: string | null;
  /** The last day. */
  deadline: string;
  status: CallStatus;
  answers: number;
  createdAt: string;
}

export interface CallDetail extends CallRow {
  offered: string;
  wanted: string;
  experience: string | null;
  closedOn: string | null;
  closingWord: string | null;
  updatedAt: string;
}

export interface CallAnswer {
  organisation: NamedOrganisation;
  message: string;
  state: AnswerState;
  answeredAt: string;
}

const COLUMNS = `calls.id, calls.slug, calls.title, calls.title_language as titleLanguage,
  calls.organisation_id as organisationId, calls.role, calls.countries, calls.languages,
  (select json_group_array(slug) from (select themes.slug from call_themes join themes on themes.id = call_themes.theme_id
    where call_themes.call_id = calls.id order by themes.position)) as themes,
  schemes.slug as scheme, schemes.name as schemeName, calls.deadline, calls.status,
  (select count(*) from call_answers where call_answers.call_id = calls.id) as answers, calls.created_at as createdAt`;

type Stored<Row extends CallRow> = Omit<Row, 'organisation' | 'countries' | 'languages' | 'themes'> & {
  organisationId: number;
  countries: string;
  languages: string;
  themes: string;
};

function read<Row extends CallRow>(db: Database, rows: Stored<Row>[]): Row[] {
  const names = namesOf(
    db,
    rows.map(({ organisationId }) => organisationId),
  );
  return rows.map(
    ({ organisationId, countries, languages, themes, ...row }) =>
      ({
        ...row,
        organisation: names.get(organisationId)!,
        countries: JSON.parse(countries) as string[],
        languages: JSON.parse(languages) as string[],
        themes: JSON.parse(themes) as string[],
      }) as unknown as Row,
  );
}

/** The rows of these calls, in the order of the ids. */
export function listCalls(db: Database, ids: number[]): CallRow[] {
  const rows = db
    .prepare<Stored<CallRow>>(
      `select ${COLUMNS} from calls left join schemes on schemes.id = calls.scheme_id
       where calls.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
  const byId = new Map(read<CallRow>(db, rows).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** An organisation's own calls that can still be answered, the nearest last day first. */
export function openCallsOf(db: Database, organisationId: number, today: string): CallRow[] {
  const ids = db
    .prepare<{ id: number }>(
      "select id from calls where organisation_id = ? and status = 'open' and deadline >= ? order by deadline, id",
    )
    .all(organisationId, today)
    .map(({ id }) => id);
  return ids.length === 0 ? [] : listCalls(db, ids);
}

/** One call by its slug. Throws NotFound. */
export function findCall(db: Database, slug: string): CallDetail {
  const row = db
    .prepare<Stored<CallDetail>>(
      `select ${COLUMNS}, calls.offered, calls.wanted, calls.experience, calls.closed_on as closedOn,
         calls.closing_word as closingWord, calls.updated_at as updatedAt
       from calls left join schemes on schemes.id = calls.scheme_id where calls.slug = ?`,
    )
    .get(slug);
  if (!row) throw new NotFound(`no call ${slug}`);
  return read<CallDetail>(db, [row])[0]!;
}

/** Who answered, in the order in which they did. */
export function answersOf(db: Database, callId: number): CallAnswer[] {
  const rows = db
    .prepare<Omit<CallAnswer, 'organisation'> & { organisationId: number }>(
      `select organisation_id as organisationId, message, state, answered_at as answeredAt
       from call_answers where call_id = ? order by id`,
    )
    .all(callId);
  const names = namesOf(
    db,
    rows.map(({ organisationId }) => organisationId),
  );
  return rows.map(({ organisationId, ...row }) => ({ ...row, organisation: names.get(organisationId)! }));
}

/** Whether its last day has passed. */
export function isPast({ deadline }: Pick<CallRow, 'deadline'>, today: string): boolean {
  return deadline < today;
}
