import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ImportRecord } from '#features/imports/queries.ts';
import type { ShownState } from '#features/imports/state.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton } from '../components/button.ts';
import { notice } from '../components/notice.ts';
import type { Page, Ui } from '../ui.ts';
import { dropForm, failureText, importCrumbs, importHead, importTitle } from './parts.ts';

interface Progress {
  record: ImportRecord;
  shown: ShownState;
}

/** How far a long import is. With script it asks by itself; without, by a link. */
export function progressPage(ui: Ui, content: Progress): Page {
  const title = importTitle(ui, content.record);
  const isPreview = content.record.state === 'preparing' || content.record.state === 'failed';
  return {
    title,
    crumbs: importCrumbs(ui, title),
    body: html`${importHead(ui, content.record, isPreview ? 'preview' : 'done')} ${progress(ui, content)}`,
  };
}

/** The part of the page that is asked for again while it goes on. */
export function progress(ui: Ui, { record, shown }: Progress): HtmlSafeString {
  const { t } = ui;
  const own = paths.import(record.id);
  if (shown === 'preparing' || shown === 'applying' || shown === 'undoing') {
    const { done, total } = record;
    return html`<div id="progress" class="import-progress" hx-get="${own}" hx-trigger="every 1s" hx-target="#progress" hx-swap="outerHTML">
      <p>${t(`import.${shown}`)}</p>
      ${
        total
          ? html`<progress max="${total}" value="${Math.min(done, total)}">${t('import.progressOf', { done, total })}</progress>`
          : ''
      }
      <p class="figure-note">${total ? t('import.progressOf', { done, total }) : t('import.progress', { done })}</p>
      <noscript><p><a href="${own}">${t('import.look')}</a></p></noscript>
    </div>`;
  }
  return html`<div id="progress" class="import-progress" role="status">${ended(ui, record, shown)}</div>`;
}

function ended(ui: Ui, record: ImportRecord, shown: ShownState): HtmlSafeString {
  const { t } = ui;
  if (shown === 'failed') {
    return html`${notice({ kind: 'danger', body: html`<p>${failureText(ui, record.problem ?? '')}</p>` })}
      <p>${linkButton({ label: t('import.change'), href: paths.importColumns(record.id) })}</p>
      ${dropForm(ui, record)}`;
  }
  if (shown === 'cutOff') return cutOff(ui, record);
  const label = shown === 'ready' ? t('import.seePreview') : t('import.seeResult');
  return html`<p>${linkButton({ label, href: paths.import(record.id), kind: 'main' })}</p>`;
}

function cutOff(ui: Ui, record: ImportRecord): HtmlSafeString {
  const { t } = ui;
  const { id, state } = record;
  if (state === 'preparing') {
    return html`${notice({ kind: 'waiting', body: html`<p>${t('import.cutOff')}</p>` })}
      <p>${linkButton({ label: t('import.readAgain'), href: paths.importColumns(id), kind: 'main' })}</p>
      ${dropForm(ui, record)}`;
  }
  const isUndo = state === 'undoing';
  return html`${notice({ kind: 'waiting', body: html`<p>${t(isUndo ? 'import.cutOffUndo' : 'import.cutOff')}</p>` })}
    <form method="post" action="${isUndo ? paths.importUndoing(id) : paths.importApplication(id)}">
      <p>${mainButton({ label: t('import.resume') })}</p>
    </form>
    ${isUndo ? '' : dropForm(ui, record)}`;
}
