import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { figuresOf, type SnapshotChange } from '#features/coalition-reports/compare.ts';
import { reportParts, type ReportPart } from '#features/coalition-reports/kinds.ts';
import type { ReportDetail, ReportReader, ReportRow } from '#features/coalition-reports/queries.ts';
import type { Snapshot } from '#features/coalition-reports/snapshot.ts';
import { api, paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { mainButton } from '../components/button.ts';
import { dateRange } from '../components/date.ts';
import { formErrors } from '../components/form-errors.ts';
import { nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { partForm } from './parts.ts';
import { figuresLine, recordSections } from './records.ts';
import { comments, reviewForms, submissionList, submittedTexts } from './review.ts';
import { reportState } from './state.ts';

/** A part as somebody typed it and could not save it. */
export interface TypedPart {
  part: ReportPart;
  body: string;
  version: number;
  problem: Problem | undefined;
  /** What somebody else saved meanwhile, and its version. */
  theirs: string | undefined;
  theirVersion: number | undefined;
}

export interface ReportPage {
  report: ReportDetail;
  /** The period as the address has it. */
  key: string;
  /** What is shown: for its writers the records as they are, for readers what was handed in. */
  shown: Snapshot;
  /** Records that are no longer as they were handed in. */
  changes: SnapshotChange[];
  others: ReportRow[];
  compared: { key: string; snapshot: Snapshot } | undefined;
  reader: ReportReader;
  isStaff: boolean;
  /** It is being written. */
  isOpen: boolean;
  /** Names of people by their public ids. */
  names: Map<string, string>;
  typed?: TypedPart;
  comment?: { part: ReportPart; paragraph: number; body: string };
  reason?: string;
  problems?: Problem[];
}

/** A coalition's report: its own words, what the records say, and what becomes of it. */
export function reportPage(ui: Ui, page: ReportPage): Page {
  const { t } = ui;
  const { report, isOpen, reader, problems = [] } = page;
  const { coalition } = report;
  const title = t('coalitionReport.title');
  const isWriting = isOpen && reader.mayWrite;
  const submission = report.submissions[0];
  const summary = problems.length > 0 ? formErrors(ui, problems, 'narrative').summary : '';
  return {
    title: `${title}: ${coalition.name}`,
    section: 'coalitions',
    hasErrors: problems.length > 0 || page.typed?.problem !== undefined,
    crumbs: [
      ...coalitionCrumbs(ui, coalition, t('reportList.title')).slice(0, -1),
      { label: t('reportList.title'), href: paths.coalitionReports(coalition.slug) },
      { label: title },
    ],
    body: html`
      ${summary}
      ${pageHead({
        title: dateRange(report.from, report.to, ui, 'long'),
        kicker: html`${title} · ${nameText({ name: coalition.name, lang: coalition.nameLanguage })}`,
        isLong: true,
      })}
      <p>${reportState(ui, report.status)}</p>
      ${report.status === 'returned' && submission?.reason ? returned(ui, submission.reason) : ''}
      ${changed(ui, page)} ${figuresLine(ui, page.shown)} ${against(ui, page)}
      ${isWriting ? writing(ui, page) : submission ? submittedTexts(ui, page, submission) : ''}
      ${recordSections(ui, page.shown)}
      ${page.isStaff && report.status === 'submitted' ? reviewForms(ui, page) : ''}
      ${isWriting ? handIn(ui, page) : ''} ${submissionList(ui, page)} ${downloads(ui, page)}
    `,
  };
}

function returned(ui: Ui, reason: string): HtmlSafeString {
  return notice({
    kind: 'waiting',
    body: html`<p><strong>${ui.t('coalitionReport.returned')}</strong></p>
      <p>${reason}</p>`,
  });
}

/** The parts to write; under each what readers said of it when it was handed in last. */
function writing(ui: Ui, page: ReportPage): HtmlSafeString {
  const said = page.report.submissions[0]?.comments ?? [];
  return section({
    title: ui.t('coalitionReport.words'),
    id: 'words',
    note: ui.t('coalitionReport.autosave'),
    body: html`<div class="form-width">
      ${reportParts.map((part) => {
        const ofPart = said.filter((comment) => comment.part === part);
        return html`${partForm(ui, page, part)} ${ofPart.length > 0 ? comments(ui, page, ofPart) : ''}`;
      })}
    </div>`,
  });
}

function handIn(ui: Ui, { report, key }: ReportPage): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('coalitionReport.handIn'),
    id: 'hand-in',
    body: html`<p class="prose">${t('coalitionReport.handInHint')}</p>
      <form method="post" action="${paths.coalitionReportPart(report.coalition.slug, key, 'submission')}">
        <div class="actions">${mainButton({ label: t('coalitionReport.submit') })}</div>
      </form>`,
  });
}

/** Which records are not as they were when the report was handed in; the report itself stays as it was. */
function changed(ui: Ui, { changes, report }: ReportPage): HtmlSafeString | string {
  const { t } = ui;
  if (report.submissions.length === 0) return '';
  if (changes.length === 0) return notice({ kind: 'information', body: t('coalitionReport.unchanged') });
  return notice({
    kind: 'waiting',
    body: html`<details>
      <summary>${t('coalitionReport.changedSince', { count: changes.length })}</summary>
      <ul>
        ${changes.map(
          ({ table, kind, label, fields }) =>
            html`<li>
              ${t(`coalitionReport.${table}`)}: ${label} – ${t(`coalitionReport.change.${kind}`)}
              ${fields.map(({ field, before, after }) => html`<span class="note">${field}: ${before || '–'} → ${after || '–'}</span>`)}
            </li>`,
        )}
      </ul>
    </details>`,
  });
}

/** This period beside another one. */
function against(ui: Ui, page: ReportPage): HtmlSafeString | string {
  const { others, compared, report, key, shown } = page;
  if (others.length === 0) return '';
  const links = others.map(({ periodFrom, periodTo }, place) => {
    const other = `${periodFrom}_${periodTo}`;
    const label = dateRange(periodFrom, periodTo, ui);
    return html`${place > 0 ? ' · ' : ''}${
      other === compared?.key
        ? html`<strong aria-current="true">${label}</strong>`
        : html`<a href="${paths.coalitionReport(report.coalition.slug, key, other)}#compared">${label}</a>`
    }`;
  });
  return html`<div id="compared">
    <p class="note">${phrase(ui, 'coalitionReport.compareWith', { periods: html`${links}` })}</p>
    ${compared ? comparison(ui, page, shown, compared.snapshot) : ''}
  </div>`;
}

function comparison(ui: Ui, { report }: ReportPage, own: Snapshot, other: Snapshot): HtmlSafeString {
  const { t } = ui;
  const [mine, theirs] = [figuresOf(own), figuresOf(other)];
  const rows = [
    ['members', t('coalitionReport.members')],
    ['countries', t('coalitionReport.countries')],
    ['actions', t('coalitionReport.actions')],
    ['outcomesCounted', t('coalitionReport.outcomes')],
    ['outcomesNotCounted', t('coalitionReport.outcomesNotCounted')],
    ['grants', t('coalitionReport.grants')],
    ['steps', t('coalitionReport.steps')],
  ] as const;
  return dataTable({
    caption: t('coalitionReport.compared'),
    phone: 'pairs',
    columns: [
      { key: 'what', label: t('coalitionReport.figure'), kind: 'name' },
      { key: 'other', label: dateRange(other.period.from, other.period.to, ui), kind: 'number' },
      { key: 'own', label: dateRange(report.from, report.to, ui), kind: 'number' },
    ],
    rows: rows.map(([figure, label]) => ({
      cells: { what: label, other: String(theirs[figure]), own: String(mine[figure]) },
    })),
  });
}

function downloads(ui: Ui, { report, key }: ReportPage): HtmlSafeString {
  return html`<p class="list-download">
    <a href="${api.coalitionReport(report.coalition.slug, key)}">${ui.t('coalitionReport.asJson')}</a>
  </p>`;
}
