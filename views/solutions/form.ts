import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedSolution } from '#features/solutions/form.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { dateField, radioGroup, selectField, textArea, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import type { Page, Ui } from '../ui.ts';

interface Option {
  value: string;
  label: string;
}

export interface SolutionForm {
  /** The solution that is edited; undefined for a new one. */
  edited: { slug: string; title: string } | undefined;
  typed: Partial<TypedSolution>;
  problems: Problem[];
  themes: Option[];
  sessions: Option[];
  countries: Option[];
}

/** The form by which a solution is recorded or edited. */
export function solutionFormPage(ui: Ui, form: SolutionForm): Page {
  const { t } = ui;
  const { edited, typed, problems, themes, sessions, countries } = form;
  const title = t(edited ? 'solutionForm.edit' : 'solutionForm.new');
  const { at, summary } = formErrors(ui, problems, 'title');
  const isOptional = t('general.optional');
  const back = edited ? paths.solution(edited.slug) : paths.solutions();
  return {
    title,
    section: 'solutions',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('solutions.title'), href: paths.solutions() },
      ...(edited ? [{ label: edited.title, href: back }] : []),
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${back}" novalidate>
          ${textField({ name: 'title', label: t('solutionForm.title'), value: typed.title, error: at('title') })}
          ${textArea({ name: 'problem', label: t('solutionForm.problem'), value: typed.problem, error: at('problem'), rows: 3, isOptional })}
          ${textArea({ name: 'whatWorks', label: t('solutionForm.whatWorks'), value: typed.whatWorks, error: at('whatWorks'), rows: 3 })}
          ${radioGroup({ name: 'theme', label: t('solutionForm.theme'), value: typed.theme, error: at('theme'), options: [...themes, { value: '', label: t('solutionForm.noTheme') }] })}
          ${selectField({ name: 'originCountry', label: t('solutionForm.origin'), value: typed.originCountry, error: at('originCountry'), options: countries, empty: t('solutionForm.originUnknown'), isOptional })}
          ${dateField({ name: 'originSince', label: t('solutionForm.since'), hint: t('form.asPrecise'), value: typed.originSince, error: at('originSince'), isOptional })}
          ${textField({ name: 'originOrganisation', label: t('solutionForm.from'), hint: t('solutionForm.fromHint'), value: typed.originOrganisation, error: at('originOrganisation'), isOptional })}
          ${textArea({ name: 'evidenceText', label: t('solutionForm.evidence'), value: typed.evidenceText, error: at('evidenceText'), rows: 3, isOptional })}
          ${selectField({ name: 'proposedAt', label: t('solutionForm.session'), value: typed.proposedAt, error: at('proposedAt'), options: sessions, empty: t('solutionForm.noSession'), width: 'full', isOptional })}
          ${textArea({ name: 'source', label: t('solutionForm.source'), hint: t('solutionForm.sourceHint'), value: typed.source, error: at('source'), rows: 2, isOptional })}
          ${textArea({ name: 'note', label: t('outcomeForm.note'), value: typed.note, error: at('note'), rows: 2, isOptional })}
          <div class="actions">
            ${mainButton({ label: t('solutionForm.save') })}
            <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
