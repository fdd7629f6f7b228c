import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ChangedField, ChangesSince } from '#features/coalition-reports/changes.ts';
import { reportParts } from '#features/coalition-reports/kinds.ts';
import type { ReportDetail } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { linkButton, plainButton } from '../components/button.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { notPublished } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { commentedPart, generalComments, words, type Typed } from './comments.ts';
import { fromRecords } from './records.ts';
import { periodText } from './list.ts';

export interface CoalitionReportPage {
  report: ReportDetail;
  changes: readonly ChangesSince[];
  mayWrite: boolean;
  /** Whether they read and make comments. */
  maySpeak: boolean;
  mayDecide: boolean;
  /** Whether there is another report that they may read, to compare this one with. */
  hasOthers: boolean;
  /** What was typed somewhere on the page and could not be taken. */
  typed: Typed | undefined;
}

/** A coalition's report: its own words, what comes from the records, and what of these changed since. */
export function coalitionReportPage(ui: Ui, page: CoalitionReportPage): Page {
  const { t } = ui;
  const { report, changes, mayWrite, mayDecide, typed } = page;
  const coalition = { slug: report.coalition, name: report.coalitionName };
  const title = html`${t('coalitionReport.title')} ${periodText(ui, report)}`;
  return {
    title: `${t('coalitionReport.title')} ${report.slug.replace('_', '–')}: ${report.coalitionName}`,
    section: 'coalitions',
    hasErrors: typed !== undefined,
    crumbs: coalitionCrumbs(ui, coalition, t('coalitionReport.title')),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title, kicker: report.coalitionName, lead: report.content.coalition.ask, isLong: true })}
          ${reportParts.map((part) => commentedPart(ui, page, part))}
          ${mayWrite && !report.isFrozen ? html`<p class="actions">${linkButton({ label: t('coalitionReport.write'), href: paths.writeCoalitionReport(report.coalition, report.slug), kind: 'main' })}</p>` : ''}
          ${mayDecide && report.status === 'submitted' ? decision(ui, page) : ''}
        </div>
        <div class="column-side">${side(ui, page)}</div>
      </div>
      ${report.isFrozen ? since(ui, changes) : ''} ${fromRecords(ui, report.content)} ${generalComments(ui, page)}
    `,
  };
}

function side(ui: Ui, { report, hasOthers }: CoalitionReportPage): HtmlSafeString {
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
      { label: t('coalitionReport.handedIn'), value: handedIn(ui, report) },
      {
        label: t('coalitionReport.take'),
        value: html`<a href="${file}.xlsx">XLSX</a> · <a href="${file}.json">JSON</a>`,
      },
      {
        label: t('comparison.fact'),
        value: hasOthers
          ? html`<a href="${paths.compareCoalitionReports(report.coalition, { until: report.slug })}">${t('comparison.linkOne')}</a>`
          : html`<span class="note">${t('comparison.only')}</span>`,
      },
    ],
  });
}

/** A return says what is to be done: in open comments, or here. */
function decision(ui: Ui, { report, typed }: CoalitionReportPage): HtmlSafeString {
  const { t } = ui;
  return html`<form class="remark-act" method="post" action="${paths.coalitionReportDecision(report.coalition, report.slug)}" novalidate>
    ${words(ui, { typed }, 'decision', t('coalitionReport.decisionComment'), 'comment')}
    <p class="actions">
      ${plainButton({ label: t('coalitionReport.accept'), name: 'decision', value: 'accepted' })}
      ${plainButton({ label: t('coalitionReport.return'), name: 'decision', value: 'returned' })}
    </p>
  </form>`;
}

/** Every handing-in with its own file and hash, for those who read comments. */
function handedIn(ui: Ui, { coalition, slug, submissions }: ReportDetail): HtmlSafeString | undefined {
  const { t } = ui;
  if (submissions.length < 2) return undefined;
  return html`${submissions.map(
    ({ number, hash, submittedAt, decision: decided }) =>
      html`<p>
        <a href="${paths.coalitionReportHandedIn(coalition, slug, number)}"
          >${t('coalitionReport.handedInNumber', { number })}</a
        >, ${instantText(submittedAt, ui)}${decided ? html`: ${t(`coalitionReport.status.${decided}`)}` : ''}
        <code class="hash">${hash}</code>
      </p>`,
  )}`;
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
