import { html } from '@prairielearn/html';
import type { SchemeDetail } from '#features/schemes/queries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton } from '../components/button.ts';
import { notPublished } from '../components/money.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { conditionLines } from './conditions.ts';

/** Every scheme with the conditions that are in force, for administrators. */
export function schemesPage(ui: Ui, schemes: SchemeDetail[]): Page {
  const { t } = ui;
  return {
    title: t('schemes.title'),
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('schemes.title') },
    ],
    body: html`
      <h1 class="page-title">${t('schemes.title')}</h1>
      <p class="lead">${t('schemes.lead')}</p>
      <p class="act-above">${linkButton({ label: t('schemes.add'), href: paths.newScheme(), kind: 'main' })}</p>
      ${dataTable<'scheme' | 'conditions' | 'versions' | 'grants'>({
        caption: t('schemes.title'),
        isCaptionHidden: true,
        columns: [
          { key: 'scheme', label: t('schemes.column.scheme'), kind: 'name' },
          { key: 'conditions', label: t('schemes.column.conditions') },
          { key: 'versions', label: t('schemes.column.versions'), kind: 'number', phone: 'labelled' },
          { key: 'grants', label: t('schemes.column.grants'), kind: 'number', phone: 'labelled' },
        ],
        rows: schemes.map(({ slug, name, programme, versions: [newest, ...earlier], grants }) => ({
          cells: {
            scheme: html`<a href="${paths.scheme(slug)}">${name}</a><span class="note">${programme.shortName}</span>`,
            conditions: newest
              ? conditionLines(ui, newest.conditions)
              : html`<em class="unknown">${t('schemes.unknown')}</em>`,
            versions: newest ? formatNumber(earlier.length + 1, ui.language) : notPublished(ui),
            grants: formatNumber(grants, ui.language),
          },
        })),
      })}
    `,
  };
}
