import type { Database } from '#database/connection.ts';
import { recordPayment, reversePayment, setSchedule } from '#features/payments/commands.ts';
import { paymentsOf } from '#features/payments/queries.ts';
import { askReports, receiveReport } from '#features/payments/report-commands.ts';
import { reportsOf } from '#features/payments/queries.ts';
import { systemAct } from '#features/people/actor.ts';

/**
 * Pays invented amounts on the first so many signed grants whose amount is published: two payments, a wrong one that
 * is taken back, a schedule of which the last instalment is late, one report that came and one that did not.
 */
export function payGrants(db: Database, most: number): void {
  const act = systemAct('command-line');
  const grants = db
    .prepare<{ id: number; reference: string; minor: number; signedOn: string }>(
      `select grants.id, reference, amount_minor as minor, signed_on as signedOn from grants
       where amount_minor > 1000 and length(signed_on) = 10 and signed_on < '2024-06-01' and status in ('signed', 'active')
         and exists (select 1 from signings where grant_id = grants.id and reversed_on is null)
       order by grants.id limit ?`,
    )
    .all(most);
  grants.forEach(({ id, reference, minor }, place) => {
    const part = ((minor - (minor % 400)) / 400).toFixed(2);
    setSchedule(db, act, reference, {
      instalments: [
        { dueOn: '2024-07', amount: part },
        { dueOn: '2025-01-15', amount: part },
        { dueOn: '2099', amount: part },
      ],
    });
    recordPayment(db, act, reference, { paidOn: `2024-07-${String(10 + (place % 9))}`, amount: part });
    if (place % 2 === 0) recordPayment(db, act, reference, { paidOn: '2025-02-01', amount: part });
    if (place % 3 === 0) {
      const [first] = paymentsOf(db, id);
      reversePayment(db, act, reference, first!.id, {
        reversedOn: '2025-03-01',
        reason: 'Paid twice (example)',
      });
    }
    askReports(db, act, reference, { kinds: ['narrative', 'financial'], dueOn: '2025-01-31' });
    receiveReport(db, act, reference, reportsOf(db, id)[0]!.id, { receivedOn: '2025-01-20' });
    askReports(db, act, reference, { kinds: ['narrative'], dueOn: '2099-01-31' });
  });
}
