import type { Database } from '#database/connection.ts';
import { keptMap } from '#database/kept.ts';
import { grantList } from '#features/grants/list.ts';
import { listIndexOf, NOT_PUBLISHED } from '#lists/list-index.ts';
import type { LateKind } from './kinds.ts';

/** The lists over all grants: what was paid, and what did not come by its day. */
export const ledgers = ['paid', 'late'] as const;
export type Ledger = (typeof ledgers)[number];

/** What both can be filtered by, with the meaning that the list of grants gives to the same words. */
export const ledgerFacets = ['programme', 'scheme', 'country', 'theme', 'year', 'currency', 'kind'] as const;
export type LedgerFacet = (typeof ledgerFacets)[number];

/** One payment, or one thing that is late. Minor units of the grant's currency. */
export interface LedgerRow {
  id: number;
  reference: string;
  lead: { slug: string; name: string; language: string | null; country: string | null };
  kind: 'payment' | 'correction' | LateKind;
  /** The bank's day; of what is late the day by which it was due, as precise as known. */
  on: string;
  /** Null of a report. Of a late instalment: what of it is not paid. */
  minor: number | null;
  currency: string | null;
  facets: Record<LedgerFacet, string[]>;
}

/** The rows that a reader may see, the latest payments first, and first what is late the longest. */
export function ledgerRows(
  db: Database,
  ledger: Ledger,
  { isStaff, today }: { isStaff: boolean; today: string },
): LedgerRow[] {
  const kept = keptMap<LedgerRow[]>(db, 'payments of all grants', today);
  const key = `${ledger} ${isStaff}`;
  const known = kept.get(key);
  if (known) return known;
  const index = listIndexOf(db, grantList);
  index.catchUp();
  const visible = index.visible(isStaff ? 'staff' : 'public');
  const stored = ledger === 'paid' ? paid(db) : [...lateReports(db, today), ...lateInstalments(db, today)];
  const seen = stored.filter(({ grantId }) => visible.has(grantId));
  const facts = factsOf(db, new Set(seen.map(({ grantId }) => grantId)));
  const rows = seen.flatMap((row) => {
    const grant = facts.get(row.grantId);
    return grant ? rowOf(row, grant) : [];
  });
  const byDay = (left: LedgerRow, right: LedgerRow) =>
    left.on === right.on ? left.id - right.id : left.on < right.on ? -1 : 1;
  const sorted = rows.toSorted(ledger === 'paid' ? (left, right) => byDay(right, left) : byDay);
  kept.set(key, sorted);
  return sorted;
}

interface Stored {
  id: number;
  grantId: number;
  kind: LedgerRow['kind'];
  on: string;
  minor: number | null;
}

function paid(db: Database): Stored[] {
  return db
    .prepare<Stored>(
      `select id, grant_id as grantId, iif(reverses_id is null, 'payment', 'correction') as kind, paid_on as "on",
         amount_minor as minor from payments`,
    )
    .all();
}

/** Reports and instalments are numbered apart; here the even numbers are those of reports. */
function lateReports(db: Database, today: string): Stored[] {
  return db
    .prepare<Stored>(
      `select id * 2 as id, grant_id as grantId, kind, due_on as "on", null as minor from grant_reports
       where received_on is null and due_on < ?`,
    )
    .all(today);
}

/**
 * The instalments whose day is over and that what was paid so far does not reach, in the order of the schedule. A
 * month is over when the next one has begun. A grant that was ended is owed nothing.
 */
function lateInstalments(db: Database, today: string): Stored[] {
  return db
    .prepare<Stored & { paid: number; upTo: number }>(
      `select instalments.id * 2 + 1 as id, instalments.grant_id as grantId, 'instalment' as kind, due_on as "on",
         instalments.amount_minor as minor,
         sum(instalments.amount_minor) over (partition by instalments.grant_id order by due_on, position) as upTo,
         coalesce((select sum(payments.amount_minor) from payments
           where payments.grant_id = instalments.grant_id), 0) as paid
       from instalments join grants on grants.id = instalments.grant_id
       where due_on < substr(?, 1, length(due_on)) and coalesce(grants.status, '') not in ('terminated', 'cancelled')`,
    )
    .all(today)
    .filter(({ paid: sum, upTo }) => upTo > sum)
    .map(({ paid: sum, upTo, minor, ...row }) => ({ ...row, minor: Math.min(minor ?? 0, upTo - sum) }));
}

interface GrantFacts {
  id: number;
  reference: string;
  currency: string | null;
  country: string | null;
  programme: string;
  scheme: string | null;
  themes: string;
  leadSlug: string;
  leadName: string;
  leadLanguage: string | null;
  leadCountry: string | null;
}

function factsOf(db: Database, ids: Set<number>): Map<number, GrantFacts> {
  const rows = db
    .prepare<GrantFacts>(
      `select grants.id, reference, currency, grants.country, programmes.slug as programme, schemes.slug as scheme,
         (select json_group_array(slug) from (
           select themes.slug from grant_themes join themes on themes.id = grant_themes.theme_id
             where grant_themes.grant_id = grants.id
           union select area.slug from grant_themes join themes on themes.id = grant_themes.theme_id
             join themes area on area.id = themes.parent_id where grant_themes.grant_id = grants.id)) as themes,
         lead.slug as leadSlug, lead.name as leadName, lead.name_language as leadLanguage, lead.country as leadCountry
       from grants join programmes on programmes.id = grants.programme_id
       join organisations lead on lead.id = grants.lead_id left join schemes on schemes.id = grants.scheme_id
       where grants.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify([...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

function rowOf({ grantId: _, ...row }: Stored, grant: GrantFacts): LedgerRow {
  const themes = JSON.parse(grant.themes) as string[];
  return {
    ...row,
    reference: grant.reference,
    lead: {
      slug: grant.leadSlug,
      name: grant.leadName,
      language: grant.leadLanguage,
      country: grant.leadCountry,
    },
    currency: row.minor === null ? null : grant.currency,
    facets: {
      programme: [grant.programme],
      scheme: [grant.scheme ?? NOT_PUBLISHED],
      country: [grant.country ?? NOT_PUBLISHED],
      theme: themes.length > 0 ? themes : [NOT_PUBLISHED],
      year: [row.on.slice(0, 4)],
      currency: row.minor === null || grant.currency === null ? [] : [grant.currency],
      kind: [row.kind],
    },
  };
}
