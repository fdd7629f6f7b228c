import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { importNouns, LARGEST_FILE, MOST_ROWS } from '#features/imports/kinds.ts';
import type { ImportRecord } from '#features/imports/queries.ts';
import type { ShownState } from '#features/imports/state.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { errorSummary } from '../components/error-summary.ts';
import { radioGroup, selectField, textArea } from '../components/field.ts';
import { controlAttributes, messages, type Field } from '../components/field-parts.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { importCrumbs, importTitle } from './parts.ts';

export interface ImportsContent {
  problems: Problem[];
  programmes: { slug: string; shortName: string }[];
  total: number;
  imports: (ImportRecord & { shown: ShownState; by: string | null })[];
}

/** Where an import begins, and those before it. */
export function importsPage(ui: Ui, content: ImportsContent): Page {
  const { t } = ui;
  const { problems } = content;
  return {
    title: t('import.title'),
    crumbs: importCrumbs(ui),
    hasErrors: problems.length > 0,
    body: html`
      <h1 class="page-title">${t('import.title')}</h1>
      <p class="lead">${t('import.lead')}</p>
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message, values }) => ({
                field: path.slice(1),
                text: t(message, values),
              })),
            )
          : ''
      }
      ${section({ title: t('import.new'), id: 'new', body: uploadForm(ui, content) })}
      ${section({ title: t('import.before'), id: 'before', body: earlier(ui, content) })}
    `,
  };
}

function uploadForm(ui: Ui, { problems, programmes }: ImportsContent): HtmlSafeString {
  const { t } = ui;
  const errorAt = (path: string) => {
    const problem = problems.find((known) => known.path === path);
    return problem && t(problem.message, problem.values);
  };
  return html`<form class="import-form" method="post" action="${paths.imports()}" enctype="multipart/form-data" novalidate>
    ${radioGroup({
      name: 'of',
      label: t('import.of'),
      value: 'organisations',
      error: errorAt('/of'),
      options: importNouns.map((noun) => ({ value: noun, label: t(`import.of.${noun}`) })),
    })}
    ${
      programmes.length > 1
        ? selectField({
            name: 'programme',
            label: t('import.programme'),
            isOptional: t('general.optional'),
            error: errorAt('/programme'),
            empty: t('form.choose'),
            options: programmes.map(({ slug, shortName }) => ({ value: slug, label: shortName })),
          })
        : ''
    }
    ${fileField({
      name: 'file',
      label: t('import.file'),
      hint: t('import.fileHint', { megabytes: LARGEST_FILE / 1024 / 1024, rows: MOST_ROWS }),
      error: errorAt('/file'),
    })}
    ${textArea({ name: 'pasted', label: t('import.pasted'), hint: t('import.pastedHint'), rows: 5 })}
    <p>${mainButton({ label: t('import.next') })}</p>
  </form>`;
}

function fileField(field: Field): HtmlSafeString {
  return html`<div class="field" ${field.error ? html`data-invalid` : ''}>
    <label class="field-label" for="${field.name}">${field.label}</label>
    ${field.hint ? html`<p class="field-hint" id="${field.name}-hint">${field.hint}</p>` : ''}
    <input
      class="file-input"
      type="file"
      accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      ${controlAttributes(field)}
    />
    ${field.error ? messages({ ...field, hint: undefined }) : ''}
  </div>`;
}

function earlier(ui: Ui, { imports }: ImportsContent): HtmlSafeString {
  const { t } = ui;
  if (imports.length === 0) return html`<p>${t('import.noneYet')}</p>`;
  return dataTable({
    caption: t('import.before'),
    isCaptionHidden: true,
    isUnderHeading: true,
    columns: [
      { key: 'file', label: t('import.column.file'), kind: 'name' },
      { key: 'state', label: t('import.column.state') },
      { key: 'what', label: t('import.column.what') },
      { key: 'by', label: t('import.column.by') },
      { key: 'when', label: t('import.column.when'), kind: 'date' },
    ],
    rows: imports.map((record) => ({
      cells: {
        file: html`<a href="${paths.import(record.id)}">${importTitle(ui, record)}</a>`,
        state: t(`import.state.${record.shown}`),
        what: whatCameOfIt(ui, record),
        by: record.by ?? t('history.registry'),
        when: instantText(record.appliedAt ?? record.createdAt, ui),
      },
    })),
  });
}

function whatCameOfIt(ui: Ui, { state, result, counts }: ImportRecord): string {
  const { t } = ui;
  const say = (pairs: (readonly [number | undefined, string])[]) =>
    pairs
      .flatMap(([count, word]) => (count ? [`${formatNumber(count, ui.language)} ${word}`] : []))
      .join(', ');
  if (state === 'applied')
    return say([
      [result?.['created'], t('import.done.created')],
      [result?.['changed'], t('import.done.changed')],
    ]);
  if (state === 'undone') return say([[result?.['removed'], t('import.undone.removed')]]);
  return say([
    [counts.new, t('import.figure.new')],
    [counts.changes, t('import.figure.changes')],
    [counts.same, t('import.figure.same')],
    [counts.duplicate, t('import.figure.duplicate')],
    [counts.refused, t('import.figure.refused')],
  ]);
}
