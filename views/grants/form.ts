import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { GrantChoices } from '#features/grants/form-choices.ts';
import type { TypedGrant } from '#features/grants/form.ts';
import type { Participant } from '#features/grants/queries.ts';
import type { RuleResult } from '#features/grants/rules.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { ruleCheck } from '../components/rule-check.ts';
import type { Page, Ui } from '../ui.ts';
import { consortiumPart } from './form-consortium.ts';
import { aboutPart, moneyPart, sourcePart } from './form-parts.ts';

export { foundPart } from './form-consortium.ts';

export interface Option {
  value: string;
  label: string;
}

export interface FoundOrganisation {
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  kind: string;
  /** It is in the form already. */
  isIn: boolean;
}

export interface GrantForm {
  /** The grant that is edited; undefined for a new one. */
  edited: { reference: string; title: string | null; programme: string } | undefined;
  typed: TypedGrant;
  /** What stands behind the slugs of the form; undefined where there is no such organisation. */
  consortium: { lead: Participant | undefined; partners: (Participant | undefined)[] };
  /** Organisations that answer what was looked up, and how many further ones do. */
  found: FoundOrganisation[];
  moreFound: number;
  /** The scheme's rules over what is typed so far; undefined before a lead is chosen. */
  rules: RuleResult[] | undefined;
  choices: GrantChoices;
  /** How amounts and dates were understood; undefined where they are blank or cannot be read. */
  readAs: { amountMinor: number | undefined; startsOn: string | undefined; endsOn: string | undefined };
  /** Hundredths of a per cent; undefined before any share is typed. */
  shareSum: number | undefined;
  problems: Problem[];
}

export type Errors = (field: string) => string | undefined;

/** The address at which the form is drawn again without storing anything. */
export function drawHref({ edited }: GrantForm): string {
  return edited ? paths.editGrant(edited.reference) : paths.newGrant();
}

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
        <div class="column-side">
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
                ${t('grantForm.check')}
              </button>
            </p>
          </noscript>
        </div>
      </div>
    `,
  };
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
    problems.toSorted((left, right) => place(left.path) - place(right.path)).map(({ path, message, values }) => ({ field: fieldOf(path), text: ui.t(message, values) })),
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
  if (field === 'partners') return part === 'share' || part === 'task' ? `partner-${part}-${place}` : 'consortium';
  if (field === 'lead') return 'consortium';
  if (field === 'source') return place === 'readOn' ? 'sourceReadOn' : 'source';
  return field === '' ? 'grant-form' : field;
}
