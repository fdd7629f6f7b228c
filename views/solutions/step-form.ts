import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedStep } from '#features/solutions/form.ts';
import { diffusionSteps } from '#features/solutions/kinds.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateField, radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import type { Page, Ui } from '../ui.ts';

export interface StepForm {
  solution: { slug: string; title: string };
  typed: Partial<TypedStep>;
  problems: Problem[];
  countries: { value: string; label: string }[];
}

/** The form by which the step of a country is recorded. */
export function stepFormPage(ui: Ui, { solution, typed, problems, countries }: StepForm): Page {
  const { t } = ui;
  const title = t('stepForm.title');
  const { at, summary } = formErrors(ui, problems, 'step');
  const isOptional = t('general.optional');
  return {
    title,
    section: 'solutions',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('solutions.title'), href: paths.solutions() },
      { label: solution.title, href: paths.solution(solution.slug) },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="second-name">${solution.title}</p>
      <div class="form-width">
        ${summary}
        <form method="post" action="${paths.solutionSteps(solution.slug)}" novalidate>
          ${selectField({ name: 'country', label: t('stepForm.country'), value: typed.country, error: at('country'), options: countries, empty: t('form.choose') })}
          ${textField({ name: 'part', label: t('stepForm.part'), hint: t('stepForm.partHint'), value: typed.part, error: at('part'), isOptional })}
          ${radioGroup({ name: 'step', label: t('stepForm.step'), value: typed.step, error: at('step'), options: diffusionSteps.map((value) => ({ value, label: t(`solution.step.${value}`) })) })}
          ${dateField({ name: 'takenOn', label: t('stepForm.takenOn'), hint: t('form.asPrecise'), value: typed.takenOn, error: at('takenOn'), isOptional })}
          ${textArea({ name: 'carriers', label: t('stepForm.carriers'), hint: t('stepForm.carriersHint'), value: typed.carriers, error: at('carriers'), rows: 2, isOptional })}
          ${textArea({ name: 'source', label: t('stepForm.source'), hint: t('stepForm.sourceHint'), value: typed.source, error: at('source'), rows: 2, isOptional })}
          ${textArea({ name: 'reason', label: t('stepForm.reason'), value: typed.reason, error: at('reason'), rows: 2, isOptional })}
          ${textArea({ name: 'note', label: t('stepForm.note'), value: typed.note, error: at('note'), rows: 2, isOptional })}
          <div class="actions">
            ${mainButton({ label: t('stepForm.save') })}
            <a href="${paths.solution(solution.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
