import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { reportParts, type ReportPart } from '#features/coalition-reports/kinds.ts';
import type { ReportDetail } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { textArea } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { notice } from '../components/notice.ts';
import type { Page, Ui } from '../ui.ts';
import { periodText } from './list.ts';

export type TypedTexts = Record<ReportPart | 'version', string>;

export interface Writing {
  report: ReportDetail;
  typed: TypedTexts;
  problems: Problem[];
  /** What somebody else saved meanwhile, to be joined with what was typed. */
  theirs: ReportDetail | undefined;
}

/** Where members write of a period. With script it saves by itself; what cannot be saved stays in the fields. */
export function writingPage(ui: Ui, { report, typed, problems, theirs }: Writing): Page {
  const { t } = ui;
  const coalition = { slug: report.coalition, name: report.coalitionName };
  const title = t('coalitionReport.write');
  const { at, summary } = formErrors(ui, problems, 'narrative');
  const address = paths.coalitionReport(report.coalition, report.slug);
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="second-name">${report.coalitionName}, ${periodText(ui, report)}</p>
      <div class="form-width">
        ${summary}
        <form method="post" action="${address}" hx-post="${address}" hx-trigger="input delay:1500ms" hx-target="#saved" hx-swap="outerHTML" hx-sync="this:queue last" novalidate>
          ${savedPart(ui, theirs ? theirs.version : Number(typed.version), problems.length === 0)}
          ${reportParts.map(
            (part) =>
              html`${theirs ? theirWords(ui, part, theirs) : ''}
              ${textArea({ name: part, label: t(`coalitionReport.part.${part}`), hint: t(`coalitionReport.hint.${part}`), value: typed[part], error: at(part), rows: part === 'narrative' ? 12 : 5 })}`,
          )}
          <div class="actions">
            ${mainButton({ label: t('coalitionReport.save') })}
            <a href="${address}">${t('general.cancel')}</a>
          </div>
        </form>
        <form method="post" action="${paths.coalitionReportSubmission(report.coalition, report.slug)}">
          <p class="note">${t('coalitionReport.submitHint')}</p>
          <p class="actions">${plainButton({ label: t('coalitionReport.submit') })}</p>
        </form>
      </div>
    `,
  };
}

/** Carries the version that the page is at, and says whether everything is kept. */
export function savedPart(ui: Ui, version: number, isSaved: boolean): HtmlSafeString {
  const { t } = ui;
  return html`<div id="saved" role="status">
    <input type="hidden" name="version" value="${version}" />
    ${isSaved ? html`<p class="note">${t('coalitionReport.saved', { version })}</p>` : notice({ kind: 'waiting', body: html`<p>${t('coalitionReport.notSaved')}</p>` })}
  </div>`;
}

function theirWords({ t }: Ui, part: ReportPart, theirs: ReportDetail): HtmlSafeString | string {
  const words = theirs.now.texts[part];
  if (!words) return '';
  return html`<div class="aside-accent">
    <p class="note">${t('coalitionReport.theirs', { part: t(`coalitionReport.part.${part}`) })}</p>
    ${words.split(/\n+/).map((line) => html`<p>${line}</p>`)}
  </div>`;
}
