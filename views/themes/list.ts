import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Theme, ThemeUse } from '#features/themes/queries.ts';
import { formatDate } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton, quietButton } from '../components/button.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

interface ThemesContent {
  themes: Theme[];
  uses: Map<string, ThemeUse>;
}

/** Every theme in its order, with what uses it. */
export function themesPage(ui: Ui, { themes, uses }: ThemesContent): Page {
  const { t } = ui;
  return {
    title: t('theme.title'),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('theme.title') },
    ],
    body: html`
      <div class="list-head">
        <h1 class="page-title">${t('theme.title')}</h1>
        ${linkButton({ label: t('theme.add'), href: paths.newTheme() })}
      </div>
      <p class="lead import-done">${t('theme.lead')}</p>
      ${dataTable({
        caption: t('theme.caption'),
        isCaptionHidden: true,
        columns: [
          { key: 'name', label: t('theme.column.name'), kind: 'name' },
          { key: 'used', label: t('theme.column.used') },
          { key: 'codes', label: t('theme.column.codes'), phone: 'labelled' },
          { key: 'order', label: t('theme.column.order'), kind: 'act', isBlock: true },
        ],
        rows: themes.map((theme) => ({
          id: theme.slug,
          cells: {
            name: nameCell(ui, theme),
            used: usedText(ui, theme.slug, uses.get(theme.slug)),
            codes: [theme.dacCode, theme.sdgTarget].filter((code) => code !== null).join(', '),
            order: orderForm(ui, theme),
          },
        })),
      })}
    `,
  };
}

export function themeLabel({ slug, names }: Theme, ui: Ui): string {
  return names[ui.language] ?? names['en'] ?? slug;
}

function nameCell(ui: Ui, theme: Theme): HtmlSafeString {
  const { retiredOn, area } = theme;
  const link = html`<a href="${paths.editTheme(theme.slug)}">${themeLabel(theme, ui)}</a>`;
  return html`<span class="theme-cell ${area === null ? 'theme-area' : 'theme-own'}">${link}</span>${
    retiredOn
      ? html` <span class="note">${ui.t('theme.retiredOn', { date: formatDate(retiredOn, ui.language) })}</span>`
      : ''
  }`;
}

/** What uses a theme; each figure opens what it counts. */
export function usedText(ui: Ui, slug: string, use: ThemeUse | undefined): HtmlSafeString {
  const lists = {
    organisations: paths.organisations(),
    grants: paths.grants(),
    coalitions: paths.coalitions(),
  };
  const parts = (['organisations', 'grants', 'coalitions'] as const)
    .filter((noun) => (use?.[noun] ?? 0) > 0)
    .map((noun) => {
      const label = ui.t(`theme.used.${noun}`, { count: use?.[noun] ?? 0 });
      return html`<a href="${withQuery(lists[noun], { theme: slug })}">${label}</a>`;
    });
  if (parts.length === 0) return html`${ui.t('theme.unused')}`;
  return html`<span class="theme-cell">${parts.map((part, place) => html`${place > 0 ? ', ' : ''}${part}`)}</span>`;
}

function orderForm(ui: Ui, theme: Theme): HtmlSafeString {
  const spoken = ui.t('theme.of', { name: themeLabel(theme, ui) });
  return html`<form class="theme-order" method="post" action="${paths.themePosition(theme.slug)}">
    ${quietButton({ label: ui.t('theme.up'), name: 'step', value: 'up', spoken })}
    ${quietButton({ label: ui.t('theme.down'), name: 'step', value: 'down', spoken })}
  </form>`;
}
