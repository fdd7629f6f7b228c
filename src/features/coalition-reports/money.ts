import type { Database } from '#database/connection.ts';
import { IS_GIVEN } from '#features/organisations/grants.ts';
import { daysOf, isWithin, type Period } from './rules.ts';

/** A grant in which members took part. Amounts are minor units of its currency. */
export interface ReportGrant {
  reference: string;
  title: string | null;
  lead: string;
  country: string | null;
  startsOn: string | null;
  /** As last extended. */
  endsOn: string | null;
  currency: string | null;
  signedMinor: number | null;
  /** As last amended; the same as signed where it never was. */
  amendedMinor: number | null;
  /** Paid in the period by the bank's days, what was taken back subtracted. */
  paidMinor: number;
}

/**
 * The grants of these organisations that ran on some day of the period, as far as dates tell; one of which nobody
 * can tell is left out and counted. Each grant stands once, however many of the organisations take part.
 */
export function grantsIn(
  db: Database,
  organisations: readonly string[],
  period: Period,
): { rows: ReportGrant[]; leftOut: number } {
  const [first, last] = [daysOf(period.from)[0], daysOf(period.until)[1]];
  const all = db
    .prepare<ReportGrant>(
      `select grants.reference, grants.title, lead.name as lead, coalesce(grants.country, lead.country) as country,
         coalesce(grants.starts_on, grants.signed_on) as startsOn,
         coalesce(grants.amended_ends_on, grants.ends_on) as endsOn, grants.currency,
         grants.amount_minor as signedMinor, coalesce(grants.amended_minor, grants.amount_minor) as amendedMinor,
         (select coalesce(sum(amount_minor), 0) from payments where payments.grant_id = grants.id
            and paid_on between :first and :last) as paidMinor
       from grants join organisations lead on lead.id = grants.lead_id
       where ${IS_GIVEN} and exists (select 1 from grant_participants part
         join organisations on organisations.id = part.organisation_id
         where part.grant_id = grants.id and organisations.slug in (select value from json_each(:organisations)))
       order by grants.reference`,
    )
    .all({ first, last, organisations: JSON.stringify(organisations) });
  const places = all.map(({ startsOn, endsOn }) => ranIn(startsOn, endsOn, period));
  return {
    rows: all.filter((_, at) => places[at] === true),
    leftOut: places.filter((place) => place === undefined).length,
  };
}

/** Whether something that began and ended ran on some day of a period; nothing where the dates do not tell. */
export function ranIn(startsOn: string | null, endsOn: string | null, period: Period): boolean | undefined {
  if (isWithin(startsOn, period) || isWithin(endsOn, period)) return true;
  const [begin, end] = [daysOf(period.from)[0], daysOf(period.until)[1]];
  if (startsOn !== null && daysOf(startsOn)[0] > end) return false;
  if (endsOn !== null && daysOf(endsOn)[1] < begin) return false;
  if (startsOn === null || endsOn === null) return undefined;
  return daysOf(startsOn)[1] <= end && daysOf(endsOn)[0] >= begin ? true : undefined;
}

/** Sums by currency, which are never added; amounts that are not published are left out and counted. */
export function sumsOf(
  grants: readonly ReportGrant[],
  amountOf: (grant: ReportGrant) => number | null,
): { sums: { currency: string; minor: number }[]; notPublished: number } {
  const known = grants.flatMap((grant) => {
    const minor = amountOf(grant);
    return minor === null || grant.currency === null ? [] : [{ minor, currency: grant.currency }];
  });
  const sums = Map.groupBy(known, ({ currency }) => currency);
  return {
    sums: Array.from(sums, ([currency, amounts]) => ({
      currency,
      minor: amounts.reduce((sum, { minor }) => sum + minor, 0),
    })).toSorted((one, other) => one.currency.localeCompare(other.currency, 'en')),
    notPublished: grants.length - known.length,
  };
}
