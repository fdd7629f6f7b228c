import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Both, Side } from '#features/coalition-reports/comparison.ts';
import type { Compared } from '#features/coalition-reports/comparing.ts';
import { reportParts } from '#features/coalition-reports/kinds.ts';
import { paragraphsOf } from '#features/coalition-reports/paragraphs.ts';
import type { ReportDetail, ReportRow } from '#features/coalition-reports/queries.ts';
import { formatDate } from '#language/format.ts';
import { paths } from '#paths.ts';
import { coalitionCrumbs } from '../coalitions/crumbs.ts';
import { plainButton } from '../components/button.ts';
import { instantText } from '../components/date.ts';
import { downloadsInline } from '../components/downloads.ts';
import { facts } from '../components/facts.ts';
import { selectField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { comparedRecords } from './compared-records.ts';
import { periodText } from './list.ts';

export interface ComparePage {
  coalition: { slug: string; name: string };
  /** The reports among which the reader may choose, the latest first. */
  choices: readonly ReportRow[];
  compared: Compared | undefined;
  problems: readonly Problem[];
  asked: Partial<Both<string>>;
}

/** Two reports of a coalition side by side, as they were submitted. */
export function comparePage(ui: Ui, page: ComparePage): Page {
  const { t } = ui;
  const { coalition, choices, compared, problems } = page;
  const title = t('comparison.title');
  return {
    title: `${title}: ${coalition.name}`,
    section: 'coalitions',
    isUnlisted: true,
    hasErrors: problems.some(({ path }) => path !== ''),
    crumbs: coalitionCrumbs(ui, coalition, title),
    body: html`
      ${pageHead({ title, kicker: coalition.name, lead: t('comparison.lead') })}
      ${choices.length < 2 ? tooFew(ui, page) : chooseForm(ui, page)}
      ${compared ? html`${about(ui, compared)} ${comparedRecords(ui, compared)} ${wordsOf(ui, compared)}` : ''}
      <p class="list-note"><a href="${paths.coalitionReports(coalition.slug)}">${t('comparison.back')}</a></p>
    `,
  };
}

/** Why there is nothing to compare, with the one report that there is. */
function tooFew(ui: Ui, { choices: [only] }: ComparePage): HtmlSafeString {
  const { t } = ui;
  return html`<p class="prose">
    ${t(only ? 'comparison.one' : 'comparison.none')}
    ${only ? html`<a href="${paths.coalitionReport(only.coalition, only.slug)}">${t('coalitionReport.title')} ${periodText(ui, only)}</a>` : ''}
  </p>`;
}

function chooseForm(ui: Ui, { coalition, choices, compared, problems, asked }: ComparePage): HtmlSafeString {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, 'from');
  const options = choices.map((report) => ({
    value: report.slug,
    label: `${periodName(ui, report)} · ${t(`coalitionReport.status.${report.status}`)}`,
  }));
  const field = (side: Side) =>
    selectField({
      name: side,
      label: t(`comparison.${side}`),
      value: compared?.reports[side].slug ?? asked[side],
      options,
      // What was asked for and is not there is none of the choices.
      empty: at(side) ? t('form.choose') : undefined,
      error: at(side),
    });
  const periods = compared && { from: compared.reports.from.slug, until: compared.reports.until.slug };
  return html`${summary}
    <form class="${problems.length > 0 ? 'form-width' : 'filter-row report-filters'}" action="${paths.compareCoalitionReports(coalition.slug)}">
      ${field('from')} ${field('until')} ${plainButton({ label: t('comparison.show') })}
      ${periods ? html`<p class="filter-links">${downloadsInline(ui, (format) => paths.compareCoalitionReports(coalition.slug, periods, format))}</p>` : ''}
    </form>`;
}

function periodName({ language }: Ui, { periodFrom, periodUntil }: ReportRow): string {
  const from = formatDate(periodFrom, language);
  return periodFrom === periodUntil ? from : `${from} – ${formatDate(periodUntil, language)}`;
}

/** What each of the two is: frozen when and under which hash, or a draft. */
function about(ui: Ui, { reports, isTurned }: Compared): HtmlSafeString {
  const { t } = ui;
  const fact = (side: Side) => {
    const report = reports[side];
    return {
      label: t(`comparison.${side}`),
      value: html`<a href="${paths.coalitionReport(report.coalition, report.slug)}">${periodText(ui, report)}</a>`,
      note: html`${t(`coalitionReport.status.${report.status}`)}${asOf(ui, report)}`,
    };
  };
  return html`<div class="report-sides">
      ${facts(ui, { facts: [fact('from')] })} ${facts(ui, { facts: [fact('until')] })}
    </div>
    ${isTurned ? html`<p class="list-note">${t('comparison.turned')}</p>` : ''}`;
}

function asOf(ui: Ui, { isFrozen, submittedAt, hash }: ReportDetail): HtmlSafeString {
  return isFrozen && submittedAt
    ? html`, ${instantText(submittedAt, ui)} <code class="hash">${hash}</code>`
    : html`: ${ui.t('comparison.now')}`;
}

/** What the members wrote of each period, part by part. */
function wordsOf(ui: Ui, { reports }: Compared): HtmlSafeString {
  const { t } = ui;
  const words = (side: Side, part: (typeof reportParts)[number]) => {
    const paragraphs = paragraphsOf(reports[side].content.texts[part]);
    return html`<div>
      <p class="note">${periodText(ui, reports[side])}</p>
      ${
        paragraphs.length === 0
          ? html`<p><em class="unknown">${t('comparison.unwritten')}</em></p>`
          : html`<div class="prose">${paragraphs.map((line) => html`<p>${line}</p>`)}</div>`
      }
    </div>`;
  };
  const isWritten = (part: (typeof reportParts)[number]) =>
    [reports.from, reports.until].some(({ content }) => content.texts[part]);
  return html`${reportParts.filter(isWritten).map((part) =>
    section({
      title: t(`coalitionReport.part.${part}`),
      id: part,
      body: html`<div class="report-sides">${words('from', part)} ${words('until', part)}</div>`,
    }),
  )}`;
}
