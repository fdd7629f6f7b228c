import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ImportRecord, ImportRow } from '#features/imports/queries.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths, withQuery } from '#paths.ts';
import { dangerButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { figureLine } from '../components/figures.ts';
import { pagination } from '../components/pagination.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { importCrumbs, importHead, importTitle } from './parts.ts';
import { rowName } from './row.ts';

export interface ResultContent {
  record: ImportRecord;
  /** Whether this reader may undo it: who sent it in, and administrators. */
  mayAct: boolean;
  /** Rows that were left out, or stay. */
  rows: ImportRow[];
  shownTotal: number;
  from: number;
  size: number;
}

/** What came of an import, what stayed out, and the way back. */
export function resultPage(ui: Ui, content: ResultContent): Page {
  const { t } = ui;
  const { record } = content;
  const title = importTitle(ui, record);
  const isUndone = record.state === 'undone';
  const when = instantText((isUndone ? record.undoneAt : record.appliedAt) ?? record.createdAt, ui);
  return {
    title,
    crumbs: importCrumbs(ui, title),
    body: html`
      ${importHead(ui, record, 'done')}
      <p class="lead import-done">${phrase(ui, isUndone ? 'import.undone.lead' : 'import.done.lead', { when })}</p>
      ${isUndone ? undoneFigures(ui, record) : doneFigures(ui, record)}
      <p class="import-note"><a href="${paths.importRows(record.id)}">${t('import.resultCsv')}</a></p>
      ${content.shownTotal > 0 ? leftOut(ui, content) : ''}
      ${isUndone ? '' : section({ title: t('import.undo.title'), id: 'undo', body: content.mayAct ? undoForm(ui, record) : html`<p>${t('import.problem.foreign')}</p>` })}
    `,
  };
}

function doneFigures(ui: Ui, { noun, result }: ImportRecord): HtmlSafeString {
  const { t } = ui;
  const figure = (name: string) => result?.[name] ?? 0;
  return figureLine(ui, [
    { value: figure('created'), label: t('import.done.created') },
    { value: figure('changed'), label: t('import.done.changed') },
    ...(noun === 'grants' ? [{ value: figure('organisations'), label: t('import.done.organisations') }] : []),
    ...(figure('leftOut') > 0 ? [{ value: figure('leftOut'), label: t('import.done.leftOut') }] : []),
  ]);
}

function undoneFigures(ui: Ui, { result }: ImportRecord): HtmlSafeString {
  const { t } = ui;
  return figureLine(
    ui,
    (['removed', 'restored', 'kept'] as const).map((name) => ({
      value: result?.[name] ?? 0,
      label: t(`import.undone.${name}`),
    })),
  );
}

function leftOut(ui: Ui, { record, rows, shownTotal, from, size }: ResultContent): HtmlSafeString {
  const { t } = ui;
  const href = (start: number) =>
    withQuery(paths.import(record.id), { from: start === 0 ? undefined : start });
  return section({
    title: t(record.state === 'undone' ? 'import.kept.title' : 'import.leftOut.title'),
    body: html`${dataTable({
      isUnderHeading: true,
      columns: [
        { key: 'row', label: t('import.rows.row'), kind: 'number', align: 'start', phone: 'labelled' },
        {
          key: 'name',
          label: t(record.noun === 'grants' ? 'import.rows.grant' : 'import.rows.organisation'),
          kind: 'name',
        },
        { key: 'why', label: t('import.rows.why') },
      ],
      rows: rows.map((row) => ({
        cells: { row: String(row.row), name: rowName(ui, row), why: t(row.leftOut as MessageKey) },
      })),
    })}
    ${
      shownTotal > size
        ? pagination(ui, {
            first: from + 1,
            last: from + rows.length,
            total: shownTotal,
            previousHref: from > 0 ? href(Math.max(0, from - size)) : undefined,
            nextHref: from + rows.length < shownTotal ? href(from + size) : undefined,
          })
        : ''
    }`,
  });
}

function undoForm(ui: Ui, { id, noun, result }: ImportRecord): HtmlSafeString {
  const { t } = ui;
  const count = (result?.['created'] ?? 0) + (result?.['changed'] ?? 0);
  return html`<p>${t('import.undo.what')}</p>
    <form method="post" action="${paths.importUndoing(id)}">
      <p class="import-acts">${dangerButton({ label: t(`import.undo.confirm.${noun}`, { count }) })}</p>
    </form>`;
}
