import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { GrantStatus } from '#features/grants/kinds.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { Step } from '#features/statuses/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { dateField, radioGroup, textArea } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { sideList, sideSection } from '../components/section.ts';
import { actPage } from '../grants/act-page.ts';
import type { Page, Ui } from '../ui.ts';

export interface StatusForm {
  grant: GrantDetail;
  following: readonly GrantStatus[];
  steps: Step[];
  typed: Partial<Record<'status' | 'on' | 'reason', string>>;
  problems: Problem[];
}

/** The form by which staff move a grant a step on. */
export function statusFormPage(ui: Ui, { grant, following, steps, typed, problems }: StatusForm): Page {
  const { t } = ui;
  const fieldOf = fieldAfter('status');
  const error = errorsAt(ui, problems, fieldOf);
  return actPage(ui, {
    grant,
    title: t('status.title'),
    hasErrors: problems.length > 0,
    body: html`<div class="form-width">
      ${problemSummary(ui, problems, fieldOf)}
      <p>
        ${grant.status ? t('status.now', { status: t(`grant.status.${grant.status}`) }) : t('status.unknown')}
      </p>
      ${
        following.length === 0
          ? html`<p>${t('status.none')}</p>`
          : html`<form method="post" action="${paths.grantStatus(grant.reference)}" novalidate>
            ${radioGroup({
              name: 'status',
              label: t('status.next'),
              value: typed.status ?? (following.length === 1 ? following[0] : undefined),
              error: error('status'),
              options: following.map((value) => ({
                value,
                label: t(`grant.status.${value}`),
                hint: t(`status.hint.${value}`),
              })),
            })}
            ${dateField({ name: 'on', label: t('status.on'), hint: t('status.onHint'), value: typed.on, error: error('on') })}
            ${textArea({ name: 'reason', label: t('status.reason'), hint: t('status.reasonHint'), value: typed.reason, error: error('reason'), rows: 2 })}
            <div class="actions">
              ${mainButton({ label: t('status.save') })} <a href="${paths.grant(grant.reference)}">${t('general.cancel')}</a>
            </div>
          </form>`
      }
    </div>`,
    side:
      steps.length > 0
        ? sideSection({
            title: t('status.steps'),
            body: sideList(
              steps.map(({ status, on, reason }) => ({
                text: html`${t(`grant.status.${status}`)}, ${dateText(on, ui)}`,
                note: reason,
              })),
            ),
          })
        : undefined,
  });
}
