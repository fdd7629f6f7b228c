import { html, type HtmlSafeString } from '@prairielearn/html';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Report } from '#features/reports/figures.ts';
import { sixCountries } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { countryLabel } from '../components/country.ts';
import type { Ui } from '../ui.ts';

export interface BarChart {
  title: string;
  /** Names of the parts of each bar; a legend stands only where there are several. */
  series: string[];
  bars: { label: string; parts: number[]; figure: number }[];
}

const WIDTH = 440;
const LABELS = 172;
const ROW = 37;
/** Letters of a label that fit beside the bars, and the height of a line of them. */
const LETTERS = 24;
const LINE = 16;

/** Bars from zero with labels written out and the figure at each end; the table beside it says the same. */
export function barChart(ui: Ui, { title, series, bars }: BarChart): HtmlSafeString {
  const greatest = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const x = scaleLinear([0, greatest], [LABELS, WIDTH - 40]).nice();
  const places = bars.map((_, place) => String(place));
  const labels = bars.map(({ label }) => linesOf(label));
  const row = Math.max(ROW, ...labels.map((lines) => lines.length * LINE + 8));
  const y = scaleBand(places, [24, 24 + bars.length * row])
    .paddingInner(0.38)
    .paddingOuter(0.2);
  const height = 28 + bars.length * row;
  const ticks = x.ticks(5).filter(Number.isInteger);
  const band = y.bandwidth();
  return html`<figure class="chart">
    ${series.length > 1 ? html`<p class="chart-legend">${series.map((name, place) => html`<span class="chart-swatch" data-series="${place}"></span>${name} `)}</p>` : ''}
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}: ${bars.map(({ label, figure }) => `${label} ${figure}`).join(', ')}">
      ${ticks.map(
        (tick) =>
          html`<line class="chart-grid" x1="${x(tick)}" x2="${x(tick)}" y1="20" y2="${height - 4}" /><text class="chart-tick" x="${x(tick)}" y="14">${formatNumber(tick, ui.language)}</text>`,
      )}
      ${bars.map(({ parts, figure }, place) => {
        const top = y(String(place)) ?? 0;
        const end = parts.reduce((sum, part) => sum + part, 0);
        let from = 0;
        const drawn = parts.map((part, at) => {
          const bar = html`<rect class="chart-bar" data-series="${at}" x="${x(from)}" y="${top}" width="${x(from + part) - x(from)}" height="${band}" />`;
          from += part;
          return bar;
        });
        const lines = labels[place]!;
        const first = top + band / 2 + 4 - ((lines.length - 1) * LINE) / 2;
        return html`<text class="chart-label">${lines.map((line, at) => html`<tspan x="${LABELS - 12}" y="${first + at * LINE}">${line} </tspan>`)}</text>${drawn}<text class="chart-figure" x="${x(end) + 8}" y="${top + band / 2 + 4}">${formatNumber(figure, ui.language)}</text>`;
      })}
    </svg>
  </figure>`;
}

/** A label over as many lines as it needs, since a picture does not break lines by itself. */
function linesOf(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LETTERS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** Country pairs as heat cells, each with its figure, which opens its grants. */
export function pairMatrix(ui: Ui, pairs: Report['pairs']): HtmlSafeString {
  const greatest = Math.max(1, ...pairs.map(({ grants }) => grants.count));
  const of = (left: string, right: string) => {
    const key = left < right ? `${left}-${right}` : `${right}-${left}`;
    return pairs.find(({ pair }) => pair === key);
  };
  const rows = sixCountries.slice(0, -1);
  const columns = sixCountries.slice(1);
  return html`<table class="heat-table">
    <caption class="visually-hidden">${ui.t('reports.pairs')}</caption>
    <thead>
      <tr><td></td>${columns.map((code) => html`<th scope="col"><abbr title="${countryLabel(code, ui)}">${code}</abbr></th>`)}</tr>
    </thead>
    <tbody>
      ${rows.map(
        (row, place) =>
          html`<tr>
            <th scope="row">${countryLabel(row, ui)}</th>
            ${columns.map((column, at) => {
              const found = at < place ? undefined : of(row, column);
              if (!found) return html`<td class="pair-none"></td>`;
              const { count, href } = found.grants;
              const heat = count === 0 ? 0 : Math.max(1, Math.round((count / greatest) * 4));
              return html`<td class="pair-cell" data-heat="${heat}">${count === 0 ? html`0` : html`<a href="${href}" aria-label="${countryLabel(row, ui)}, ${countryLabel(column, ui)}: ${count}">${formatNumber(count, ui.language)}</a>`}</td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
