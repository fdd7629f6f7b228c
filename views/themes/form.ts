import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedTheme } from '#features/themes/form.ts';
import type { Theme, ThemeUse } from '#features/themes/queries.ts';
import { formatDate } from '#language/format.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton, plainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { selectField, textArea, textField } from '../components/field.ts';
import { phrase } from '../components/phrase.ts';
import { section, sideList } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { themeLabel, usedText } from './list.ts';

interface ThemeForm {
  theme: Theme | undefined;
  typed: TypedTheme | undefined;
  problems: Problem[];
  areas: Theme[];
  use: ThemeUse | undefined;
  entries: { at: string; event: string; who: string | null }[];
}

/** A theme's names, area and codes; for one that is there also its retirement and what happened to it. */
export function themeFormPage(ui: Ui, form: ThemeForm): Page {
  const { t } = ui;
  const { theme, problems } = form;
  const title = theme ? t('theme.edit', { name: themeLabel(theme, ui) }) : t('theme.add');
  return {
    title,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('theme.title'), href: paths.themes() },
      { label: theme ? themeLabel(theme, ui) : t('theme.add') },
    ],
    hasErrors: problems.length > 0,
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: fieldOf(path),
                text: t(message, values),
              })),
            )
          : ''
      }
      ${fields(ui, form)} ${theme ? retirement(ui, theme, form.use) : ''}
      ${form.entries.length > 0 ? section({ title: t('theme.historyTitle'), body: happened(ui, form) }) : ''}
    `,
  };
}

const fieldNames: Record<string, string> = { '/names/en': 'en', '/names': 'otherNames' };

function fieldOf(path: string): string {
  return fieldNames[path] ?? path.slice(1);
}

function fields(ui: Ui, { theme, typed, problems, areas }: ThemeForm): HtmlSafeString {
  const { t } = ui;
  const error = (field: string) => {
    const problem = problems.find(({ path }) => fieldOf(path) === field);
    return problem && t(problem.message, problem.values);
  };
  const isOptional = t('general.optional');
  return html`<form class="import-form" method="post" action="${theme ? paths.theme(theme.slug) : paths.themes()}" novalidate>
    ${textField({ name: 'en', label: t('theme.english'), value: typed?.en, error: error('en'), lang: 'en' })}
    ${textField({ name: 'mk', label: t('theme.macedonian'), value: typed?.mk, isOptional, lang: 'mk' })}
    ${textArea({
      name: 'otherNames',
      label: t('theme.otherNames'),
      hint: t('theme.otherNamesHint'),
      value: typed?.otherNames,
      isOptional,
      error: error('otherNames'),
      rows: 3,
    })}
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

function retirement(ui: Ui, { slug, retiredOn }: Theme, use: ThemeUse | undefined): HtmlSafeString {
  const { t } = ui;
  const body = retiredOn
    ? html`<p>${t('theme.returnWhat', { date: formatDate(retiredOn, ui.language) })}</p>
        <form class="import-acts" method="post" action="${paths.themeReturn(slug)}">${plainButton({ label: t('theme.return') })}</form>`
    : html`<p>${phrase(ui, 'theme.retireWhat', { used: usedText(ui, slug, use) })}</p>
        <form class="import-acts" method="post" action="${paths.themeRetirement(slug)}">${dangerButton({ label: t('theme.retire') })}</form>`;
  return section({ title: t('theme.retireTitle'), id: 'retirement', body });
}

function happened(ui: Ui, { entries }: ThemeForm): HtmlSafeString {
  return sideList(
    entries.map(({ at, event, who }) => ({
      text: ui.t(`history.event.${event}` as MessageKey),
      note: html`${instantText(at, ui)}, ${who ?? ui.t('history.registry')}`,
    })),
  );
}
