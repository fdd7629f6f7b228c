import type { Database } from '#database/connection.ts';
import { Conflict } from '#errors.ts';
import type { AmendmentKind } from './kinds.ts';
import type { Account } from './rules.ts';

/** An amendment with what stood before it. Amounts are minor units of the grant's currency. */
export interface Amendment {
  id: number;
  number: number;
  kind: AmendmentKind;
  effectiveOn: string;
  reason: string;
  batch: string | null;
  amountBefore: number | null;
  amountAfter: number | null;
  endsBefore: string | null;
  endsAfter: string | null;
  organisation: { slug: string; name: string; language: string | null } | null;
  task: string | null;
  /** Hundredths of a per cent by organisation id; null where shares stayed. */
  shares: Record<string, number> | null;
  scopeBefore: string | null;
  scopeAfter: string | null;
  overrideReason: string | null;
}

type Row = Omit<Amendment, 'organisation' | 'shares'> & {
  slug: string | null;
  name: string;
  language: string | null;
  shares: string | null;
};

/** The amendments of a grant in the order in which they were made. */
export function amendmentsOf(db: Database, grantId: number): Amendment[] {
  return db
    .prepare<Row>(
      `select amendments.id, number, amendments.kind, effective_on as effectiveOn, reason, batch,
         amount_before as amountBefore, amount_after as amountAfter, ends_before as endsBefore, ends_after as endsAfter,
         task, shares, scope_before as scopeBefore, scope_after as scopeAfter, override_reason as overrideReason,
         organisations.slug, organisations.name, organisations.name_language as language
       from amendments left join organisations on organisations.id = amendments.organisation_id
       where grant_id = ? order by number`,
    )
    .all(grantId)
    .map(({ slug, name, language, shares, ...amendment }) => ({
      ...amendment,
      shares: shares === null ? null : (JSON.parse(shares) as Record<string, number>),
      organisation: slug === null ? null : { slug, name, language },
    }));
}

/** A grant's money over time, for the rules: the amount as signed, its changes, and what was paid. */
export function accountOf(db: Database, grantId: number, signedMinor: number): Account {
  return {
    signedMinor,
    changes: db
      .prepare<{ on: string; amountMinor: number }>(
        `select effective_on as "on", amount_after as amountMinor from amendments
         where grant_id = ? and amount_after is not null order by number`,
      )
      .all(grantId),
    movements: db
      .prepare<{ on: string; minor: number }>(
        'select paid_on as "on", amount_minor as minor from payments where grant_id = ? order by id',
      )
      .all(grantId),
  };
}

export interface BatchRow {
  reference: string;
  lead: string;
  leadLanguage: string | null;
  currency: string;
  amountBefore: number;
  amountAfter: number;
  effectiveOn: string;
  reason: string;
}

/** What was amended together under one key. */
export function batchOf(db: Database, batch: string): BatchRow[] {
  return db
    .prepare<BatchRow>(
      `select grants.reference, organisations.name as lead, organisations.name_language as leadLanguage, grants.currency,
         amount_before as amountBefore, amount_after as amountAfter, effective_on as effectiveOn, reason
       from amendments join grants on grants.id = amendments.grant_id
       join organisations on organisations.id = grants.lead_id
       where batch = ? order by amendments.id`,
    )
    .all(batch);
}

/** Throws Conflict where amendments or payments stand after a signing, so that it cannot be taken back. */
export function requireNothingAfter(db: Database, grantId: number): void {
  const something = db
    .prepare(
      `select 1 where exists (select 1 from amendments where grant_id = :grant)
         or (select coalesce(sum(amount_minor), 0) from payments where grant_id = :grant) <> 0`,
    )
    .get({ grant: grantId });
  if (something !== undefined) throw new Conflict('problem.somethingAfter');
}
