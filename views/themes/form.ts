import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedTheme } from '#features/themes/form.ts';
import type { Theme, ThemeUse } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { selectField, textField } from '../components/field.ts';
import { errorsAt, problemSummary } from '../components/form-problems.ts';
import {
  happenings,
  keptCrumbs,
  keptFieldOf,
  keptNameFields,
  retirement,
  type KeptHappening,
} from '../kept-lists/parts.ts';
import type { Page, Ui } from '../ui.ts';
import { themeLabel, usedText } from './list.ts';

interface ThemeForm {
  theme: Theme | undefined;
  typed: TypedTheme | undefined;
  problems: Problem[];
  areas: Theme[];
  use: ThemeUse | undefined;
  entries: KeptHappening[];
}

/** A theme's names, area and codes; for one that is there also its retirement and what happened to it. */
export function themeFormPage(ui: Ui, form: ThemeForm): Page {
  const { t } = ui;
  const { theme, problems } = form;
  const title = theme ? t('theme.edit', { name: themeLabel(theme, ui) }) : t('theme.add');
  return {
    title,
    crumbs: keptCrumbs(
      ui,
      { label: t('theme.title'), href: paths.themes() },
      theme ? themeLabel(theme, ui) : t('theme.add'),
    ),
    hasErrors: problems.length > 0,
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      ${problemSummary(ui, problems, keptFieldOf)} ${fields(ui, form)}
      ${
        theme
          ? retirement(ui, {
              retiredOn: theme.retiredOn,
              used: usedText(ui, theme.slug, form.use),
              retireHref: paths.themeRetirement(theme.slug),
              returnHref: paths.themeReturn(theme.slug),
            })
          : ''
      }
      ${happenings(ui, form.entries)}
    `,
  };
}

function fields(ui: Ui, { theme, typed, problems, areas }: ThemeForm): HtmlSafeString {
  const { t } = ui;
  const error = errorsAt(ui, problems, keptFieldOf);
  const isOptional = t('general.optional');
  return html`<form class="import-form" method="post" action="${theme ? paths.theme(theme.slug) : paths.themes()}" novalidate>
    ${keptNameFields(ui, typed, error)}
    ${selectField({
      name: 'area',
      label: t('theme.area'),
      hint: t('theme.areaHint'),
      value: typed?.area,
      empty: t('theme.noArea'),
      error: error('area'),
      width: 'full',
      options: areas.map((area) => ({ value: area.slug, label: themeLabel(area, ui) })),
    })}
    ${textField({ name: 'dacCode', label: t('theme.dacCode'), hint: t('theme.dacHint'), value: typed?.dacCode, isOptional, error: error('dacCode'), width: 'short', inputmode: 'numeric' })}
    ${textField({ name: 'sdgTarget', label: t('theme.sdgTarget'), hint: t('theme.sdgHint'), value: typed?.sdgTarget, isOptional, error: error('sdgTarget'), width: 'short' })}
    <p class="import-acts">${mainButton({ label: t('theme.save') })} <a href="${paths.themes()}">${t('general.cancel')}</a></p>
  </form>`;
}
