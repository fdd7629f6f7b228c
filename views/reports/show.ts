import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ReportRow } from '#features/coalition-reports/queries.ts';
import { breakdownKinds } from '#features/reports/breakdown-kinds.ts';
import type { CheckedClaim } from '#features/claims/queries.ts';
import type { Counted } from '#features/reports/counting.ts';
import type { FigureKey, Filters, Report, ReportFilter } from '#features/reports/figures.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { selectField } from '../components/field.ts';
import { money } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { barChart } from './charts.ts';
import { periodText } from '../coalition-reports/list.ts';
import { claimsTable } from '../claims/table.ts';
import { reportCrumbs } from './crumbs.ts';
import { downloadsInline } from '../components/downloads.ts';
import { breakdown } from './breakdown.ts';
import { ladder, pairs } from './parts.ts';

export interface ReportPage {
  report: Report;
  options: Record<ReportFilter, { value: string; label: string }[]>;
  /** Names of themes and schemes by their slugs. */
  names: Record<string, string>;
  claims: readonly CheckedClaim[];
  /** Reports of coalitions that are submitted or accepted; undefined where the filters cannot tell. */
  submitted: readonly ReportRow[] | undefined;
}

/** What was signed, and what came of it: every figure opens exactly the records that it counts. */
export function reportPage(ui: Ui, { report, options, names, claims, submitted }: ReportPage): Page {
  const { t } = ui;
  const isNarrowed = Object.values(report.filters).some((value) => value !== undefined);
  return {
    title: t('reports.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui),
    isUnlisted: isNarrowed,
    body: html`
      ${pageHead({ title: t('reports.title'), lead: t('reports.lead') })} ${filterRow(ui, report.filters, options)}
      <div class="report-columns">${inFigures(ui, report)} ${consortia(ui, report)}</div>
      ${breakdowns(ui, report, names)} ${pairs(ui, report)} ${ladder(ui, report)}
      ${section({
        title: t('reports.claims'),
        id: 'claims',
        note: t(isNarrowed ? 'reports.claimsNarrowed' : 'reports.claimsNote'),
        links: [
          { label: t('reports.allClaims'), href: paths.claims() },
          { label: t('coverage.title'), href: paths.coverage() },
          { label: t('indicators.title'), href: paths.indicators() },
        ],
        body: claimsTable(ui, worthReading(claims), true),
      })}
      ${coalitionReports(ui, submitted, isNarrowed)}
    `,
  };
}

/** The first of those that differ from what is counted or do not add up; of all where none does. */
function worthReading(claims: readonly CheckedClaim[]): readonly CheckedClaim[] {
  const apart = claims.filter(({ difference, arithmetic }) => difference !== 0 || arithmetic?.short);
  return (apart.length > 0 ? apart : claims).slice(0, 5);
}

/** What coalitions submitted, each with its period and its state. */
function coalitionReports(ui: Ui, submitted: ReportPage['submitted'], isNarrowed: boolean): HtmlSafeString {
  const { t } = ui;
  if (!submitted)
    return section({
      title: t('reports.coalitionReports'),
      id: 'coalition-reports',
      body: html`<p><em class="unknown">${t('reports.cannotTell')}</em></p>`,
    });
  return section({
    title: t('reports.coalitionReports'),
    id: 'coalition-reports',
    body:
      submitted.length === 0
        ? html`<p class="note">${t(isNarrowed ? 'reports.noneHere' : 'reports.noneSubmitted')}</p>`
        : html`<ul class="side-list">
            ${submitted.map(
              (one) =>
                html`<li>
                  <a href="${paths.coalitionReport(one.coalition, one.slug)}">${one.coalitionName}, ${periodText(ui, one)}</a>
                  <span class="note">${t(`coalitionReport.status.${one.status}`)}</span>
                </li>`,
            )}
          </ul>`,
  });
}

function filterRow(ui: Ui, filters: Filters, options: ReportPage['options']): HtmlSafeString {
  const { t } = ui;
  const names = Object.keys(options) as ReportFilter[];
  return html`<form class="filter-row report-filters" action="${paths.reports()}">
    ${names.map((name) => selectField({ name, label: t(`reports.filter.${name}`), value: filters[name], options: options[name], empty: t('matrix.all'), width: 'short' }))}
    ${plainButton({ label: t('matrix.show') })}
    <p class="filter-links">${downloadsInline(ui, (format) => withQuery(`${paths.reports()}.${format}`, filters))}</p>
  </form>`;
}

/** Where, for what, under which scheme and when. */
function breakdowns(ui: Ui, { breakdowns: all }: Report, names: Record<string, string>): HtmlSafeString {
  return html`${breakdownKinds.map((kind) => breakdown(ui, kind, all[kind], names))}`;
}

function inFigures(ui: Ui, { figures, sums, paid }: Report): HtmlSafeString {
  const { t } = ui;
  const line = (label: string, note: string, value: HtmlSafeString | string) =>
    html`<div class="figure-row">
      <dt>${label}${note ? html`<span class="note">${note}</span>` : ''}</dt>
      <dd>${value}</dd>
    </div>`;
  return section({
    title: t('reports.inFigures'),
    id: 'figures',
    links: [{ label: t('reports.how'), href: paths.counting() }],
    body: html`<dl class="figure-rows">
      ${figures.map(({ key, counted }) => line(t(`reports.figure.${key}`), noteOf(ui, key, counted), figure(ui, counted)))}
      ${sums.map(({ currency, minor, count, href }) =>
        line(
          t('reports.signedIn', { currency }),
          t('reports.withAmount', { count }),
          html`<a href="${href}">${money(minor, currency, ui)}</a>`,
        ),
      )}
      ${paid.map(({ currency, minor, count, href }) =>
        line(
          t('reports.paidIn', { currency }),
          t('reports.inPayments', { count }),
          html`<a href="${href}">${money(minor, currency, ui)}</a>`,
        ),
      )}
    </dl>`,
  });
}

/** Where nothing was paid as far as is known, the note says that this is no statement that nothing was. */
function noteOf({ t }: Ui, key: FigureKey, counted: Counted | undefined): string {
  return key === 'payments' && counted?.count === 0 ? t('reports.nothingPaid') : t(`reports.note.${key}`);
}

function figure(ui: Ui, counted: Counted | undefined): HtmlSafeString {
  if (!counted) return html`<em class="unknown">${ui.t('reports.cannotTell')}</em>`;
  return html`<a href="${counted.href}">${formatNumber(counted.count, ui.language)}</a>`;
}

function consortia(ui: Ui, { consortia: rows, regional }: Report): HtmlSafeString {
  const { t } = ui;
  const number = (counted: Counted) =>
    html`<a href="${counted.href}">${formatNumber(counted.count, ui.language)}</a>`;
  return section({
    title: t('reports.consortia'),
    id: 'consortia',
    body:
      rows === undefined || regional === undefined
        ? html`<p><em class="unknown">${t('reports.cannotTell')}</em></p>`
        : html`${barChart(ui, {
            title: t('reports.consortia'),
            series: [t('reports.leads'), t('reports.partners')],
            bars: rows.map(({ country, leads, together }) => ({
              label: countryLabel(country, ui),
              parts: [leads.count, together.count - leads.count],
              figure: together.count,
            })),
          })}
          ${dataTable({
            caption: t('reports.asTable'),
            phone: 'pairs',
            columns: [
              { key: 'country', label: t('solution.column.country'), kind: 'name' },
              { key: 'leads', label: t('reports.leads'), kind: 'number' },
              { key: 'partners', label: t('reports.partners'), kind: 'number' },
              { key: 'together', label: t('reports.together'), kind: 'number' },
            ],
            rows: rows.map(({ country, leads, partners, together }) => ({
              cells: {
                country: html`<span class="row-text">${countryLabel(country, ui)}</span>`,
                leads: number(leads),
                partners: number(partners),
                together: number(together),
              },
            })),
            foot: [{ cells: { country: t('reports.allCountries'), together: number(regional) } }],
          })}
          <p class="note">${t('reports.onceNote')}</p>`,
  });
}
