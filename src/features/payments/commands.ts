import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { accountOf } from '#features/amendments/queries.ts';
import { firstOverpaid } from '#features/amendments/rules.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { decimalOf, minorOf } from '#features/grants/amount.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { dayProblems, grantFor } from './checks.ts';
import { instalmentsOf, paymentsOf } from './queries.ts';
import { PaymentInput, PaymentReversalInput, ScheduleInput } from './schemas.ts';

/**
 * Records what the bank paid, by the bank's day. The same key again answers the same payment.
 *
 * @returns the payment's id.
 * @throws Invalid where the grant is not signed, its amount is not published, or on some day more would be paid
 *   than the grant as amended (DOMAIN.md, “Disbursement”); Conflict where the key was used for another grant.
 */
export function recordPayment(
  db: Database,
  act: Act,
  reference: string,
  input: PaymentInput,
  idempotencyKey?: string,
): number {
  return change(db, act, (record) => {
    const grant = grantFor(db, act, reference);
    const repeated = idempotencyKey === undefined ? undefined : byKey(db, idempotencyKey);
    if (repeated && repeated.grantId !== grant.id) throw new Conflict('problem.keyUsed');
    if (repeated) return repeated.id;
    const minor = minorOf(input.amount);
    const problems = [
      ...shapeProblems(PaymentInput, input),
      ...paymentProblems(db, act, grant, input, minor),
    ];
    if (problems.length > 0) throw new Invalid(problems);
    const note = input.note?.trim() || null;
    const id = insert(db, act, grant.id, { on: input.paidOn, minor: minor!, note, key: idempotencyKey });
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.payment-recorded',
      after: { paidOn: input.paidOn, amount: decimalOf(minor!), currency: grant.currency, note },
    });
    return id;
  });
}

function byKey(db: Database, key: string): { id: number; grantId: number } | undefined {
  return db
    .prepare<{ id: number; grantId: number }>(
      'select id, grant_id as grantId from payments where idempotency_key = ?',
    )
    .get(key);
}

function paymentProblems(
  db: Database,
  act: Act,
  grant: GrantDetail,
  { paidOn }: PaymentInput,
  minor: number | undefined,
): Problem[] {
  if (!grant.signing) return [{ path: '/paidOn', message: 'problem.payUnsigned' }];
  if (grant.amountMinor === null) return [{ path: '/amount', message: 'problem.payUnknown' }];
  const problems = dayProblems('/paidOn', paidOn, grant.signing.signedOn, act);
  if (minor === undefined) problems.push({ path: '/amount', message: 'problem.amount' });
  if (minor === undefined || problems.length > 0) return problems;
  const account = accountOf(db, grant.id, grant.amountMinor);
  const over = firstOverpaid({ ...account, movements: [...account.movements, { on: paidOn, minor }] });
  const written = (sum: number) => `${grant.currency} ${decimalOf(sum)}`;
  return over
    ? [
        {
          path: '/amount',
          message: 'problem.overpaid',
          values: {
            date: over.on,
            paid: written(over.paid),
            amount: written(over.amount),
            over: written(over.paid - over.amount),
          },
        },
      ]
    : [];
}

function insert(
  db: Database,
  act: Act,
  grantId: number,
  {
    on,
    minor,
    note,
    reverses,
    key,
  }: { on: string; minor: number; note: string | null; reverses?: number; key?: string | undefined },
): number {
  return Number(
    db
      .prepare(
        `insert into payments (grant_id, paid_on, amount_minor, note, reverses_id, recorded_by, recorded_at,
           idempotency_key) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        grantId,
        on,
        minor,
        note,
        reverses ?? null,
        act.actor.publicId ?? null,
        act.at.toISOString(),
        key ?? null,
      ).lastInsertRowid,
  );
}

/**
 * Takes a wrong payment back by a dated row of the same amount below zero; the payment stays readable.
 *
 * @throws Conflict where it was taken back already, or is itself a correction.
 */
export function reversePayment(
  db: Database,
  act: Act,
  reference: string,
  id: number,
  input: PaymentReversalInput,
): void {
  change(db, act, (record) => {
    const grant = grantFor(db, act, reference);
    const payment = paymentsOf(db, grant.id).find((one) => one.id === id);
    if (!payment) throw new NotFound(`no payment ${id} of ${reference}`);
    if (payment.reversesId !== null) throw new Conflict('problem.isReversal');
    if (payment.reversedById !== null) throw new Conflict('problem.paymentReversed');
    const problems = [
      ...shapeProblems(PaymentReversalInput, input),
      ...dayProblems('/reversedOn', input.reversedOn, payment.paidOn, act),
      ...(input.reason.trim() ? [] : [{ path: '/reason', message: 'problem.reasonMissing' as const }]),
    ];
    if (problems.length > 0) throw new Invalid(problems);
    const reason = input.reason.trim();
    insert(db, act, grant.id, {
      on: input.reversedOn,
      minor: -payment.amountMinor,
      note: reason,
      reverses: id,
    });
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.payment-reversed',
      before: { amount: decimalOf(payment.amountMinor), currency: grant.currency },
      after: { paidOn: payment.paidOn, reversedOn: input.reversedOn, reason },
    });
  });
}

/**
 * Sets the schedule of payments anew. Its sum is never above the grant as amended, and the problem says by how
 * much it would be.
 */
export function setSchedule(db: Database, act: Act, reference: string, input: ScheduleInput): void {
  change(db, act, (record) => {
    const grant = grantFor(db, act, reference);
    const amount = grant.amendedMinor ?? grant.amountMinor;
    const problems = shapeProblems(ScheduleInput, input);
    const all = input.instalments.map(({ amount: written }) => minorOf(written));
    input.instalments.forEach(({ dueOn }, place) => {
      if (!isPartialDate(dueOn))
        problems.push({ path: `/instalments/${place}/dueOn`, message: 'problem.dateUnreadable' });
      if (all[place] === undefined)
        problems.push({ path: `/instalments/${place}/amount`, message: 'problem.amount' });
    });
    const sum = all.reduce<number>((total, minor) => total + (minor ?? 0), 0);
    if (problems.length === 0 && amount === null)
      problems.push({ path: '/instalments', message: 'problem.payUnknown' });
    if (problems.length === 0 && amount !== null && sum > amount) {
      const over = `${grant.currency} ${decimalOf(sum - amount)}`;
      problems.push({ path: '/instalments', message: 'problem.scheduleOver', values: { over } });
    }
    if (problems.length > 0) throw new Invalid(problems);
    const before = instalmentsOf(db, grant.id);
    const after = input.instalments.map(({ dueOn, note }, place) => ({
      dueOn,
      amountMinor: all[place]!,
      note: note?.trim() || null,
    }));
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    db.prepare('delete from instalments where grant_id = ?').run(grant.id);
    const add = db.prepare(
      'insert into instalments (grant_id, position, due_on, amount_minor, note) values (?, ?, ?, ?, ?)',
    );
    after.forEach(({ dueOn, amountMinor, note }, place) =>
      add.run(grant.id, place, dueOn, amountMinor, note),
    );
    const lines = (rows: typeof after) =>
      rows.map(({ dueOn, amountMinor, note }) => ({
        dueOn,
        amount: `${grant.currency} ${decimalOf(amountMinor)}`,
        note,
      }));
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.schedule-set',
      before: { instalments: lines(before) },
      after: { instalments: lines(after) },
    });
  });
}
