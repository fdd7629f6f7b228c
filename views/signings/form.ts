import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { GrantDetail } from '#features/grants/queries.ts';
import type { RuleResult } from '#features/grants/rules.ts';
import type { TypedSigning } from '#features/signings/form.ts';
import { paths } from '#paths.ts';
import { mainButton } from '#views/components/button.ts';
import { countryLabel } from '#views/components/country.ts';
import { dateText } from '#views/components/date.ts';
import { errorSummary } from '#views/components/error-summary.ts';
import { radioGroup, textArea, textField } from '#views/components/field.ts';
import { money, notPublished } from '#views/components/money.ts';
import { nameText } from '#views/components/name.ts';
import { ruleCheck } from '#views/components/rule-check.ts';
import type { Page, Ui } from '../ui.ts';

export interface SigningForm {
  grant: GrantDetail;
  ceremonies: { slug: string; title: string; plannedOn: string | null; isListed: boolean }[];
  rules: RuleResult[];
  signedAlready: boolean;
  typed: Partial<TypedSigning>;
  problems: Problem[];
}

/** The field at which a problem of the command is shown; rules of the scheme stand at the rule check. */
const fieldOf: Record<string, string> = { '/scheme': 'rules', '': 'signing' };

/** The form by which staff log a signing: what is signed, at which ceremony, by whom. */
export function signingPage(ui: Ui, form: SigningForm): Page {
  const { t } = ui;
  const { grant, problems } = form;
  const title = t('signing.title');
  return {
    title,
    section: 'grants',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: grant.reference, href: paths.grant(grant.reference) },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="columns">
        <div class="column-main form-width">
          ${
            problems.length > 0
              ? errorSummary(
                  ui,
                  problems.map(({ path, message, values }) => ({
                    field: fieldOf[path] ?? path.slice(1),
                    text: t(message, values),
                  })),
                )
              : ''
          }
          ${whatIsSigned(ui, grant)}
          <form method="post" action="${paths.signing(grant.reference)}" id="signing" novalidate>
            <input type="hidden" name="key" value="${form.typed.key ?? ''}" />
            ${fields(ui, form)}
            <div class="actions">
              ${mainButton({ label: t('signing.log') })} <a href="${paths.grant(grant.reference)}">${t('general.cancel')}</a>
            </div>
          </form>
        </div>
        <div class="column-side" id="rules">${ruleCheck(ui, { rules: form.rules, heading: t('signing.rules') })}</div>
      </div>
    `,
  };
}

function whatIsSigned(ui: Ui, grant: GrantDetail): HtmlSafeString {
  const { lead } = grant;
  return html`
    <div class="aside-accent">
      <p class="name-large">${nameText({ name: lead.name, lang: lead.language ?? undefined })}</p>
      <p class="note">
        ${lead.country ? countryLabel(lead.country, ui) : notPublished(ui)} · ${grant.reference} ·
        ${
          grant.amountMinor !== null && grant.currency
            ? money(grant.amountMinor, grant.currency, ui)
            : notPublished(ui)
        }
      </p>
      ${grant.title ? html`<p>${grant.title}</p>` : ''}
    </div>
  `;
}

function fields(ui: Ui, form: SigningForm): HtmlSafeString {
  const { t } = ui;
  const { typed } = form;
  const error = (field: string) => {
    const found = form.problems.find(({ path }) => path === `/${field}`);
    return found && t(found.message, found.values);
  };
  return html`
    ${radioGroup({
      name: 'ceremony',
      label: t('signing.ceremony'),
      hint: form.ceremonies.length === 0 ? t('signing.noCeremony') : undefined,
      value: typed.ceremony ?? '',
      error: error('ceremony'),
      options: form.ceremonies.map(({ slug, title, plannedOn, isListed }) => ({
        value: slug,
        label: html`${title}`,
        hint: html`${plannedOn ? dateText(plannedOn, ui, 'long') : notPublished(ui)}${
          isListed ? html` · ${t('signing.isListed')}` : ''
        }`,
      })),
    })}
    ${textField({
      name: 'granteeSignatory',
      label: t('signing.granteeSignatory'),
      hint: t('signing.notPublic'),
      value: typed.granteeSignatory ?? '',
      error: error('granteeSignatory'),
      autocomplete: 'off',
    })}
    ${textField({
      name: 'programmeSignatory',
      label: t('signing.programmeSignatory'),
      value: typed.programmeSignatory ?? '',
      error: error('programmeSignatory'),
      autocomplete: 'off',
    })}
    ${textField({
      name: 'signedOn',
      label: t('signing.signedOn'),
      hint: t('signing.signedOnHint'),
      value: typed.signedOn ?? '',
      error: error('signedOn'),
      isOptional: t('general.optional'),
      width: 'short',
    })}
    ${textArea({
      name: 'recordedLaterReason',
      label: t('signing.recordedLater'),
      hint: t('signing.recordedLaterHint'),
      value: typed.recordedLaterReason ?? '',
      error: error('recordedLaterReason'),
      isOptional: t('general.optional'),
      rows: 2,
    })}
    ${reasons(ui, form, error)}
  `;
}

/** What staff or an administrator has to say where a rule cannot be told, or fails. */
function reasons(
  ui: Ui,
  { rules, typed }: SigningForm,
  error: (field: string) => string | undefined,
): HtmlSafeString {
  const { t } = ui;
  const untold = rules.filter(({ outcome }) => outcome === 'cannot_tell').length;
  const fails = rules.some(({ outcome }) => outcome === 'fail');
  return html`
    ${
      untold > 0
        ? html`
          <p class="check">
            <input type="checkbox" class="ds-input" id="isSeen" name="isSeen" value="yes" ${typed.isSeen ? 'checked' : ''} />
            <label for="isSeen">${t('signing.seen', { count: untold })}</label>
          </p>
          ${textArea({
            name: 'seenReason',
            label: t('signing.seenReason'),
            value: typed.seenReason ?? '',
            error: error('seenReason'),
            rows: 2,
          })}
        `
        : ''
    }
    ${
      fails && ui.person?.isAdministrator
        ? textArea({
            name: 'overrideReason',
            label: t('signing.override'),
            hint: t('signing.overrideHint'),
            value: typed.overrideReason ?? '',
            error: error('overrideReason'),
            rows: 2,
          })
        : ''
    }
  `;
}
