import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ChangedField, ChangesSince } from '#features/coalition-reports/changes.ts';
import { reportParts } from '#features/coalition-reports/kinds.ts';
import type { ReportDetail } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { selectField, textArea } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { notPublished } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { fromRecords } from './records.ts';
import { periodText } from './list.ts';

export interface CoalitionReportPage {
  report: ReportDetail;
  changes: readonly ChangesSince[];
  mayWrite: boolean;
  mayComment: boolean;
  mayDecide: boolean;
  /** The comment that was typed and could not be taken. */
  typed: string;
  problems: Problem[];
}

/** A coalition's report: its own words, what comes from the records, and what of these changed since. */
export function coalitionReportPage(ui: Ui, page: CoalitionReportPage): Page {
  const { t } = ui;
  const { report, changes, mayWrite, mayDecide, problems } = page;
  const coalition = { slug: report.coalition, name: report.coalitionName };
  const title = html`${t('coalitionReport.title')} ${periodText(ui, report)}`;
  const { texts } = report.content;
  return {
    title: `${t('coalitionReport.title')} ${report.slug.replace('_', '–')}: ${report.coalitionName}`,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: coalitionCrumbs(ui, coalition, t('coalitionReport.title')),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title, kicker: report.coalitionName, lead: report.content.coalition.ask, isLong: true })}
          ${reportParts.map((part) => (texts[part] ? html`<div class="prose"><h2 class="side-title">${t(`coalitionReport.part.${part}`)}</h2>${texts[part].split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>` : ''))}
          ${mayWrite && !report.isFrozen ? html`<p class="actions">${linkButton({ label: t('coalitionReport.write'), href: paths.writeCoalitionReport(report.coalition, report.slug), kind: 'main' })}</p>` : ''}
          ${mayDecide && report.status === 'submitted' ? decision(ui, report) : ''}
        </div>
        <div class="column-side">${side(ui, report)}</div>
      </div>
      ${report.isFrozen ? since(ui, changes) : ''} ${fromRecords(ui, report.content)} ${comments(ui, page)}
    `,
  };
}

function side(ui: Ui, report: ReportDetail): HtmlSafeString {
  const { t } = ui;
  const file = `${paths.coalitionReport(report.coalition, report.slug)}/report`;
  return facts(ui, {
    layout: 'over',
    unknown: 'left out',
    facts: [
      { label: t('coalitions.status'), value: t(`coalitionReport.status.${report.status}`) },
      {
        label: t('coalitionReports.submitted'),
        value: report.submittedAt ? instantText(report.submittedAt, ui) : undefined,
      },
      {
        label: t('coalitionReport.hash'),
        value: report.isFrozen && report.hash ? html`<code class="hash">${report.hash}</code>` : undefined,
      },
      {
        label: t('coalitionReport.take'),
        value: html`<a href="${file}.xlsx">XLSX</a> · <a href="${file}.json">JSON</a>`,
      },
    ],
  });
}

function decision({ t }: Ui, report: ReportDetail): HtmlSafeString {
  return html`<form method="post" action="${paths.coalitionReportDecision(report.coalition, report.slug)}">
    <p class="actions">
      ${plainButton({ label: t('coalitionReport.accept'), name: 'decision', value: 'accepted' })}
      ${plainButton({ label: t('coalitionReport.return'), name: 'decision', value: 'returned' })}
    </p>
  </form>`;
}

/** The frozen content never changes; what of the records did is said here. */
function since(ui: Ui, changes: readonly ChangesSince[]): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('coalitionReport.since'),
    id: 'since',
    note: t('coalitionReport.sinceNote'),
    body:
      changes.length === 0
        ? html`<p class="note">${t('coalitionReport.sinceNothing')}</p>`
        : html`<ul class="side-list">
            ${changes.map(({ kind, noun, name, fields }) => html`<li>${name} <span class="note">${t(`coalitionReport.change.${kind}`)}: ${t(`coalitionReport.noun.${noun}`)}</span>${fields.map((field) => difference(ui, field))}</li>`)}
          </ul>`,
  });
}

/** Dates as they are written out; what is a list or an amount is told by its name alone, its record being a link away. */
function difference(ui: Ui, { field, before, after }: ChangedField): HtmlSafeString {
  const isSaid = [before, after].every((value) => value === null || typeof value === 'string');
  const value = (given: unknown) =>
    field.endsWith('On') && typeof given === 'string'
      ? dateText(given, ui)
      : typeof given === 'string'
        ? given
        : notPublished(ui);
  return html` <span class="note">${ui.t(`coalitionReport.field.${field as 'name'}`)}${isSaid && field !== 'step' && field !== 'kind' ? html`: ${value(before)} → ${value(after)}` : ''}</span>`;
}

function comments(
  ui: Ui,
  { report, mayComment, typed, problems }: CoalitionReportPage,
): HtmlSafeString | string {
  const { t } = ui;
  if (report.comments.length === 0 && !mayComment) return '';
  const { at, summary } = formErrors(ui, problems, 'text');
  const partName = (part: string) =>
    part === 'general' ? t('coalitionReport.part.general') : t(`coalitionReport.part.${part as 'narrative'}`);
  return section({
    title: t('coalitionReport.comments'),
    id: 'comments',
    body: html`<ul class="side-list">
        ${report.comments.map(({ part, text, authorKind, createdAt }) => html`<li>${text} <span class="note">${partName(part)} · ${t(`coalitionReport.author.${authorKind as 'staff'}`)}, ${instantText(createdAt, ui)}</span></li>`)}
      </ul>
      ${
        mayComment
          ? html`<div class="form-width">
            ${summary}
            <form method="post" action="${paths.coalitionReportComments(report.coalition, report.slug)}" novalidate>
              ${selectField({ name: 'part', label: t('coalitionReport.ofPart'), options: [...reportParts, 'general'].map((value) => ({ value, label: partName(value) })), value: 'narrative' })}
              ${textArea({ name: 'text', label: t('coalitionReport.comment'), value: typed, error: at('text'), rows: 3 })}
              <p class="actions">${plainButton({ label: t('coalitionReport.addComment') })}</p>
            </form>
          </div>`
          : ''
      }`,
  });
}
