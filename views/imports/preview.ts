import { html, type HtmlSafeString } from '@prairielearn/html';
import { outcomes, type Outcome } from '#features/imports/kinds.ts';
import type { ImportRecord, ImportRow, Tally } from '#features/imports/queries.ts';
import { paths, withQuery } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { figureLine } from '../components/figures.ts';
import { notice } from '../components/notice.ts';
import { pagination } from '../components/pagination.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { dropForm, importCrumbs, importHead, importTitle, readingText } from './parts.ts';
import { rowName, rowOutcome, rowReasons } from './row.ts';

export interface PreviewContent {
  record: ImportRecord;
  /** Whether this reader may apply it: who sent it in, and administrators. */
  mayAct: boolean;
  tally: Tally;
  rows: ImportRow[];
  /** How many rows the chosen outcome has. */
  shownTotal: number;
  outcome: Outcome | undefined;
  from: number;
  size: number;
}

/** What each row will do. Nothing is changed by looking. */
export function previewPage(ui: Ui, content: PreviewContent): Page {
  const { t } = ui;
  const { record, tally } = content;
  const title = importTitle(ui, record);
  const isNothing = tally.created + tally.changed + tally.undecided + tally.left + tally.refused === 0;
  return {
    title,
    crumbs: importCrumbs(ui, title),
    body: html`
      ${importHead(ui, record, 'preview')} ${figures(ui, record)}
      ${
        isNothing
          ? notice({
              kind: 'information',
              body: html`<p>${t(record.total === 0 ? 'import.noRows' : 'import.nothingToChange')}</p>`,
            })
          : html`<p class="note import-note">${t('import.nothingYet')}</p>`
      }
      ${filterLine(ui, content)}
      <form id="decisions" method="post" action="${paths.importDecisions(record.id)}">
        ${rowsTable(ui, content)}
        ${content.mayAct && content.rows.some(({ outcome }) => outcome === 'duplicate') ? decisionButtons(ui, tally) : ''}
      </form>
      ${pages(ui, content)} ${content.mayAct ? acts(ui, content) : html`<p class="import-note">${t('import.problem.foreign')}</p>`}
    `,
  };
}

const figureOrder: readonly Outcome[] = ['new', 'changes', 'duplicate', 'same', 'refused'];

function figures(ui: Ui, record: ImportRecord): HtmlSafeString {
  const { t } = ui;
  const { id, counts } = record;
  const along = counts.organisations ?? 0;
  return figureLine(
    ui,
    figureOrder.map((outcome) => ({
      value: counts[outcome] ?? 0,
      label: t(`import.figure.${outcome}`),
      href: counts[outcome] ? withQuery(paths.import(id), { outcome }) : undefined,
    })),
    html`${readingText(ui, record)}<br />
      ${along > 0 ? html`${t('import.figure.organisations', { count: along })}<br />` : ''}
      <a href="${paths.importColumns(id)}">${t('import.change')}</a>`,
  );
}

function filterLine(ui: Ui, { record, outcome }: PreviewContent): HtmlSafeString {
  const { t } = ui;
  const there = outcomes.filter((one) => record.counts[one]);
  return html`<div class="import-line">
    <p>
      ${t('import.shown')}:
      ${outcome ? html`<a href="${paths.import(record.id)}">${t('import.all')}</a>` : html`<strong>${t('import.all')}</strong>`}
      ${there.map((one) =>
        one === outcome
          ? html` · <strong>${t(`import.outcome.${one}`)}</strong>`
          : html` · <a href="${withQuery(paths.import(record.id), { outcome: one })}">${t(`import.outcome.${one}`)}</a>`,
      )}
    </p>
    <p><a href="${paths.importRows(record.id)}">${t('import.previewCsv')}</a></p>
  </div>`;
}

function rowsTable(ui: Ui, { record, rows, mayAct }: PreviewContent): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('import.rows.caption'),
    isCaptionHidden: true,
    columns: [
      { key: 'row', label: t('import.rows.row'), kind: 'number', align: 'start', phone: 'labelled' },
      {
        key: 'name',
        label: t(record.noun === 'grants' ? 'import.rows.grant' : 'import.rows.organisation'),
        kind: 'name',
      },
      { key: 'outcome', label: t('import.rows.outcome'), kind: 'state' },
      { key: 'why', label: t('import.rows.why'), isBlock: true },
    ],
    rows: rows.map((row) => ({
      isRefused: row.outcome === 'refused',
      cells: {
        row: String(row.row),
        name: rowName(ui, row),
        outcome: rowOutcome(ui, row),
        why: rowReasons(ui, row, mayAct),
      },
    })),
  });
}

function decisionButtons(ui: Ui, { undecided }: Tally): HtmlSafeString {
  const { t } = ui;
  return html`<div class="import-acts">
    ${plainButton({ label: t('import.decide') })}
    ${
      undecided > 0
        ? html`<span class="note">${t('import.decideAll')}</span>
          ${plainButton({ label: t('import.decideAll.another'), name: 'all', value: 'another', isSmall: true })}
          ${plainButton({ label: t('import.decideAll.leave'), name: 'all', value: 'leave', isSmall: true })}`
        : ''
    }
  </div>`;
}

function pages(
  ui: Ui,
  { record, rows, shownTotal, outcome, from, size }: PreviewContent,
): HtmlSafeString | string {
  if (shownTotal <= size) return '';
  const href = (start: number) =>
    withQuery(paths.import(record.id), { outcome, from: start === 0 ? undefined : start });
  return pagination(ui, {
    first: rows.length === 0 ? 0 : from + 1,
    last: from + rows.length,
    total: shownTotal,
    previousHref: from > 0 ? href(Math.max(0, from - size)) : undefined,
    nextHref: from + rows.length < shownTotal ? href(from + size) : undefined,
  });
}

/** The button says the numbers; what stays out stands beside it. */
function acts(ui: Ui, { record, tally }: PreviewContent): HtmlSafeString {
  const { t } = ui;
  const { created, changed, undecided, left, refused } = tally;
  const create = t(`import.apply.${record.noun}`, { count: created });
  const label =
    created > 0 && changed > 0
      ? t('import.apply.both', { create, count: changed })
      : created > 0
        ? create
        : t('import.apply.change', { count: changed });
  const canApply = created + changed > 0;
  return html`<div class="import-acts import-end">
    ${
      canApply
        ? html`<form method="post" action="${paths.importApplication(record.id)}">${mainButton({ label })}</form>`
        : ''
    }
    ${dropForm(ui, record)}
    ${canApply ? html`<p class="note">${t('import.staysOut', { undecided, left, refused })}</p>` : ''}
  </div>`;
}
