import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CheckedClaim } from '#features/claims/queries.ts';
import type { Counted } from '#features/reports/counting.ts';
import type { CoverageRow } from '#features/reports/coverage.ts';
import { sixCountries } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';
import { claimsTable } from '../claims/table.ts';
import { reportCrumbs } from './crumbs.ts';
import { allDownloads } from '../components/downloads.ts';

/** What is known to exist or was published, against what the registry holds. */
export function coveragePage(ui: Ui, rows: readonly CoverageRow[], claims: readonly CheckedClaim[]): Page {
  const { t } = ui;
  return {
    title: t('coverage.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('coverage.title')),
    body: html`
      ${pageHead({ title: t('coverage.title'), lead: t('coverage.lead') })}
      <p class="note">${phrase(ui, 'coverage.asOf', { date: dateText(ui.today, ui, 'long') })}</p>
      ${allDownloads(ui, (format) => `${paths.coverage()}.${format}`)}
      ${section({
        title: t('coverage.bySchemeTitle'),
        id: 'schemes',
        note: t('coverage.bySchemeNote'),
        body: html`<div class="matrix-frame" tabindex="0" role="region" aria-label="${t('coverage.bySchemeTitle')}">${table(ui, rows)}</div>`,
      })}
      ${section({
        title: t('coverage.published'),
        id: 'published',
        links: [{ label: t('claims.title'), href: paths.claims() }],
        body: claimsTable(ui, claims, true),
      })}
    `,
  };
}

function table(ui: Ui, rows: readonly CoverageRow[]): HtmlSafeString {
  const { t } = ui;
  return html`<table class="coverage">
    <caption class="visually-hidden">${t('coverage.bySchemeTitle')}</caption>
    <thead>
      <tr>
        <th scope="col">${t('coverage.scheme')}</th>
        <th scope="col">${t('coverage.recorded')}</th>
        ${sixCountries.map((code) => html`<th scope="col"><abbr title="${countryLabel(code, ui)}">${code}</abbr></th>`)}
        <th scope="col">${t('reports.elsewhere')}</th>
        <th scope="col">${t('coverage.amount')}</th>
        <th scope="col">${t('coverage.signed')}</th>
        <th scope="col">${t('coverage.ceremony')}</th>
        <th scope="col">${t('coverage.partners')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => coverageRow(ui, row))}
    </tbody>
  </table>`;
}

function coverageRow(ui: Ui, row: CoverageRow): HtmlSafeString {
  const { t } = ui;
  const of = (known: Counted) =>
    phrase(ui, 'coverage.nOfM', { known: figure(ui, known), all: row.recorded.count });
  const name = row.name || t('coverage.noScheme');
  return html`<tr ${row.isProgramme ? html`class="coverage-programme"` : ''}>
    <th scope="row">${name}</th>
    <td>${figure(ui, row.recorded)}</td>
    ${[...sixCountries.map((code) => row.byCountry[code]), row.elsewhere].map((one) => html`<td>${one.count === 0 ? html`<span class="unknown">–</span>` : figure(ui, one)}</td>`)}
    <td>${of(row.amount)}</td>
    <td>${of(row.signed)}</td>
    <td>${of(row.ceremony)}</td>
    <td>${of(row.partners)}</td>
  </tr>`;
}

function figure(ui: Ui, { count, href }: Counted): HtmlSafeString {
  return count === 0 ? html`0` : html`<a href="${href}">${formatNumber(count, ui.language)}</a>`;
}
