import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremoniesAround } from '#features/home/ceremonies.ts';
import type { GrantRow } from '#features/grants/rows.ts';
import type { OrganisationsByCountry, ProgrammeFigures } from '#features/home/figures.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { paths, withQuery } from '#paths.ts';
import { sixCountryMap, type MapFigure } from '../components/map.ts';
import { phrase } from '../components/phrase.ts';
import { searchBox } from '../components/search-box.ts';
import type { Page, Ui } from '../ui.ts';
import { doors } from './doors.ts';
import { programmeFigures } from './figures.ts';
import { ceremonySection, signingsSection } from './lately.ts';

export interface HomePage {
  /** Undefined where no grant is recorded yet. */
  figures: ProgrammeFigures | undefined;
  organisations: OrganisationsByCountry;
  ceremonies: CeremoniesAround;
  /** The grants signed last, logged here or reported. */
  latest: GrantRow[];
}

/** The first page: search and map, figures that open what they count, three ways in, what is next and what was last. */
export function homePage(ui: Ui, home: HomePage): Page {
  const { t } = ui;
  return {
    title: t('home.title'),
    body: html`
      <div class="home-top">
        <div class="home-words">
          <h1 class="home-title">${t('home.title')}</h1>
          <p class="lead">${t('home.lead')}</p>
          ${searchBox(ui, { label: t('search.label'), hint: anyScript(ui), isLarge: true })}
        </div>
        <div class="home-map">${map(ui, home.organisations)}</div>
      </div>
      ${home.figures ? programmeFigures(ui, home.figures) : ''} ${doors(ui)}
      <div class="home-lately">${ceremonySection(ui, home.ceremonies)} ${signingsSection(ui, home.latest)}</div>
    `,
  };
}

function anyScript(ui: Ui): HtmlSafeString {
  const example = (q: string) => html`<a href="${paths.search(q)}">${q}</a>`;
  return phrase(ui, 'home.anyScript', { hops: example('hops'), zene: example('zene') });
}

function map(ui: Ui, { six, elsewhere, notPublished }: OrganisationsByCountry): HtmlSafeString {
  const { t } = ui;
  const figures = Object.fromEntries(
    sixCountries.map((country) => [
      country,
      { value: six[country], href: withQuery(paths.organisations(), { country }) },
    ]),
  ) as Record<SixCountry, MapFigure>;
  const beside = [
    ...(elsewhere.count > 0
      ? [link('home.elsewhere', elsewhere.count, { country: elsewhere.countries })]
      : []),
    ...(notPublished > 0 ? [link('home.countryUnknown', notPublished, { country: 'none' })] : []),
  ];
  function link(
    key: 'home.elsewhere' | 'home.countryUnknown',
    count: number,
    query: Record<string, string | string[]>,
  ) {
    return html`<a href="${withQuery(paths.organisations(), query)}">${t(key, { count })}</a>`;
  }
  return html`
    ${sixCountryMap(ui, figures)}
    <p class="home-map-note">
      ${t('home.mapNote')} ${beside.map((part, place) => html`${place > 0 ? ', ' : ''}${part}`)}
    </p>
  `;
}
