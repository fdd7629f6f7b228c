import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Cell, Counted, Matrix } from '#features/partners/matrix.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { selectField } from '../components/field.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { waysOfCounting, weakPairs } from './matrix-notes.ts';
import { partnerCrumbs, partnerTabs } from './parts.ts';

interface Option {
  value: string;
  label: string;
}
export interface MatrixChoices {
  programmes: Option[];
  schemes: Option[];
  themes: Option[];
  years: Option[];
}
export interface MatrixContent {
  matrix: Matrix;
  choices: MatrixChoices;
}

/** Six countries against six: each figure opens exactly the grants or coalitions that it counts. */
export function matrixPage(ui: Ui, { matrix, choices }: MatrixContent): Page {
  const { t } = ui;
  const { asked } = matrix;
  const query = { ...asked };
  const joined = matrix.cells.filter(isJoined).length;
  return {
    title: t('partners.matrix.title'),
    section: 'partners',
    crumbs: partnerCrumbs(ui, t('partners.matrix.title')),
    isUnlisted: Object.values(asked).some((value) => value !== ''),
    body: html`
      ${pageHead({
        title: t('partners.matrix.title'),
        lead: t('partners.matrix.lead', { count: joined, all: matrix.cells.length }),
      })}
      ${partnerTabs(ui, 'matrix')} ${filters(ui, matrix, choices)}
      <p class="pairs-line">
        <span>${counted(ui, matrix)}</span>
        <a href="${withQuery(`${paths.partnersMatrix()}.csv`, query)}"
          >${t('lists.csv')}</a
        >
        <a href="${paths.partnersPairs()}">${t('partners.pairs.title')}</a>
      </p>
      ${leftOut(ui, matrix)} ${table(ui, matrix)} ${weakPairs(ui, matrix)} ${waysOfCounting(ui, matrix)}
    `,
  };
}

const isJoined = ({ grants, coalitions }: Cell) => grants.count + coalitions.count > 0;

function filters(ui: Ui, { asked }: Matrix, choices: MatrixChoices): HtmlSafeString {
  const { t } = ui;
  const select = (name: string, label: string, value: string, empty: string, options: Option[]) =>
    selectField({ name, label, value, empty, options, width: 'full' });
  return html`<form class="filter-row" action="${paths.partnersMatrix()}">
    ${select('by', t('partners.by'), asked.by, t('partners.by.all'), [
      { value: 'grants', label: t('partners.by.grants') },
      { value: 'coalitions', label: t('partners.by.coalitions') },
    ])}
    ${select('programme', t('grants.programme'), asked.programme, t('partners.all'), choices.programmes)}
    ${select('scheme', t('grants.scheme'), asked.scheme, t('partners.all'), choices.schemes)}
    ${select('theme', t('grants.theme'), asked.theme, t('partners.all'), choices.themes)}
    ${select('year', t('partners.matrix.year'), asked.year, t('partners.all'), choices.years)}
    ${select('role', t('partners.matrix.role'), asked.role, t('partners.matrix.anyRole'), [
      { value: 'lead', label: t('partners.matrix.leads') },
    ])}
    ${plainButton({ label: t('partners.show') })}
  </form>`;
}

/** What the matrix counts in all, each once: grants, coalitions or both. */
function counted(ui: Ui, { all, asked }: Matrix): Content {
  const figure = ({ count, href }: Counted) =>
    html`<a href="${href}">${formatNumber(count, ui.language)}</a>`;
  if (asked.by === 'grants' || !hasCoalitions(asked))
    return phrase(ui, 'partners.matrix.ofGrants', { grants: figure(all.grants) });
  if (asked.by === 'coalitions')
    return phrase(ui, 'partners.matrix.ofCoalitions', { coalitions: figure(all.coalitions) });
  return phrase(ui, 'partners.matrix.ofBoth', {
    grants: figure(all.grants),
    coalitions: figure(all.coalitions),
  });
}

function hasCoalitions({ by, programme, scheme, role }: Matrix['asked']): boolean {
  return by !== 'grants' && programme === '' && scheme === '' && role === '';
}

/** What the filters leave out, said where it is not seen. */
export function leftOut(
  ui: Ui,
  { asked, undated }: Pick<Matrix, 'asked' | 'undated'>,
): HtmlSafeString | string {
  const { t } = ui;
  const lines: Content[] = [];
  if (asked.by !== 'grants' && !hasCoalitions(asked)) lines.push(t('partners.matrix.noCoalitions'));
  const link = ({ count, href }: Counted, text: string) =>
    count > 0 ? html`<a href="${href}">${text}</a>` : text;
  if (asked.year) {
    lines.push(
      phrase(ui, 'partners.matrix.undated', {
        grants: link(undated.grants, t('partners.grants', { count: undated.grants.count })),
        coalitions: link(undated.coalitions, t('partners.coalitions', { count: undated.coalitions.count })),
      }),
    );
  }
  return lines.length === 0
    ? ''
    : notice({ kind: 'information', body: html`${lines.map((line) => html`<p>${line}</p>`)}` });
}

function table(ui: Ui, matrix: Matrix): HtmlSafeString {
  const { t } = ui;
  const most = Math.max(1, ...matrix.cells.map(({ grants, coalitions }) => grants.count + coalitions.count));
  return html`<div class="pairs-frame" tabindex="0" role="group" aria-label="${t('partners.matrix.caption')}">
    <table class="pair-matrix">
      <caption class="visually-hidden">
        ${t('partners.matrix.caption')}
      </caption>
      <thead>
        <tr>
          <td>${matrix.asked.role === 'lead' ? t('partners.matrix.rowLeads') : ''}</td>
          ${sixCountries.map((code) => html`<th scope="col">${heading(ui, code)}</th>`)}
          <th scope="col">${t('partners.matrix.touching')}</th>
        </tr>
      </thead>
      <tbody>
        ${sixCountries.map(
          (row) => html`<tr>
            <th scope="row">${heading(ui, row)}</th>
            ${sixCountries.map((column) => cellOf(ui, matrix, row, column, most))}
            ${touching(ui, matrix, row)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The name where there is room, the code on a phone. */
function heading(ui: Ui, code: SixCountry): HtmlSafeString {
  return html`<span class="matrix-name">${countryLabel(code, ui)}</span
    ><span class="matrix-code" aria-hidden="true">${code}</span>`;
}

function cellOf(ui: Ui, matrix: Matrix, row: SixCountry, column: SixCountry, most: number): HtmlSafeString {
  const { t } = ui;
  if (row === column)
    return html`<td class="matrix-self"><span class="visually-hidden">${t('partners.matrix.self')}</span></td>`;
  const isDirected = matrix.asked.role === 'lead';
  const cell = matrix.cells.find(
    (one) =>
      (one.row === row && one.column === column) || (!isDirected && one.row === column && one.column === row),
  )!;
  const step = isJoined(cell) ? Math.ceil(((cell.grants.count + cell.coalitions.count) / most) * 4) : 0;
  return html`<td data-step="${step}">${figures(ui, matrix, cell, `${countryLabel(row, ui)} – ${countryLabel(column, ui)}`)}</td>`;
}

/** Grants as the figure, coalitions as a second line where both are counted. */
function figures(
  ui: Ui,
  { asked }: Matrix,
  { grants, coalitions }: { grants: Counted; coalitions: Counted },
  of: string,
): HtmlSafeString {
  const { t } = ui;
  const withGrants = asked.by !== 'coalitions';
  const figure = ({ count, href }: Counted, text: Content, spoken: string) =>
    count === 0
      ? html`<span class="pairs-none">${text}</span>`
      : html`<a href="${href}" aria-label="${spoken}: ${of}">${text}</a>`;
  return html`${
    withGrants
      ? html`<span class="matrix-figure"
          >${figure(grants, grants.count === 0 ? '–' : formatNumber(grants.count, ui.language), t('partners.grants', { count: grants.count }))}</span
        >`
      : ''
  }${
    hasCoalitions(asked) && (coalitions.count > 0 || !withGrants)
      ? html`<span class="${withGrants ? 'matrix-second' : 'matrix-figure'}"
          >${figure(
            coalitions,
            withGrants
              ? html`+ ${coalitions.count}<span class="matrix-word"> ${t('partners.matrix.second', { count: coalitions.count })}</span>`
              : coalitions.count === 0
                ? '–'
                : formatNumber(coalitions.count, ui.language),
            t('partners.coalitions', { count: coalitions.count }),
          )}</span
        >`
      : ''
  }`;
}

function touching(ui: Ui, matrix: Matrix, country: SixCountry): HtmlSafeString {
  const one = matrix.touching.find((entry) => entry.country === country)!;
  return html`<td class="matrix-touching">${figures(ui, matrix, one, countryLabel(country, ui))}</td>`;
}
