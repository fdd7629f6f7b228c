import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { importFields } from '#features/imports/fields.ts';
import type { ImportRecord } from '#features/imports/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { selectField } from '../components/field.ts';
import { sign } from '../components/sign.ts';
import { notice } from '../components/notice.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { dropForm, encodingNames, failureText, importCrumbs, importHead, importTitle } from './parts.ts';

export interface ColumnsContent {
  record: ImportRecord;
  problems: Problem[];
  programmes: { id: number; slug: string; shortName: string }[];
}

/** What each column holds, and how the file is read. */
export function columnsPage(ui: Ui, content: ColumnsContent): Page {
  const { t } = ui;
  const { record, problems } = content;
  return {
    title: importTitle(ui, record),
    crumbs: importCrumbs(ui, importTitle(ui, record)),
    hasErrors: problems.length > 0,
    body: html`
      ${importHead(ui, record, 'columns')}
      ${record.problem ? notice({ kind: 'danger', body: html`<p>${failureText(ui, record.problem)}</p>` }) : ''}
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: fieldId(path),
                text: t(message, values),
              })),
            )
          : ''
      }
      <p class="note import-note">${t('import.columns.lead')}</p>
      <form method="post" action="${paths.importColumns(record.id)}" novalidate>
        ${columnsTable(ui, content)}
        ${record.format === 'xlsx' ? '' : section({ title: t('import.columns.how'), body: howFields(ui, record) })}
        <p class="import-acts">${mainButton({ label: t('import.columns.preview') })}</p>
      </form>
      <div class="import-acts">${dropForm(ui, record)}</div>
    `,
  };
}

/** `/columns/3` is the field of the fourth column. */
function fieldId(path: string): string {
  return path.replace(/^\/columns\//, 'column-').replace(/^\//, '');
}

function columnsTable(ui: Ui, { record, problems }: ColumnsContent): HtmlSafeString {
  const { t } = ui;
  return dataTable({
    caption: t('import.columns.caption'),
    isCaptionHidden: true,
    columns: [
      { key: 'header', label: t('import.columns.header'), kind: 'name' },
      { key: 'sample', label: t('import.columns.sample') },
      { key: 'field', label: t('import.columns.field'), kind: 'act', isBlock: true },
    ],
    rows: record.header.map((name, place) => {
      const label = name || t('import.columns.unnamed', { number: place + 1 });
      const problem = problems.find(({ path }) => path === `/columns/${place}`);
      return {
        cells: {
          header: html`<span class="import-header">${label}</span>`,
          sample: html`<span class="note">${samplesOf(record, place)}</span>`,
          field: fieldSelect(ui, record, place, label, problem && t(problem.message, problem.values)),
        },
      };
    }),
  });
}

/** The first few values that differ, cut short. */
function samplesOf({ sample }: ImportRecord, place: number): string {
  const values = sample.map((row) => row[place] ?? '').filter((value) => value !== '');
  return [...new Set(values)]
    .slice(0, 2)
    .map((value) => (value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value))
    .join(' · ');
}

function fieldSelect(
  ui: Ui,
  { noun, mapping }: ImportRecord,
  place: number,
  label: string,
  error: string | undefined,
): HtmlSafeString {
  const { t } = ui;
  const name = `column-${place}`;
  const fields = importFields[noun];
  return html`<div class="field import-field" ${error ? html`data-invalid` : ''}>
    <select class="ds-input" name="${name}" id="${name}" aria-label="${t('import.columns.fieldFor', { name: label })}" ${
      error ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''
    }>
      <option value="">${t('import.columns.leaveOut')}</option>
      ${fields.map(
        (field) =>
          html`<option value="${field}" ${mapping[place] === field ? 'selected' : ''}>${t(`import.field.${field}`)}</option>`,
      )}
    </select>
    ${error ? html`<p class="field-error" id="${name}-error">${sign('cross')}<span>${error}</span></p>` : ''}
  </div>`;
}

function howFields(ui: Ui, record: ImportRecord): HtmlSafeString {
  const { t } = ui;
  const delimiter = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }[record.delimiter ?? ','];
  return html`<div class="import-how">
    ${selectField({
      name: 'encoding',
      label: t('import.columns.encoding'),
      value: record.encoding,
      options: Object.entries(encodingNames).map(([value, label]) => ({ value, label })),
    })}
    ${selectField({
      name: 'delimiter',
      label: t('import.columns.delimiter'),
      value: delimiter,
      options: (['comma', 'semicolon', 'tab'] as const).map((value) => ({
        value,
        label: t(`import.delimiter.${value}`),
      })),
    })}
  </div>`;
}
