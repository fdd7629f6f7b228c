import { html, type HtmlSafeString } from '@prairielearn/html';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import type { Ui } from '../ui.ts';
import { countryLabel } from './country.ts';
import { countryOutlines, MAP_HEIGHT, MAP_WIDTH } from './map-paths.ts';

export interface MapFigure {
  value: number;
  /** Opens exactly the records that the figure counts. */
  href: string;
}

/** Where a country's name stands; long names break before the word given. */
const places: Record<SixCountry, { x: number; y: number }> = {
  AL: { x: 206, y: 332 },
  BA: { x: 90, y: 124 },
  XK: { x: 252, y: 244 },
  ME: { x: 172, y: 228 },
  MK: { x: 298, y: 312 },
  RS: { x: 252, y: 108 },
};

/** The six countries with a linked figure in each. No legend is needed: names and figures stand on it. */
export function sixCountryMap(ui: Ui, figures: Record<SixCountry, MapFigure>): HtmlSafeString {
  const outlines = countryOutlines();
  return html`<svg
    class="map"
    viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"
    role="group"
    aria-label="${ui.t('country.map')}"
  >
    ${sixCountries.map((code) => html`<path class="map-land" d="${outlines[code]}" />`)}
    ${sixCountries.map((code) => countryFigure(ui, code, figures[code]))}
  </svg>`;
}

/** A country's name with its figure under it, both one link, where they stand on the map. */
export function countryFigure(ui: Ui, code: SixCountry, { value, href }: MapFigure): HtmlSafeString {
  const { x, y } = places[code];
  const lines = linesOf(countryLabel(code, ui));
  return html`<a class="map-link" href="${href}"
    >${lines.map((line, place) => html`<text class="map-name" x="${x}" y="${y + place * 14}">${line} </text>`)}<text
      class="map-figure"
      x="${x}"
      y="${y + lines.length * 14 + 5}"
    >
      ${formatNumber(value, ui.language)}
    </text></a
  >`;
}

/** “Bosnia and Herzegovina” stands on two lines: the last word on the second. */
function linesOf(name: string): string[] {
  if (name.length <= 16) return [name];
  const cut = name.lastIndexOf(' ');
  return cut < 0 ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}
