import { html } from '@prairielearn/html';
import type { AfterSigning } from '#features/grants/after-signing.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import { paths } from '#paths.ts';
import { amendmentText } from '../amendments/words.ts';
import { money } from '../components/money.ts';
import type { TimelineItem } from '../components/timeline.ts';
import type { Ui } from '../ui.ts';

type Step = TimelineItem & { date: string };

/** The dated lines of what came after a signing: steps, amendments, payments, reports. */
export function afterSteps(
  ui: Ui,
  grant: GrantDetail,
  { steps, amendments, payments, reports }: AfterSigning,
): Step[] {
  const { t } = ui;
  const { currency, reference } = grant;
  const reason = (text: string) => t('grant.step.reason', { reason: text });
  return [
    ...steps.map(({ id, status, on, reason: why }) => ({
      id: `step-${id}`,
      date: on,
      text: html`<strong>${t(`grant.step.status.${status}`)}</strong>`,
      note: reason(why),
    })),
    ...amendments.map((amendment) => ({
      id: `amendment-${amendment.number}`,
      date: amendment.effectiveOn,
      text: amendmentText(ui, amendment, currency),
      note: html`${reason(amendment.reason)}${amendment.kind === 'budget' ? html`<br />${t('grant.step.signedStays')}` : ''}${
        amendment.overrideReason
          ? html`<br />${t('grant.step.amendedAlthough', { reason: amendment.overrideReason })}`
          : ''
      }`,
    })),
    ...payments.map(({ id, paidOn, amountMinor, reversesId, reversedById }) => {
      const amount = money(Math.abs(amountMinor), currency ?? '', ui);
      const word = t(reversesId === null ? 'grant.step.paid' : 'grant.step.takenBack');
      const text = html`<strong>${word}</strong> <a href="${paths.payments(reference)}#payment-${id}">${amount}</a>`;
      return { id: `payment-${id}`, date: paidOn, text: reversedById === null ? text : html`<s>${text}</s>` };
    }),
    ...reports.map(({ id, kind, dueOn, receivedOn }) => {
      const name = t(`reportsDue.kind.${kind}`);
      if (receivedOn !== null)
        return { id: `report-${id}`, date: receivedOn, text: t('grant.step.reportCame', { report: name }) };
      const isLate = dueOn < ui.today;
      const said = isLate
        ? html`<strong>${t('grant.step.reportLate', { report: name })}</strong>`
        : t('grant.step.reportDue', { report: name });
      return { id: `report-${id}`, date: dueOn, kind: 'future' as const, text: said };
    }),
  ];
}
