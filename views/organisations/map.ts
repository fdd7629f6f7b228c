import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CityOnMap, CountryOnMap } from '#features/organisations/map.ts';
import { nameIn } from '#features/kept-lists/kinds.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { countryFigure } from '../components/map.ts';
import { countryOutlines, MAP_HEIGHT, MAP_WIDTH, pointOn } from '../components/map-paths.ts';
import { pageHead } from '../components/page-head.ts';
import type { Page, Ui } from '../ui.ts';

/** Radius of the largest circle, and of the smallest, in the map's units. */
const LARGEST = 15;
const SMALLEST = 2.5;
/** A circle can be pressed within this radius, however small it is drawn. */
const PRESSED = 8;
/** So many names stand on the map, where the country's own does not: those of the largest circles of each country. */
const NAMED = 1;
/** So many towns of a country stand open; the rest fold. */
const OPEN_TOWNS = 8;

/**
 * Where the organisations are: a circle for each town, and beside it the same as lists. A country of most of whose
 * organisations no town is known has its number as well, so that no few circles stand for all of them.
 */
export function organisationMapPage(ui: Ui, countries: CountryOnMap[]): Page {
  const { t } = ui;
  const title = t('organisations.map.title');
  return {
    title,
    section: 'organisations',
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
      { label: t('organisations.map.crumb') },
    ],
    body: html`
      ${pageHead({ title, lead: t('organisations.map.lead') })}
      <div class="city-map-columns">
        <div>${drawing(ui, countries)}</div>
        <div class="city-lists">${countries.map((country) => cityList(ui, country))}</div>
      </div>
      <p class="note">${t('organisations.map.source')}</p>
    `,
  };
}

function drawing(ui: Ui, countries: CountryOnMap[]): HtmlSafeString {
  const outlines = countryOutlines();
  const circles = countries
    .flatMap((country) => country.cities)
    .toSorted((left, right) => right.count - left.count);
  const most = circles[0]?.count ?? 1;
  const isMostlyUnknown = ({ cities, total }: CountryOnMap) =>
    cities.reduce((sum, { count }) => sum + count, 0) * 2 < total;
  const named = countries
    .filter((country) => !isMostlyUnknown(country))
    .flatMap(({ cities }) => cities.slice(0, NAMED));
  return html`<svg
    class="map city-map"
    viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"
    role="group"
    aria-label="${ui.t('organisations.map.label')}"
  >
    ${sixCountries.map((code) => html`<path class="map-land" d="${outlines[code]}" />`)}
    ${circles.map((one) => circle(ui, one, most))}
    ${countries
      .filter(isMostlyUnknown)
      .map(({ country, total }) =>
        countryFigure(ui, country, { value: total, href: withQuery(paths.organisations(), { country }) }),
      )}
    ${named.map((one) => nameOf(ui, one, most))}
  </svg>`;
}

/** The area of a circle is as its number; larger ones are drawn first, so that smaller ones lie on them. */
function circle(ui: Ui, { city, count }: CityOnMap, most: number): HtmlSafeString {
  const [x, y] = pointOn(city.longitude, city.latitude);
  const radius = radiusOf(count, most);
  const label = ui.t('organisations.map.city', { city: nameIn(city, ui.language), count });
  return html`<a class="city" href="${listOf(city.country, [city.slug])}" aria-label="${label}"
    ><title>${label}</title
    ><circle class="city-press" cx="${x}" cy="${y}" r="${Math.max(PRESSED, radius).toFixed(1)}" /><circle
      class="city-dot"
      cx="${x}"
      cy="${y}"
      r="${radius.toFixed(1)}"
  /></a>`;
}

/** Names lie over all circles and are no links of their own: the circle says its name already. */
function nameOf(ui: Ui, { city, count }: CityOnMap, most: number): HtmlSafeString {
  const [x, y] = pointOn(city.longitude, city.latitude);
  return html`<text class="city-name" x="${x}" y="${(y - radiusOf(count, most) - 3).toFixed(1)}" aria-hidden="true"
    >${nameIn(city, ui.language)}</text
  >`;
}

function radiusOf(count: number, most: number): number {
  return Math.max(SMALLEST, LARGEST * Math.sqrt(count / most));
}

/** The same without a map: each town of the country with its number. */
function cityList(ui: Ui, { country, total, cities, elsewhere, unknown }: CountryOnMap): HtmlSafeString {
  const { t } = ui;
  const number = (count: number) => formatNumber(count, ui.language);
  const line = ({ label, count, href }: { label: string; count: number; href: string }) =>
    html`<li><a href="${href}">${label}</a> <span class="city-count">${number(count)}</span></li>`;
  const rows = [
    ...cities.map(({ city, count }) => ({
      label: nameIn(city, ui.language),
      count,
      href: listOf(country, [city.slug]),
    })),
    ...(elsewhere.count > 0
      ? [
          {
            label: t('organisations.map.elsewhere'),
            count: elsewhere.count,
            href: listOf(country, elsewhere.values),
          },
        ]
      : []),
    ...(unknown > 0
      ? [{ label: t('organisations.map.unknown'), count: unknown, href: listOf(country, ['none']) }]
      : []),
  ];
  return html`<section class="city-list">
    <h2 class="side-title">
      <a href="${withQuery(paths.organisations(), { country })}">${countryLabel(country, ui)}</a>
      <span class="city-total">${number(total)}</span>
    </h2>
    <ul>
      ${rows.slice(0, OPEN_TOWNS).map(line)}
    </ul>
    ${
      rows.length > OPEN_TOWNS
        ? html`<details class="fold">
            <summary>
              ${t('lists.more')}<span class="visually-hidden"> ${countryLabel(country, ui)}</span>
            </summary>
            <ul>
              ${rows.slice(OPEN_TOWNS).map(line)}
            </ul>
          </details>`
        : ''
    }
  </section>`;
}

/** Addresses grow too long beyond so many towns; then the country is the list. */
const MOST_TOWNS = 40;

function listOf(country: SixCountry, towns: string[]): string {
  const city = towns.length > MOST_TOWNS ? [] : towns;
  return withQuery(paths.organisations(), { country, city });
}
