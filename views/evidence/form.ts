import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedEvidence } from '#features/evidence/form.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import type { Page, Ui } from '../ui.ts';

export interface EvidenceForm {
  /** The finding that is edited; undefined for a new one. */
  edited: { slug: string; statement: string } | undefined;
  typed: Partial<TypedEvidence>;
  problems: Problem[];
  themes: { value: string; label: string }[];
}

/** The form by which a figure or finding is entered or put right. */
export function evidenceFormPage(ui: Ui, { edited, typed, problems, themes }: EvidenceForm): Page {
  const { t } = ui;
  const title = t(edited ? 'evidenceForm.edit' : 'evidenceForm.new');
  const { at, summary } = formErrors(ui, problems, 'statement');
  const isOptional = t('general.optional');
  const back = edited ? paths.evidence(edited.slug) : paths.evidenceLibrary();
  return {
    title,
    section: 'solutions',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('evidence.title'), href: paths.evidenceLibrary() },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${back}" novalidate>
          ${textArea({ name: 'statement', label: t('evidenceForm.statement'), hint: t('evidenceForm.statementHint'), value: typed.statement, error: at('statement'), rows: 3 })}
          ${textField({ name: 'value', label: t('evidenceForm.value'), hint: t('evidenceForm.valueHint'), value: typed.value, error: at('value'), width: 'short', isOptional })}
          ${textField({ name: 'unit', label: t('evidenceForm.unit'), value: typed.unit, error: at('unit'), width: 'short', isOptional })}
          ${textField({ name: 'publisher', label: t('evidenceForm.publisher'), value: typed.publisher, error: at('publisher') })}
          ${textField({ name: 'year', label: t('evidenceForm.year'), value: typed.year, error: at('year'), width: 'short', inputmode: 'numeric', isOptional })}
          ${textField({ name: 'period', label: t('evidenceForm.period'), hint: t('evidenceForm.periodHint'), value: typed.period, error: at('period'), width: 'short', isOptional })}
          ${textField({ name: 'place', label: t('evidenceForm.place'), hint: t('evidenceForm.placeHint'), value: typed.place, error: at('place'), width: 'medium', isOptional })}
          ${radioGroup({ name: 'theme', label: t('solutionForm.theme'), value: typed.theme, error: at('theme'), options: [...themes, { value: '', label: t('solutionForm.noTheme') }] })}
          ${textArea({ name: 'source', label: t('solutionForm.source'), hint: t('solutionForm.sourceHint'), value: typed.source, error: at('source'), rows: 2 })}
          <div class="actions">
            ${mainButton({ label: t('evidenceForm.save') })}
            <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
