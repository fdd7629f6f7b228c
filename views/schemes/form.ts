import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedScheme } from '#features/schemes/form.ts';
import { schemeKinds } from '#features/schemes/schemas.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, selectField, textField } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import type { Page, Ui } from '../ui.ts';

export interface SchemeForm {
  programmes: { slug: string; shortName: string }[];
  typed: Partial<TypedScheme>;
  problems: Problem[];
}

/** The form by which an administrator adds a scheme; its conditions are asked next. */
export function schemeFormPage(ui: Ui, { programmes, typed, problems }: SchemeForm): Page {
  const { t } = ui;
  const title = t('schemes.add');
  const fieldOf = fieldAfter('name');
  const error = errorsAt(ui, problems, fieldOf);
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('schemes.title'), href: paths.adminSchemes() },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${problemSummary(ui, problems, fieldOf)}
        <form method="post" action="${paths.adminSchemes()}" novalidate>
          ${selectField({
            name: 'programme',
            label: t('grants.programme'),
            value: typed.programme,
            error: error('programme'),
            empty: t('form.choose'),
            options: programmes.map(({ slug, shortName }) => ({ value: slug, label: shortName })),
          })}
          ${textField({ name: 'name', label: t('scheme.name'), hint: t('scheme.nameHint'), value: typed.name, error: error('name') })}
          ${radioGroup({
            name: 'kind',
            label: t('scheme.kind'),
            hint: t('scheme.kindHint'),
            value: typed.kind || 'other',
            error: error('kind'),
            options: schemeKinds.map((value) => ({ value, label: t(`scheme.kind.${value}`) })),
          })}
          <div class="actions">
            ${mainButton({ label: t('scheme.save') })} <a href="${paths.adminSchemes()}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
