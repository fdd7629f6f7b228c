import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { AddressedInstitution } from '#features/coalitions/addressed.ts';
import type { TypedOutcome } from '#features/outcomes/form.ts';
import { outcomeSteps } from '#features/outcomes/kinds.ts';
import type { OutcomeRow } from '#features/outcomes/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateField, radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { formErrors, type FormErrors } from '../components/form-errors.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import type { Page, Ui } from '../ui.ts';

export interface OutcomeForm {
  coalition: { slug: string; name: string };
  /** The outcome that is edited; undefined for a new one. */
  edited: OutcomeRow | undefined;
  typed: Partial<TypedOutcome>;
  problems: Problem[];
  /** Whom the coalition addresses, to be called the same again. */
  institutions: readonly AddressedInstitution[];
  countries: { value: string; label: string }[];
}

/** The form of an outcome: who changed what, when and where; what the coalition did for it; what shows it. */
export function outcomeFormPage(ui: Ui, form: OutcomeForm): Page {
  const { t } = ui;
  const { coalition, edited, problems } = form;
  const title = t(edited ? 'outcomeForm.edit' : 'outcomeForm.new');
  const errors = formErrors(ui, problems, 'step');
  const back = edited ? paths.outcome(coalition.slug, edited.id) : paths.coalition(coalition.slug);
  const action = edited ? paths.outcome(coalition.slug, edited.id) : paths.coalitionOutcomes(coalition.slug);
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${errors.summary}
        <form method="post" action="${action}" novalidate>
          ${who(ui, form, errors)} ${what(ui, form, errors)}
          <div class="actions">
            ${mainButton({ label: t('outcomeForm.save') })}
            <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

function who(
  ui: Ui,
  { typed, edited, institutions, countries }: OutcomeForm,
  { at }: FormErrors,
): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const known = [...new Set(institutions.map(({ name }) => name))].join('; ');
  return html`
    ${textField({
      name: 'institution',
      label: t('outcomeForm.institution'),
      hint: known ? t('outcomeForm.institutionKnown', { names: known }) : t('outcomeForm.institutionHint'),
      value: typed.institution,
      error: at('institution'),
    })}
    ${selectField({
      name: 'country',
      label: t('outcomeForm.country'),
      value: typed.country,
      error: at('country'),
      options: countries,
      empty: t('outcomeForm.noCountry'),
      isOptional,
    })}
    ${
      edited
        ? html`<p class="field"><span class="field-label">${t('outcomes.step')}</span> ${t(`outcome.step.${edited.step}`)}
            <span class="field-hint">${t('problem.outcomeStepStays')}</span></p>`
        : radioGroup({
            name: 'step',
            label: t('outcomeForm.step'),
            value: typed.step,
            error: at('step'),
            options: outcomeSteps.map((value) => ({
              value,
              label: t(`outcome.step.${value}`),
              hint: t(`outcomeForm.stepHint.${value}`),
            })),
          })
    }
    ${dateField({ name: 'happenedOn', label: t('outcomeForm.happenedOn'), hint: t('form.asPrecise'), value: typed.happenedOn, error: at('happenedOn'), isOptional })}
  `;
}

function what(ui: Ui, { typed, edited }: OutcomeForm, { at }: FormErrors): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return html`
    ${textArea({ name: 'whatChanged', label: t('outcomeForm.whatChanged'), hint: t('outcomeForm.whatChangedHint'), value: typed.whatChanged, error: at('whatChanged'), rows: 3 })}
    ${textArea({ name: 'contribution', label: t('outcomeForm.contribution'), hint: t('outcomeForm.contributionHint'), value: typed.contribution, error: at('contribution'), rows: 3, isOptional })}
    ${textArea({ name: 'source', label: t(edited ? 'outcomeForm.moreEvidence' : 'outcomeForm.evidence'), hint: t('outcomeForm.evidenceHint'), value: typed.source, error: at('source'), rows: 2, isOptional })}
    ${textArea({ name: 'reason', label: t('outcomeForm.reason'), hint: t('outcomeForm.reasonHint'), value: typed.reason, error: at('reason'), rows: 2, isOptional })}
    ${textArea({ name: 'note', label: t('outcomeForm.note'), value: typed.note, error: at('note'), rows: 2, isOptional })}
  `;
}
