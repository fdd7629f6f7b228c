import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MatrixCell } from '#features/solutions/matrix.ts';
import { isAdopted } from '#features/solutions/rules.ts';
import { isSixCountry, sixCountries, type SixCountry } from '#language/countries.ts';
import { countryLabel } from '../components/country.ts';
import { countryOutlines, MAP_HEIGHT, MAP_WIDTH } from '../components/map-paths.ts';
import type { Ui } from '../ui.ts';

interface Point {
  x: number;
  y: number;
}

/** Roughly the middle of each country, clear of its name's neighbours. */
const places: Record<SixCountry, Point> = {
  AL: { x: 206, y: 322 },
  BA: { x: 92, y: 132 },
  XK: { x: 252, y: 246 },
  ME: { x: 172, y: 228 },
  MK: { x: 298, y: 312 },
  RS: { x: 250, y: 118 },
};

/** From where a solution works to who took it up: solid to those that adopted it, broken to those on the way. */
export function diffusionMap(ui: Ui, title: string, cells: readonly MatrixCell[]): HtmlSafeString | string {
  const origin = cells.find(({ step }) => step === undefined);
  const others = cells.filter(({ step }) => step !== undefined && step.step !== 'dropped');
  if (!origin || others.length === 0) return '';
  const outside = cells.filter(({ country }) => !isSixCountry(country));
  const pointOf = (country: string): Point =>
    isSixCountry(country)
      ? places[country]
      : { x: 40, y: 40 + 34 * outside.findIndex((cell) => cell.country === country) };
  const outlines = countryOutlines();
  const from = pointOf(origin.country);
  return html`<figure class="diffusion-map">
    <svg class="map" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${ui.t('matrix.mapOf', { title })}">
      ${sixCountries.map((code) => html`<path class="map-land" d="${outlines[code]}" />`)}
      ${others.map(({ country, step }) => arrow(from, pointOf(country), isAdopted(step!.step) && step!.part === null))}
      ${others.map(({ country, step }) => point(ui, country, pointOf(country), isAdopted(step!.step) ? 'adopted' : 'carried'))}
      ${point(ui, origin.country, from, 'origin')}
    </svg>
    <figcaption class="note">${ui.t('solution.mapCaption')}</figcaption>
  </figure>`;
}

/** A line that bends a little, so that two lines to neighbours do not lie upon one another. */
function arrow(from: Point, to: Point, isSolid: boolean): HtmlSafeString {
  const bend = {
    x: (from.x + to.x) / 2 + (to.y - from.y) * 0.18,
    y: (from.y + to.y) / 2 - (to.x - from.x) * 0.18,
  };
  const round = (value: number) => Math.round(value * 10) / 10;
  return html`<path
    class="map-flow"
    ${isSolid ? '' : html`data-broken`}
    d="M${from.x} ${from.y}Q${round(bend.x)} ${round(bend.y)} ${to.x} ${to.y}"
  />`;
}

function point(
  ui: Ui,
  country: string,
  { x, y }: Point,
  kind: 'origin' | 'adopted' | 'carried',
): HtmlSafeString {
  return html`<circle class="map-point" data-kind="${kind}" cx="${x}" cy="${y}" r="${kind === 'origin' ? 6 : 4.5}" /><text
      class="map-label"
      x="${x + 9}"
      y="${y + 4}"
      >${countryLabel(country, ui)}</text
    >`;
}
