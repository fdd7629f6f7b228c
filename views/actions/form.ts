import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedAction } from '#features/actions/form.ts';
import { actionKinds } from '#features/actions/kinds.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { mainButton } from '../components/button.ts';
import {
  checkboxGroup,
  dateField,
  radioGroup,
  selectField,
  textArea,
  textField,
} from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import type { Page, Ui } from '../ui.ts';

export interface ActionForm {
  coalition: { slug: string; name: string };
  /** The number of the action that is edited; undefined for a new one. */
  edited: number | undefined;
  typed: Partial<TypedAction>;
  problems: Problem[];
  members: { value: string; label: string; lang?: string }[];
  countries: { value: string; label: string }[];
}

/** The form of an action: what it was, when, toward whom, and who took part. */
export function actionFormPage(ui: Ui, form: ActionForm): Page {
  const { t } = ui;
  const { coalition, edited, typed, problems, members, countries } = form;
  const title = t(edited ? 'actionForm.edit' : 'actionForm.new');
  const { at, summary } = formErrors(ui, problems, 'kind');
  const isOptional = t('general.optional');
  const action = edited ? paths.action(coalition.slug, edited) : paths.coalitionActions(coalition.slug);
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${summary}
        <form method="post" action="${action}" novalidate>
          ${radioGroup({
            name: 'kind',
            label: t('actionForm.kind'),
            value: typed.kind,
            error: at('kind'),
            options: actionKinds.map((value) => ({ value, label: t(`action.kind.${value}`) })),
            isInline: true,
          })}
          ${textArea({ name: 'what', label: t('actionForm.what'), value: typed.what, error: at('what'), rows: 3 })}
          ${dateField({ name: 'actedOn', label: t('actionForm.actedOn'), hint: t('form.asPrecise'), value: typed.actedOn, error: at('actedOn'), isOptional })}
          ${textField({ name: 'institution', label: t('actionForm.institution'), value: typed.institution, error: at('institution'), isOptional })}
          ${selectField({ name: 'country', label: t('actionForm.country'), value: typed.country, error: at('country'), options: countries, empty: t('outcomeForm.noCountry'), isOptional })}
          ${
            members.length > 0
              ? checkboxGroup({
                  name: 'participants',
                  label: t('actionForm.participants'),
                  values: typed.participants,
                  options: members,
                  isOptional,
                })
              : ''
          }
          ${textArea({ name: 'others', label: t('actionForm.others'), hint: t('actionForm.othersHint'), value: typed.others, error: at('participants'), rows: 2, isOptional })}
          ${textArea({ name: 'source', label: t('outcomeForm.evidence'), hint: t('actionForm.evidenceHint'), value: typed.source, error: at('source'), rows: 2, isOptional })}
          ${textArea({ name: 'note', label: t('outcomeForm.note'), value: typed.note, error: at('note'), rows: 2, isOptional })}
          <div class="actions">
            ${mainButton({ label: t('actionForm.save') })}
            <a href="${paths.coalition(coalition.slug)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
