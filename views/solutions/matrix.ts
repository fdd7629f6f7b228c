import { html, type HtmlSafeString } from '@prairielearn/html';
import { diffusionLadder } from '#features/solutions/kinds.ts';
import type { Matrix, MatrixCell, MatrixFilter, MatrixRow } from '#features/solutions/matrix.ts';
import { sixCountries } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { checkbox, selectField } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { stuckSection, timesSection } from './matrix-below.ts';
import { cellText, pips } from './pips.ts';

export interface MatrixPage {
  matrix: Matrix;
  filter: MatrixFilter;
  /** How many places are stuck when nothing is filtered. */
  stuckInAll: number;
  areas: { slug: string; name: string }[];
  sessions: { slug: string; title: string }[];
}

/** Solutions down, the six countries and what lies elsewhere across. */
export function matrixPage(ui: Ui, page: MatrixPage): Page {
  const { t } = ui;
  const { matrix } = page;
  return {
    title: t('matrix.title'),
    section: 'solutions',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('solutions.title'), href: paths.solutions() },
      { label: t('solutions.byCountry') },
    ],
    body: html`
      ${pageHead({ title: t('matrix.title'), lead: t('matrix.lead') })} ${filters(ui, page)}
      ${
        matrix.rows.length === 0
          ? html`<p class="list-empty">${t('matrix.empty')}</p>`
          : html`<p class="matrix-line">${line(ui, page)}</p>
              <div class="matrix-frame" tabindex="0" role="region" aria-label="${t('matrix.title')}">${table(ui, page)}</div>
              ${key(ui)} ${stuckSection(ui, matrix)} ${timesSection(ui, matrix)}`
      }
    `,
  };
}

function filters(ui: Ui, { filter, areas, sessions, stuckInAll }: MatrixPage): HtmlSafeString {
  const { t } = ui;
  const csv = withQuery(`${paths.solutionMatrix()}.csv`, {
    theme: filter.theme,
    session: filter.session,
    at_least: filter.atLeast,
    stuck: filter.onlyStuck ? 'yes' : undefined,
  });
  return html`<form class="filter-row" action="${paths.solutionMatrix()}">
    ${selectField({ name: 'theme', label: t('solutions.theme'), value: filter.theme, empty: t('matrix.all'), width: 'short', options: areas.map(({ slug, name }) => ({ value: slug, label: name })) })}
    ${
      sessions.length > 0
        ? selectField({
            name: 'session',
            label: t('solutions.session'),
            value: filter.session,
            empty: t('matrix.allSessions'),
            width: 'short',
            options: sessions.map(({ slug, title }) => ({ value: slug, label: title })),
          })
        : ''
    }
    ${selectField({ name: 'at_least', label: t('matrix.atLeast'), value: filter.atLeast, empty: t('matrix.all'), width: 'short', options: diffusionLadder.map((step) => ({ value: step, label: t(`solution.step.${step}`) })) })}
    ${checkbox({ name: 'stuck', label: t('matrix.onlyStuck', { count: stuckInAll }), isChecked: filter.onlyStuck })}
    ${plainButton({ label: t('matrix.show') })}
    <p class="filter-links"><a href="${paths.solutions()}">${t('solutions.title')}</a> <a href="${csv}">${t('lists.csv')}</a></p>
  </form>`;
}

function line(ui: Ui, { matrix, filter }: MatrixPage): HtmlSafeString {
  const { t } = ui;
  const count = matrix.rows.length;
  const isWhole = !filter.atLeast && !filter.onlyStuck && !filter.session;
  const words = t('matrix.solutions', { count });
  return phrase(ui, 'matrix.line', {
    count: matrix.carried,
    solutions: isWhole
      ? html`<a href="${withQuery(paths.solutions(), { theme: filter.theme })}">${words}</a>`
      : words,
    carried: matrix.carried,
    adopted: matrix.adopted,
  });
}

function table(ui: Ui, { matrix, areas, filter }: MatrixPage): HtmlSafeString {
  const { t } = ui;
  const groups = Map.groupBy(matrix.rows, ({ solution }) => solution.area);
  const order = [...areas.map(({ slug }) => slug), null];
  return html`<table class="matrix">
    <caption class="visually-hidden">${t('matrix.title')}</caption>
    <thead>
      <tr>
        <th scope="col">${t('solutions.column.title')}</th>
        ${sixCountries.map((code) => html`<th scope="col">${countryLabel(code, ui)}</th>`)}
        <th scope="col">${t('matrix.elsewhere')}</th>
      </tr>
    </thead>
    ${order.map((area) => {
      const rows = groups.get(area);
      const name = areas.find(({ slug }) => slug === area)?.name ?? t('matrix.otherTheme');
      return rows
        ? html`<tbody>
            <tr class="matrix-group"><th colspan="8" scope="rowgroup">${name}</th></tr>
            ${rows.map((row) => matrixRow(ui, row))}
          </tbody>`
        : '';
    })}
    ${filter.atLeast || filter.onlyStuck || filter.session ? '' : totals(ui, matrix, filter)}
  </table>`;
}

function matrixRow(ui: Ui, { solution, cells, elsewhere }: MatrixRow): HtmlSafeString {
  const { t } = ui;
  const href = `${paths.solution(solution.slug)}#countries`;
  return html`<tr>
    <th scope="row">${nameLink({ href: paths.solution(solution.slug), name: solution.title })}</th>
    ${sixCountries.map((code) => {
      const cell = cells[code];
      return cell
        ? html`<td><span class="matrix-country" aria-hidden="true">${countryLabel(code, ui)}</span> ${cellText(ui, cell, href)}</td>`
        : html`<td class="matrix-none"><span aria-hidden="true">–</span><span class="visually-hidden">${t('matrix.nobody')}</span></td>`;
    })}
    <td class="${elsewhere.length === 0 ? 'matrix-none' : ''}">${elsewhere.map((cell) => elsewhereCell(ui, cell, href))}</td>
  </tr>`;
}

function elsewhereCell(ui: Ui, cell: MatrixCell, href: string): HtmlSafeString {
  return html`<div class="matrix-elsewhere">
    <span class="pips-word">${countryLabel(cell.country, ui)}</span> ${cellText(ui, cell, href)}
  </div>`;
}

function totals(ui: Ui, { totals: all, elsewhere }: Matrix, { theme }: MatrixFilter): HtmlSafeString {
  const { t } = ui;
  const link = (facet: 'carried' | 'adopted', code: string | string[], count: number) =>
    html`<a href="${withQuery(paths.solutions(), { theme, [facet]: code })}">${formatNumber(count, ui.language)}</a>`;
  return html`<tfoot>
    <tr>
      <th scope="row">${t('matrix.totals')}<span class="note">${t('matrix.totalsNote')}</span></th>
      ${sixCountries.map(
        (code) =>
          html`<td><span class="matrix-country" aria-hidden="true">${countryLabel(code, ui)}</span>${link('carried', code, all[code].carried)} / ${link('adopted', code, all[code].adopted)}</td>`,
      )}
      ${
        elsewhere.carried.count === 0
          ? html`<td class="matrix-none"></td>`
          : html`<td><span class="matrix-country" aria-hidden="true">${t('matrix.elsewhere')}</span>${link('carried', elsewhere.carried.countries, elsewhere.carried.count)} / ${elsewhere.adopted.count === 0 ? '0' : link('adopted', elsewhere.adopted.countries, elsewhere.adopted.count)}</td>`
      }
    </tr>
  </tfoot>`;
}

function key(ui: Ui): HtmlSafeString {
  const { t } = ui;
  return html`<ul class="matrix-key">
    <li><span class="pips-origin">${t('solution.step.origin')}</span> ${t('matrix.key.origin')}</li>
    ${[...diffusionLadder, 'dropped' as const].map(
      (step) => html`<li>${pips(step)} ${t(`solution.step.${step}`).toLocaleLowerCase(ui.language)}</li>`,
    )}
    <li>${pips('adopted', true)} ${t('matrix.key.part')}</li>
    <li>– ${t('matrix.nobody')}</li>
  </ul>`;
}
