import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { hashOf } from '#features/people/secrets.ts';
import type { Language } from '#language/languages.ts';
import type { RequestOutcome, RequestState } from './kinds.ts';

/** A request whose address is verified. */
export interface RequestRow {
  id: number;
  email: string | null;
  name: string | null;
  message: string | null;
  language: Language;
  /** The organisation that is recorded already; null where the request names a new one. */
  organisation: { id: number; slug: string; name: string; language: string | null } | null;
  newName: string | null;
  /** Of the organisation. */
  country: string | null;
  verifiedAt: string;
  decidedAt: string | null;
  decidedBy: string | null;
  outcome: RequestOutcome | null;
  reason: string | null;
}

interface Row extends Omit<RequestRow, 'organisation'> {
  organisationId: number | null;
  slug: string | null;
  organisationName: string | null;
  nameLanguage: string | null;
}

const FROM = `from join_requests left join organisations on organisations.id = join_requests.organisation_id
  where verified_at is not null`;
const COLUMNS = `join_requests.id, email, join_requests.name, message, language, new_name as newName,
  coalesce(organisations.country, new_country) as country, verified_at as verifiedAt, decided_at as decidedAt,
  decided_by as decidedBy, outcome, reason, organisation_id as organisationId, organisations.slug,
  organisations.name as organisationName, organisations.name_language as nameLanguage`;
/** Staff see the requests of their countries, and those whose country is not known. */
const IN_SCOPE = `(:countries is null or coalesce(organisations.country, new_country) is null
  or coalesce(organisations.country, new_country) in (select value from json_each(:countries)))`;
const IN_STATE = "(:state is null or iif(decided_at is null, 'open', 'decided') = :state)";

export interface RequestsAsked {
  /** Undefined for the whole programme. */
  countries: string[] | undefined;
  state?: RequestState | undefined;
  after?: number | undefined;
  size: number;
}

export interface RequestList {
  /** Newest first. */
  requests: RequestRow[];
  total: number;
  first: number;
  next: number | undefined;
}

export function listRequests(
  registry: Database,
  { countries, state, after, size }: RequestsAsked,
): RequestList {
  const values = {
    countries: countries ? JSON.stringify(countries) : null,
    state: state ?? null,
    after: after ?? null,
  };
  const older = '(:after is null or join_requests.id < :after)';
  const rows = registry
    .prepare<Row>(
      `select ${COLUMNS} ${FROM} and ${IN_SCOPE} and ${IN_STATE} and ${older} order by join_requests.id desc limit :limit`,
    )
    .all({ ...values, limit: size + 1 });
  const count = (edge: number | null) =>
    registry
      .prepare<{ count: number }>(
        `select count(*) as count ${FROM} and ${IN_SCOPE} and ${IN_STATE} and ${older}`,
      )
      .get({ ...values, after: edge })!.count;
  const requests = rows.slice(0, size).map(requestOf);
  const total = count(null);
  return {
    requests,
    total,
    first: requests.length === 0 ? 0 : total - count(values.after) + 1,
    next: rows.length > size ? requests.at(-1)?.id : undefined,
  };
}

/** How many requests wait for staff of these countries; undefined for the whole programme. */
export function countOpenRequests(registry: Database, countries: string[] | undefined): number {
  return registry
    .prepare<{ count: number }>(`select count(*) as count ${FROM} and decided_at is null and ${IN_SCOPE}`)
    .get({ countries: countries ? JSON.stringify(countries) : null })!.count;
}

/** A verified request. Throws NotFound. */
export function findRequest(registry: Database, id: number): RequestRow {
  const row = registry.prepare<Row>(`select ${COLUMNS} ${FROM} and join_requests.id = ?`).get(id);
  if (!row) throw new NotFound(`no request ${id}`);
  return requestOf(row);
}

/** The request that a secret verifies; undefined where it is unknown, used or over. */
export function findOptionalUnverified(
  registry: Database,
  secret: string,
  now: Date,
): { id: number; email: string } | undefined {
  return registry
    .prepare<{ id: number; email: string }>(
      'select id, email from join_requests where link_hash = ? and verified_at is null and expires_at > ?',
    )
    .get(hashOf(secret), now.toISOString());
}

function requestOf({ organisationId, slug, organisationName, nameLanguage, ...row }: Row): RequestRow {
  const organisation =
    organisationId === null || slug === null
      ? null
      : { id: organisationId, slug, name: organisationName ?? slug, language: nameLanguage };
  return { ...row, organisation };
}
