import { html, type HtmlSafeString } from '@prairielearn/html';
import { nameIn } from '#features/kept-lists/kinds.ts';
import type { Theme, ThemeUse } from '#features/themes/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { allDownloads } from '../components/downloads.ts';
import { dataTable } from '../components/table.ts';
import { keptCrumbs, orderForm, retiredNote } from '../kept-lists/parts.ts';
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
    crumbs: keptCrumbs(ui, { label: t('theme.title'), href: paths.themes() }),
    body: html`
      <div class="list-head">
        <h1 class="page-title">${t('theme.title')}</h1>
        ${linkButton({ label: t('theme.add'), href: paths.newTheme() })}
      </div>
      <p class="lead">${t('theme.lead')}</p>
      <div class="list-line">
        <p class="list-count">${t('theme.count', { count: themes.length })}</p>
        ${allDownloads(ui, (format) => `${paths.themes()}.${format}`)}
      </div>
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
            order: orderForm(ui, paths.themePosition(theme.slug), themeLabel(theme, ui)),
          },
        })),
      })}
    `,
  };
}

export function themeLabel(theme: Theme, ui: Ui): string {
  return nameIn(theme, ui.language);
}

function nameCell(ui: Ui, theme: Theme): HtmlSafeString {
  const { retiredOn, area } = theme;
  const link = html`<a href="${paths.editTheme(theme.slug)}">${themeLabel(theme, ui)}</a>`;
  return html`<span class="kept-cell ${area === null ? 'theme-area' : 'theme-own'}">${link}</span>${retiredNote(ui, retiredOn)}`;
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
  if (parts.length === 0) return html`${ui.t('kept.unused')}`;
  return html`<span class="kept-cell">${parts.map((part, place) => html`${place > 0 ? ', ' : ''}${part}`)}</span>`;
}
