import { html, type HtmlSafeString } from '@prairielearn/html';
import type { StageGrant } from '#features/stage/queries.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { countryLabel } from '../components/country.ts';
import { countryOutlines, MAP_HEIGHT, MAP_WIDTH } from '../components/map-paths.ts';
import type { Ui } from '../ui.ts';

const places: Record<SixCountry, { x: number; y: number }> = {
  AL: { x: 203, y: 342 },
  BA: { x: 90, y: 128 },
  XK: { x: 252, y: 247 },
  ME: { x: 172, y: 232 },
  MK: { x: 298, y: 312 },
  RS: { x: 256, y: 128 },
};

/** The six countries, those of the grant that is up in colour, the lead's brightest. */
export function stageMap(ui: Ui, up: StageGrant | undefined): HtmlSafeString {
  const outlines = countryOutlines();
  const role = (code: SixCountry) => {
    const own = up?.organisations.filter(({ country }) => country === code) ?? [];
    return own.length === 0 ? '' : own.some(({ isLead }) => isLead) ? 'lead' : 'partner';
  };
  return html`<svg class="stage-map" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${ui.t('stage.map')}">
    ${sixCountries.map(
      (code) => html`<g data-country="${code}" data-role="${role(code)}">
        <path d="${outlines[code]}" />
      </g>`,
    )}
    ${sixCountries.map((code) => {
      const lines = linesOf(countryLabel(code, ui));
      const { x, y } = places[code];
      return html`<g data-country="${code}" data-role="${role(code)}">
        ${lines.map((line, place) => html`<text x="${x}" y="${y + place * 13}">${line} </text>`)}
      </g>`;
    })}
  </svg>`;
}

function linesOf(name: string): string[] {
  if (name.length <= 11) return [name];
  const cut = name.lastIndexOf(' ');
  return cut < 0 ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}
