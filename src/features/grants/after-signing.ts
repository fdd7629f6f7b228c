import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { keptUnder } from '#database/kept.ts';
import { accountOf, amendmentsOf, type Amendment } from '#features/amendments/queries.ts';
import { amountOn, paidOn } from '#features/amendments/rules.ts';
import { paymentsOf, reportsOf, type Payment, type ReportDue } from '#features/payments/queries.ts';
import { doOverlap } from '#features/schemes/rules.ts';
import { stepsOf, type Step } from '#features/statuses/queries.ts';
import type { GrantDetail } from './queries.ts';

/** What came after a grant's signing. Amounts are minor units of its currency. */
export interface AfterSigning {
  steps: Step[];
  amendments: Amendment[];
  payments: Payment[];
  reports: ReportDue[];
}

/** Another grant of another scheme on the same theme at the same time, held by one of the organisations. */
export interface Overlap {
  reference: string;
  title: string | null;
  scheme: string | null;
  startsOn: string;
  endsOn: string;
  organisation: string;
  organisationLanguage: string | null;
}

/** What came after the signing, kept until the next change. */
export function afterSigningOf(db: Database, grantId: number): AfterSigning {
  return keptUnder(db, 'grants after signing', String(grantId), () => ({
    steps: stepsOf(db, grantId),
    amendments: amendmentsOf(db, grantId),
    payments: paymentsOf(db, grantId),
    reports: reportsOf(db, grantId),
  }));
}

/** A grant's money on a day: as amended and paid by then. */
export function moneyOn(
  db: Database,
  { id, amountMinor }: Pick<GrantDetail, 'id' | 'amountMinor'>,
  day: string,
): { amendedMinor: number | null; paidMinor: number } {
  if (amountMinor === null) return { amendedMinor: null, paidMinor: 0 };
  const account = accountOf(db, id, amountMinor);
  return { amendedMinor: amountOn(account, day), paidMinor: paidOn(account, day) };
}

const MOST = 6;

const OVERLAPS = `select distinct other.reference, other.title, schemes.name as scheme, other.starts_on as startsOn,
    coalesce(other.amended_ends_on, other.ends_on) as endsOn, organisations.name as organisation,
    organisations.name_language as organisationLanguage
  from grant_participants mine
  join grant_participants theirs on theirs.organisation_id = mine.organisation_id and theirs.grant_id <> mine.grant_id
  join grants other on other.id = theirs.grant_id
  join organisations on organisations.id = mine.organisation_id
  left join schemes on schemes.id = other.scheme_id
  where mine.grant_id = :id and other.scheme_id is not :scheme and other.scheme_id is not null
    and other.starts_on is not null and coalesce(other.amended_ends_on, other.ends_on) is not null
    and (other.status is null or other.status not in ('planned', 'cancelled', 'incoming'))
    and ${uncovered('grant', 'other.id')}
    and exists (select 1 from grant_themes own join grant_themes same on same.theme_id = own.theme_id
      where own.grant_id = mine.grant_id and same.grant_id = other.id)
  limit 200`;

/**
 * A hint, never a rule: grants of other schemes that one of the organisations holds on the same theme at the same
 * time. Where dates or themes are not published nothing can be said, and nothing is.
 */
export function overlapsOf(db: Database, grant: GrantDetail): Overlap[] {
  const { id, scheme, startsOn, themes } = grant;
  const endsOn = grant.amendedEndsOn ?? grant.endsOn;
  if (!scheme || !startsOn || !endsOn || themes.length === 0) return [];
  return keptUnder(db, 'grant overlaps', String(id), () =>
    db
      .prepare<Overlap>(OVERLAPS)
      .all({ id, scheme: scheme.id })
      .filter((other) =>
        doOverlap(
          { inForceFrom: startsOn, inForceUntil: endsOn },
          { inForceFrom: other.startsOn, inForceUntil: other.endsOn },
        ),
      )
      .slice(0, MOST),
  );
}
