import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { decimalOf, shareText } from '#features/grants/amount.ts';
import { findGrant, type GrantDetail } from '#features/grants/queries.ts';
import { reindexGrant } from '#features/grants/search-index.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { checkAmendment, type Checked } from './checks.ts';
import { amendmentsOf, type Amendment } from './queries.ts';
import { AmendmentInput } from './schemas.ts';

/** What makes a repeated press harmless, and what an amendment has in common with others. */
export interface AmendmentKeys {
  idempotencyKey?: string | undefined;
  batch?: string | undefined;
}

/**
 * Amends a signed grant from a day on. What it was as signed stays; an amendment is reversed only by a further
 * one. The same key again changes nothing.
 *
 * @returns the amendment's number within the grant.
 * @throws Invalid naming what is wrong: a day before the signing or before the last amendment of the kind, a
 *   budget below what is paid, shares that do not make the whole, a rule that would be broken; Conflict where the
 *   key was used for another grant; Refused where programme or lead's country is not the actor's.
 */
export function amendGrant(
  db: Database,
  act: Act,
  reference: string,
  input: AmendmentInput,
  keys: AmendmentKeys = {},
): number {
  return change(db, act, (record) => {
    const grant = findGrant(db, reference);
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
    const repeated = keys.idempotencyKey === undefined ? undefined : byKey(db, keys.idempotencyKey);
    if (repeated && repeated.grantId !== grant.id) throw new Conflict('problem.keyUsed');
    if (repeated) return repeated.number;
    const shape = shapeProblems(AmendmentInput, input);
    if (shape.length > 0) throw new Invalid(shape);
    const earlier = amendmentsOf(db, grant.id);
    const checked = checkAmendment(db, act, grant, earlier, input);
    if (checked.problems.length > 0) throw new Invalid(checked.problems);
    const number = (earlier.at(-1)?.number ?? 0) + 1;
    insert(db, act, grant, checked, input, { ...keys, number });
    apply(db, act, grant, checked, input);
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.amended',
      ...snapshot(grant, checked, input, number, earlier),
      subjects: [grant.lead, ...grant.partners, ...(checked.partner ? [checked.partner] : [])].map(
        ({ id }) => ({
          noun: 'organisation',
          id,
        }),
      ),
    });
    return number;
  });
}

function byKey(db: Database, key: string): { grantId: number; number: number } | undefined {
  return db
    .prepare<{ grantId: number; number: number }>(
      'select grant_id as grantId, number from amendments where idempotency_key = ?',
    )
    .get(key);
}

function insert(
  db: Database,
  act: Act,
  grant: GrantDetail,
  { after, partner, shares }: Checked,
  input: AmendmentInput,
  keys: AmendmentKeys & { number: number },
): void {
  const isBudget = input.kind === 'budget';
  const isExtension = input.kind === 'extension';
  const isScope = input.kind === 'scope';
  db.prepare(
    `insert into amendments (grant_id, number, kind, effective_on, reason, batch, amount_before, amount_after,
       ends_before, ends_after, organisation_id, task, shares, scope_before, scope_after, seen_reason, override_reason,
       recorded_by, recorded_at, idempotency_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    grant.id,
    keys.number,
    input.kind,
    input.effectiveOn,
    input.reason.trim(),
    keys.batch ?? null,
    isBudget ? (grant.amendedMinor ?? grant.amountMinor) : null,
    isBudget ? (after.amendedMinor ?? null) : null,
    isExtension ? (grant.amendedEndsOn ?? grant.endsOn) : null,
    isExtension ? (after.amendedEndsOn ?? null) : null,
    partner?.id ?? null,
    partner?.task ?? null,
    shares === null ? null : JSON.stringify(shares),
    isScope ? scopeBefore(db, grant) : null,
    isScope ? (after.summary ?? null) : null,
    input.seenReason?.trim() || null,
    input.overrideReason?.trim() || null,
    act.actor.publicId ?? null,
    act.at.toISOString(),
    keys.idempotencyKey ?? null,
  );
}

/** The grant as it is from now on; what it was as signed stays in its own columns. */
function apply(
  db: Database,
  act: Act,
  grant: GrantDetail,
  { after, partner, shares }: Checked,
  input: AmendmentInput,
): void {
  db.prepare('update grants set amended_minor = ?, amended_ends_on = ?, updated_at = ? where id = ?').run(
    after.amendedMinor ?? null,
    after.amendedEndsOn ?? null,
    act.at.toISOString(),
    grant.id,
  );
  if (partner && input.kind === 'partner_in') {
    db.prepare(
      `insert into grant_participants (grant_id, organisation_id, role, task, position, joined_on)
       values (?, ?, 'partner', ?, (select max(position) + 1 from grant_participants where grant_id = ?), ?)
       on conflict (grant_id, organisation_id) do update set left_on = null`,
    ).run(grant.id, partner.id, partner.task, grant.id, input.effectiveOn);
  }
  if (partner && input.kind === 'partner_out') {
    db.prepare(
      'update grant_participants set left_on = ?, amended_share = null where grant_id = ? and organisation_id = ?',
    ).run(input.effectiveOn, grant.id, partner.id);
  }
  const setShare = db.prepare(
    'update grant_participants set amended_share = ? where grant_id = ? and organisation_id = ?',
  );
  for (const [id, share] of Object.entries(shares ?? {})) setShare.run(share, grant.id, Number(id));
  if (partner) reindexGrant(db, grant.id);
}

function scopeBefore(db: Database, grant: GrantDetail): string | null {
  return scopeNow(grant, amendmentsOf(db, grant.id));
}

/** What the grant is for as last amended. */
function scopeNow(grant: GrantDetail, amendments: readonly Amendment[]): string | null {
  return amendments.findLast(({ scopeAfter }) => scopeAfter !== null)?.scopeAfter ?? grant.summary;
}

function snapshot(
  grant: GrantDetail,
  { after, partner, shares }: Checked,
  input: AmendmentInput,
  number: number,
  earlier: readonly Amendment[],
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const { kind, effectiveOn, reason } = input;
  const { currency } = grant;
  const about = { amendment: String(number), kind, effectiveOn, reason: reason.trim() };
  const reasons = { seenReason: input.seenReason?.trim(), overrideReason: input.overrideReason?.trim() };
  const amount = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? null : decimalOf(minor);
  const both = (before: Record<string, unknown>, now: Record<string, unknown>) => ({
    before,
    after: { ...about, ...now, ...reasons },
  });
  if (kind === 'budget')
    return both(
      { amount: amount(grant.amendedMinor ?? grant.amountMinor), currency },
      { amount: amount(after.amendedMinor), currency },
    );
  if (kind === 'extension')
    return both({ endsOn: grant.amendedEndsOn ?? grant.endsOn }, { endsOn: after.amendedEndsOn });
  if (kind === 'scope') return both({ summary: scopeNow(grant, earlier) }, { summary: after.summary });
  const all = [grant.lead, ...after.partners];
  const participants = shares
    ? Object.entries(shares).map(([id, share]) => ({
        organisation: all.find((one) => one.id === Number(id))?.slug,
        share: shareText(share),
      }))
    : undefined;
  return both({}, { organisation: partner?.slug, participants });
}
