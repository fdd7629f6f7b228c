import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ImportRecord } from '#features/imports/queries.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths } from '#paths.ts';
import { quietButton } from '../components/button.ts';
import type { Crumb, Ui } from '../ui.ts';

export type Step = 'file' | 'columns' | 'preview' | 'done';
const steps: readonly Step[] = ['file', 'columns', 'preview', 'done'];

export function importTitle(ui: Ui, { noun, fileName }: ImportRecord): string {
  return ui.t(`import.titleOf.${noun}`, { file: fileName ?? ui.t('import.pastedName') });
}

export function importCrumbs(ui: Ui, title?: string): Crumb[] {
  const { t } = ui;
  const trail = [
    { label: t('general.registry'), href: paths.home() },
    { label: t('admin.title'), href: paths.admin() },
  ];
  return title === undefined
    ? [...trail, { label: t('import.title') }]
    : [...trail, { label: t('import.title'), href: paths.imports() }, { label: title }];
}

/** The head of every page of one import: its title and where one is on the way. */
export function importHead(ui: Ui, record: ImportRecord, current: Step): HtmlSafeString {
  return html`
    <h1 class="page-title page-title-long">${importTitle(ui, record)}</h1>
    ${importSteps(ui, record, current)}
  `;
}

function importSteps(ui: Ui, record: ImportRecord, current: Step): HtmlSafeString {
  const isOver = record.state === 'applied' || record.state === 'undone';
  const isReady = record.state === 'ready';
  const href = (step: Step): string | undefined => {
    if (step === 'columns' && !isOver) return paths.importColumns(record.id);
    return step === 'preview' && isReady ? paths.import(record.id) : undefined;
  };
  return html`<nav class="tabs import-steps" aria-label="${ui.t('import.steps')}">
    <ol>
      ${steps.map((step) => {
        const label = ui.t(`import.step.${step}`);
        const address = href(step);
        if (step === current) return html`<li><span aria-current="step">${label}</span></li>`;
        return html`<li>${address ? html`<a href="${address}">${label}</a>` : html`<span>${label}</span>`}</li>`;
      })}
    </ol>
  </nav>`;
}

const delimiterNames: Record<string, MessageKey> = {
  ',': 'import.delimiter.comma',
  ';': 'import.delimiter.semicolon',
  '\t': 'import.delimiter.tab',
};
export const encodingNames: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
};

/** “216 rows, Windows-1250, semicolon”. */
export function readingText(ui: Ui, record: ImportRecord): string {
  const count = record.total ?? record.done;
  if (record.format === 'xlsx') return ui.t('import.readAs.xlsx', { count });
  return ui.t('import.readAs.csv', {
    count,
    encoding: encodingNames[record.encoding ?? ''] ?? '',
    delimiter: ui.t(delimiterNames[record.delimiter ?? ','] ?? 'import.delimiter.comma').toLowerCase(),
  });
}

/** Why a file could not be read. */
export function failureText(ui: Ui, problem: string): string {
  const { message, values } = JSON.parse(problem) as { message: MessageKey; values: Problem['values'] };
  return ui.t(message, values);
}

export function dropForm(ui: Ui, { id }: ImportRecord): HtmlSafeString {
  return html`<form method="post" action="${paths.importDropping(id)}">
    ${quietButton({ label: ui.t('import.drop') })}
  </form>`;
}
