import { html, type HtmlSafeString } from '@prairielearn/html';
import type { AmendmentKind } from '#features/amendments/kinds.ts';
import { formatMoney } from '#language/format.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { dateField, textArea, textField } from '../components/field.ts';
import { errorsAt, problemSummary } from '../components/form-problems.ts';
import type { Ui } from '../ui.ts';
import type { AmendmentForm } from './page.ts';
import { organisationRadios, shareFields, standingPartners } from './partner-fields.ts';

type Errors = (field: string) => string | undefined;

/** A share that is missing stands at its field; a rule of the scheme and what names no field at the reason. */
function fieldOf(path: string): string {
  const [, first = '', slug] = path.split('/');
  if (first === 'shares' && slug) return `share-${slug}`;
  return first === '' || first === 'scheme' || first === 'kind' ? 'reason' : first;
}

/** The form of one amendment: what its kind asks, the day, the reason. */
export function amendmentForm(ui: Ui, view: AmendmentForm, kind: AmendmentKind): HtmlSafeString {
  const { t } = ui;
  const { grant, typed, problems } = view;
  const error = errorsAt(ui, problems, fieldOf);
  const address = paths.amendments(grant.reference);
  return html`<div class="form-width">
    ${problemSummary(ui, problems, fieldOf)}
    ${
      kind === 'partner_in'
        ? html`<form class="look-up" method="get" action="${address}" role="search">
          <input type="hidden" name="kind" value="partner_in" />
          ${textField({ name: 'q', type: 'search', label: t('memberForm.lookUp'), value: typed.q, autocomplete: 'off' })}
          ${plainButton({ label: t('memberForm.lookUpButton') })}
        </form>`
        : ''
    }
    <form method="post" action="${address}" novalidate>
      <input type="hidden" name="kind" value="${kind}" />
      <input type="hidden" name="key" value="${typed.key ?? ''}" />
      ${fields(ui, view, kind, error)}
      ${dateField({ name: 'effectiveOn', label: t('amend.effectiveOn'), hint: t('status.onHint'), value: typed.effectiveOn, error: error('effectiveOn') })}
      ${textArea({ name: 'reason', label: t('status.reason'), hint: t('status.reasonHint'), value: typed.reason, error: error('reason'), rows: 2 })}
      ${reasons(ui, view, error)}
      <div class="actions">
        ${mainButton({ label: t('amend.save') })} <a href="${address}">${t('general.cancel')}</a>
      </div>
    </form>
  </div>`;
}

function fields(ui: Ui, view: AmendmentForm, kind: AmendmentKind, error: Errors): HtmlSafeString {
  const { t } = ui;
  const { grant, typed, problems, look } = view;
  const { amendedMinor, amountMinor, currency } = grant;
  if (kind === 'budget') {
    const now = amendedMinor ?? amountMinor;
    const hint =
      now === null
        ? undefined
        : t('amend.amountHint', { amount: formatMoney(now, currency ?? '', ui.language) });
    return textField({
      name: 'amount',
      label: t('amend.amount', { currency: currency ?? '' }),
      hint,
      value: typed.amount,
      error: error('amount'),
      width: 'medium',
      inputmode: 'decimal',
      isFigure: true,
    });
  }
  if (kind === 'extension')
    return dateField({
      name: 'endsOn',
      label: t('amend.endsOn'),
      hint: t('form.asPrecise'),
      value: typed.endsOn,
      error: error('endsOn'),
    });
  if (kind === 'scope')
    return textArea({
      name: 'scope',
      label: t('amend.scope'),
      hint: t('amend.scopeHint'),
      value: typed.scope ?? grant.summary,
      error: error('scope'),
      rows: 5,
    });
  if (kind === 'partner_out')
    return html`${standingPartners(ui, grant, typed, error('organisation'))}
    ${shareFields(ui, grant, typed, { isIn: false, error })}`;
  return html`
    <input type="hidden" name="q" value="${typed.q ?? ''}" />
    <div
      id="organisation-choice"
      hx-get="${paths.amendments(grant.reference)}?kind=partner_in"
      hx-trigger="input changed delay:200ms from:#q"
      hx-include="#q"
      hx-target="this"
      hx-swap="innerHTML"
    >
      ${organisationRadios(ui, look ?? { found: [], more: 0 }, typed, problems)}
    </div>
    ${textField({ name: 'task', label: t('amend.task'), value: typed.task, error: error('task'), isOptional: t('general.optional') })}
    ${shareFields(ui, grant, typed, { isIn: true, error })}
  `;
}

/** Asked for once a rule stands against it: what staff saw, or why an administrator lets it be. */
function reasons(ui: Ui, { problems, typed, isAdministrator }: AmendmentForm, error: Errors): HtmlSafeString {
  const { t } = ui;
  const isUntold = Boolean(typed.seenReason) || problems.some(({ path }) => path === '/seenReason');
  const isBroken = Boolean(typed.overrideReason) || problems.some(({ path }) => path === '/scheme');
  return html`${
    isUntold
      ? textArea({
          name: 'seenReason',
          label: t('signing.seenReason'),
          value: typed.seenReason,
          error: error('seenReason'),
          rows: 2,
        })
      : ''
  }
  ${
    isBroken && isAdministrator
      ? textArea({
          name: 'overrideReason',
          label: t('amend.override'),
          hint: t('signing.overrideHint'),
          value: typed.overrideReason,
          rows: 2,
        })
      : ''
  }`;
}
