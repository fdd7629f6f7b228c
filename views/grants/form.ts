import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { ruleCheck } from '../components/rule-check.ts';
import type { Page, Ui } from '../ui.ts';
import { consortiumPart } from './form-consortium.ts';
import { type GrantForm, type Errors, drawHref } from './form-model.ts';
import { aboutPart, moneyPart, sourcePart } from './form-parts.ts';

export { foundPart } from './form-consortium.ts';

/** The form by which staff enter a grant, or edit one that is not signed. */
export function grantFormPage(ui: Ui, form: GrantForm): Page {
  const { t } = ui;
  const { edited, problems } = form;
  const title = t(edited ? 'grantForm.edit' : 'grantForm.new');
  const back = edited ? paths.grant(edited.reference) : paths.grants();
  return {
    title,
    section: 'grants',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      ...(edited ? [{ label: edited.reference, href: back }] : []),
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="columns">
        <div class="column-main form-width">
          ${problems.length > 0 ? summary(ui, form) : ''}
          <form id="grant-form" method="post" action="${back}" novalidate>
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">${t('grantForm.save')}</button>
            <input type="hidden" name="key" value="${form.typed.key}" />
            ${aboutPart(ui, form, errorsOf(ui, form))} ${consortiumPart(ui, form, errorsOf(ui, form))}
            ${moneyPart(ui, form, errorsOf(ui, form))} ${sourcePart(ui, form, errorsOf(ui, form))}
            <div class="actions">
              ${mainButton({ label: t('grantForm.save') })} <a href="${back}">${t('general.cancel')}</a>
              <p class="note">${t('grantForm.kept')}</p>
            </div>
          </form>
        </div>
        <div class="column-side">${sidePart(ui, form)}</div>
      </div>
    `,
  };
}

/** Beside the form: the rules, drawn again at each change where there is script, and by a button where there is none. */
function sidePart(ui: Ui, form: GrantForm): HtmlSafeString {
  return html`
    <div
      id="rules"
      hx-post="${drawHref(form)}"
      hx-trigger="change from:#grant-form"
      hx-include="#grant-form"
      hx-vals="part:rules"
      hx-target="this"
      hx-swap="innerHTML"
      hx-sync="this:replace"
      role="status"
    >
      ${rulesPart(ui, form)}
    </div>
    <noscript>
      <p class="side-actions">
        <button
          class="ds-button button-small"
          data-variant="secondary"
          data-color="neutral"
          type="submit"
          form="grant-form"
          formaction="${drawHref(form)}#rules"
        >
          ${ui.t('grantForm.check')}
        </button>
      </p>
    </noscript>
  `;
}

/** The rules as they stand for what is typed: drawn again at each change where there is script. */
export function rulesPart(ui: Ui, { rules }: GrantForm): HtmlSafeString {
  return rules ? ruleCheck(ui, { rules, heading: ui.t('grantForm.rules') }) : html``;
}

/** The fields in the order in which they stand, for the summary to lead through them. */
const order = [
  'programme',
  'scheme',
  'title',
  'titleLanguage',
  'summary',
  'reference',
  'status',
  'consortium',
  'leadTask',
  'leadShare',
  'partner',
  'organisationQuery',
  'found',
  'amount',
  'currency',
  'startsOn',
  'endsOn',
  'country',
  'themes',
];

function summary(ui: Ui, { problems }: GrantForm): HtmlSafeString {
  const place = (path: string) => {
    const found = order.indexOf(fieldOf(path).split('-')[0] ?? '');
    return found < 0 ? order.length : found;
  };
  return errorSummary(
    ui,
    problems
      .toSorted((left, right) => place(left.path) - place(right.path))
      .map(({ path, message, values }) => ({ field: fieldOf(path), text: ui.t(message, values) })),
  );
}

function errorsOf(ui: Ui, { problems }: GrantForm): Errors {
  return (field) => {
    const found = problems.filter(({ path }) => fieldOf(path) === field);
    return found.length > 0 ? found.map(({ message, values }) => ui.t(message, values)).join(' ') : undefined;
  };
}

/** The id of the field at which a problem of the command is shown. */
function fieldOf(path: string): string {
  const [, field = '', place, part] = path.split('/');
  if (field === 'partners')
    return part === 'share' || part === 'task' ? `partner-${part}-${place}` : 'consortium';
  if (field === 'lead') return 'consortium';
  if (field === 'source') return place === 'readOn' ? 'sourceReadOn' : 'source';
  return field === '' ? 'grant-form' : field;
}
