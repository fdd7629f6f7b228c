import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { choices, reportParts, type Choice, type ReportPart } from '#features/coalition-reports/kinds.ts';
import { paragraphsOf } from '#features/coalition-reports/paragraphs.ts';
import type { ReportDetail } from '#features/coalition-reports/queries.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, textArea } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { notice } from '../components/notice.ts';
import type { Page, Ui } from '../ui.ts';
import { openComments } from './comments.ts';
import { periodText } from './list.ts';

/** What a form holds of a part. */
export interface PartWords {
  mine: string;
  /** What `mine` was written from. */
  base: string;
  /** What somebody else saved meanwhile in the same paragraph: both are shown, and one is chosen. */
  theirs?: string | undefined;
  choice?: Choice | undefined;
}

export interface Writing {
  report: ReportDetail;
  parts: Record<ReportPart, PartWords>;
  problems: Problem[];
  /** Tells what this page sends from what another does. */
  tab: string;
}

const ofOthers: ReadonlySet<Problem['message']> = new Set(['problem.reportClash', 'problem.reportVersion']);

/** Where members write of a period. With script it saves by itself; what cannot be saved stays in the fields. */
export function writingPage(ui: Ui, { report, parts, problems, tab }: Writing): Page {
  const { t } = ui;
  const coalition = { slug: report.coalition, name: report.coalitionName };
  const title = t('coalitionReport.write');
  const { summary } = formErrors(ui, problems, 'narrative');
  // What somebody else did is no mistake in a field: it is said at the top, and both versions stand below.
  const { at } = formErrors(
    ui,
    problems.filter(({ message }) => !ofOthers.has(message)),
    'narrative',
  );
  const address = paths.coalitionReport(report.coalition, report.slug);
  const { version } = report;
  // Nothing is chosen between two versions by itself.
  const isAutomatic = reportParts.every((part) => parts[part].theirs === undefined);
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
        <form method="post" action="${address}" ${isAutomatic ? html`hx-post="${address}" hx-trigger="input delay:1500ms" hx-target="#saved" hx-swap="outerHTML" hx-sync="this:queue last"` : ''} novalidate>
          <input type="hidden" name="tab" value="${tab}" />
          <input type="hidden" name="turn" value="0" />
          ${savedPart(ui, { version, problems, isSaidAbove: problems.length > 0 })}
          ${reportParts.map((part) => html`${openComments(ui, report, part)}${partFields(ui, part, parts[part], at)}`)}
          <div class="actions">
            ${mainButton({ label: t('coalitionReport.save') })}
            <a href="${address}">${t('general.cancel')}</a>
          </div>
          <p class="actions">
            <button
              class="ds-button"
              data-variant="secondary"
              data-color="neutral"
              formaction="${paths.coalitionReportSubmission(report.coalition, report.slug)}"
            >
              ${t('coalitionReport.submit')}
            </button>
            <span class="note">${t('coalitionReport.submitHint')}</span>
          </p>
        </form>
      </div>
    `,
  };
}

function partFields(
  ui: Ui,
  part: ReportPart,
  { mine, base, theirs, choice }: PartWords,
  at: (name: string) => string | undefined,
): HtmlSafeString {
  const { t } = ui;
  const label = t(`coalitionReport.part.${part}`);
  const words = textArea({
    name: part,
    label,
    hint: t(`coalitionReport.hint.${part}`),
    value: mine,
    error: at(part),
    rows: part === 'narrative' ? 12 : 5,
  });
  const from = html`<input type="hidden" name="${part}Base" value="${base}" />`;
  if (theirs === undefined) return html`${from}${words}`;
  return html`${from}<input type="hidden" name="${part}Theirs" value="${theirs}" />
    <div class="aside-accent">
      <p class="note">${t('coalitionReport.theirs', { part: label })}</p>
      ${paragraphsOf(theirs).map((line) => html`<p>${line}</p>`)}
    </div>
    ${words}
    ${radioGroup({
      name: `${part}Choice`,
      label: t('coalitionReport.choice', { part: label }),
      hint: t('coalitionReport.choiceHint'),
      options: choices.map((value) => ({ value, label: t(`coalitionReport.choice.${value}`) })),
      value: choice,
      error: at(`${part}Choice`),
    })}`;
}

export interface SavedPart {
  version: number;
  problems: readonly Problem[];
  /** Parts in which somebody else wrote meanwhile, joined to what was sent. */
  joined?: readonly ReportPart[] | undefined;
  /** Parts of which somebody else wrote the same paragraph; they are not kept. */
  clashes?: readonly ReportPart[] | undefined;
  /** What is not kept, and why, stands at the top of the page. */
  isSaidAbove?: boolean | undefined;
}

/** Carries the version that the page is at, and says whether everything is kept. */
export function savedPart(
  ui: Ui,
  { version, problems, joined = [], clashes = [], isSaidAbove = false }: SavedPart,
): HtmlSafeString {
  const { t } = ui;
  const names = (parts: readonly ReportPart[]) =>
    parts.map((part) => t(`coalitionReport.part.${part}`)).join(', ');
  const notKept =
    clashes.length > 0
      ? t('coalitionReport.clash', { parts: names(clashes) })
      : problems[0] && html`${t('coalitionReport.notSaved')} ${t(problems[0].message, problems[0].values)}`;
  const field = html`<input type="hidden" name="version" value="${version}" />`;
  if (isSaidAbove) return html`<div id="saved" role="status">${field}</div>`;
  return html`<div id="saved" role="status">
    ${field}
    ${
      notKept
        ? notice({ kind: 'waiting', body: html`<p>${notKept}</p>` })
        : html`<p class="note report-saved">${t('coalitionReport.saved', { version })}${joined.length > 0 ? html` ${t('coalitionReport.joined', { parts: names(joined) })}` : ''}</p>`
    }
  </div>`;
}
