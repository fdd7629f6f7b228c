import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { institutionLevels } from '#features/coalitions/kinds.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import type { Page, Ui } from '../ui.ts';
import { coalitionCrumbs } from './crumbs.ts';

export interface InstitutionForm {
  coalition: { slug: string; name: string };
  typed: Partial<Record<'name' | 'level' | 'country' | 'source', string>>;
  problems: Problem[];
  countries: { value: string; label: string }[];
}

/** The form by which an institution is recorded that a coalition addresses. */
export function institutionFormPage(
  ui: Ui,
  { coalition, typed, problems, countries }: InstitutionForm,
): Page {
  const { t } = ui;
  const title = t('institutionForm.title');
  const { at, summary } = formErrors(ui, problems, 'name');
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${paths.coalitionInstitutions(coalition.slug)}" novalidate>
          ${textField({ name: 'name', label: t('institutionForm.name'), hint: t('outcomeForm.institutionHint'), value: typed.name, error: at('name') })}
          ${radioGroup({ name: 'level', label: t('history.field.level'), value: typed.level || 'state', error: at('level'), isInline: true, options: institutionLevels.map((value) => ({ value, label: t(`institution.level.${value}`) })) })}
          ${selectField({ name: 'country', label: t('coalitions.country'), value: typed.country, error: at('country'), options: countries, empty: t('outcomeForm.noCountry'), isOptional: t('general.optional') })}
          ${textArea({ name: 'source', label: t('solutionForm.source'), hint: t('solutionForm.sourceHint'), value: typed.source, error: at('source'), rows: 2, isOptional: t('general.optional') })}
          <div class="actions">
            ${mainButton({ label: t('institutionForm.save') })}
            <a href="${paths.coalition(coalition.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
