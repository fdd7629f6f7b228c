import type { Database } from '#database/connection.ts';
import type { Signing } from './schemas.ts';

const COLUMNS = `signings.id, grants.reference as "grant", signings.kind, ceremonies.slug as ceremony,
  signings.signed_on as signedOn, signings.signed_at as signedAt, signings.recorded_at as recordedAt,
  signings.recorded_later_reason as recordedLaterReason
  from signings join grants on grants.id = signings.grant_id
  left join ceremonies on ceremonies.id = signings.ceremony_id`;

export type SigningRow = Signing & { id: number };

/** The signing of a grant that stands; undefined where it is not signed, or its signing was reversed. */
export function findOptionalSigning(db: Database, grantId: number): SigningRow | undefined {
  return db
    .prepare<SigningRow>(`select ${COLUMNS} where signings.grant_id = ? and signings.reversed_at is null`)
    .get(grantId);
}

/** The signing that was sent with this key, whether or not it stands. */
export function findOptionalSigningByKey(db: Database, key: string): SigningRow | undefined {
  return db.prepare<SigningRow>(`select ${COLUMNS} where signings.idempotency_key = ?`).get(key);
}

export interface CeremonyForSigning {
  id: number;
  slug: string;
  title: string;
  plannedOn: string | null;
  closedAt: string | null;
  schemes: string[];
  countries: string[];
}

/** What the rules ask of a ceremony; undefined where there is none of that slug. */
export function findOptionalCeremonyForSigning(db: Database, slug: string): CeremonyForSigning | undefined {
  const row = db
    .prepare<Omit<CeremonyForSigning, 'schemes' | 'countries'>>(
      'select id, slug, title, planned_on as plannedOn, closed_at as closedAt from ceremonies where slug = ?',
    )
    .get(slug);
  if (!row) return undefined;
  const schemes = db
    .prepare<{ slug: string }>(
      'select schemes.slug from ceremony_schemes join schemes on schemes.id = ceremony_schemes.scheme_id where ceremony_id = ?',
    )
    .all(row.id)
    .map(({ slug: scheme }) => scheme);
  const countries = db
    .prepare<{ country: string }>('select country from ceremony_countries where ceremony_id = ?')
    .all(row.id)
    .map(({ country }) => country);
  return { ...row, schemes, countries };
}

/** Ceremonies at which this grant may be signed: those that list it first, then those of its scheme, newest first. */
export function listCeremoniesForSigning(
  db: Database,
  grant: { id: number; schemeId: number | null },
): { slug: string; title: string; plannedOn: string | null; isListed: boolean }[] {
  return db
    .prepare<{ slug: string; title: string; plannedOn: string | null; isListed: number }>(
      `select ceremonies.slug, ceremonies.title, ceremonies.planned_on as plannedOn,
         exists (select 1 from ceremony_grants where ceremony_id = ceremonies.id and grant_id = ?) as isListed
       from ceremonies
       where isListed or exists (select 1 from ceremony_schemes where ceremony_id = ceremonies.id and scheme_id = ?)
       order by isListed desc, ceremonies.planned_on desc, ceremonies.id desc limit 12`,
    )
    .all(grant.id, grant.schemeId)
    .map((row) => ({ ...row, isListed: row.isListed === 1 }));
}

/** Who signed for the programme last at this ceremony, so that a hall need not type it for each grant. */
export function lastProgrammeSignatory(db: Database, ceremony: string): string | undefined {
  return (
    db
      .prepare<{ value: string | null }>(
        `select personal_values.value from signings
         join ceremonies on ceremonies.id = signings.ceremony_id
         join personal_values on personal_values.noun = 'signing' and personal_values.record_id = signings.id
         where ceremonies.slug = ? and personal_values.field = 'programme_signatory'
         order by signings.id desc limit 1`,
      )
      .get(ceremony)?.value ?? undefined
  );
}

/** The names of the signatories of a signing, for staff only; blank where they were erased or never published. */
export function signatoriesOf(
  db: Database,
  signingId: number,
): { grantee: string | null; programme: string | null } {
  const rows = db
    .prepare<{ field: string; value: string | null }>(
      "select field, value from personal_values where noun = 'signing' and record_id = ?",
    )
    .all(signingId);
  const valueOf = (field: string) => rows.find((row) => row.field === field)?.value ?? null;
  return { grantee: valueOf('grantee_signatory'), programme: valueOf('programme_signatory') };
}

/** The registered name in force (else the name shown) of each organisation of a grant. */
export function namesInForce(db: Database, grantId: number): { organisationId: number; name: string }[] {
  return db
    .prepare<{ organisationId: number; name: string }>(
      `select organisations.id as organisationId,
         coalesce((select name from organisation_names registered
           where registered.organisation_id = organisations.id and registered.kind = 'registered'
             and registered.used_until is null order by registered.position limit 1), organisations.name) as name
       from grant_participants join organisations on organisations.id = grant_participants.organisation_id
       where grant_participants.grant_id = ?`,
    )
    .all(grantId);
}

/** By what access to a grant is judged: its programme, and the country of its lead. */
export function reachOf(
  db: Database,
  grantId: number,
): { programmeId: number | null; country: string | null } {
  return db
    .prepare<{ programmeId: number | null; country: string | null }>(
      `select grants.programme_id as programmeId, organisations.country from grants
       join organisations on organisations.id = grants.lead_id where grants.id = ?`,
    )
    .get(grantId)!;
}
