import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import t from 'tap';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { nameIn } from '#features/kept-lists/kinds.ts';
import { findOptionalPlaceOf, listPlaces } from '#features/places/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { testApp } from '#test/support/app.ts';
import { testDatabases } from '#test/support/databases.ts';

const ids: Record<string, string> = { AL: '008', BA: '070', ME: '499', MK: '807', RS: '688' };
/** Outlines are drawn with a line of some kilometres: a border town may lie on its other side. */
const TOLERANCE = 0.12;

t.test('every town of the map lies in its own country', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const require = createRequire(import.meta.url);
  const world = require('world-atlas/countries-50m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const { features } = feature(world, world.objects.countries);
  for (const country of sixCountries) {
    const outline = features.find(({ id, properties }) =>
      country === 'XK' ? properties.name === 'Kosovo' : String(id) === ids[country],
    )!;
    const towns = listPlaces(registry).filter((place) => place.country === country);
    t.ok(towns.length >= 9, `${country} has ${towns.length} towns`);
    for (const town of towns) {
      const [longitude, latitude] = [town.longitude ?? 0, town.latitude ?? 0];
      const around = [0, -TOLERANCE, TOLERANCE];
      const isIn = around.some((east) =>
        around.some((north) => geoContains(outline, [longitude + east, latitude + north])),
      );
      t.ok(isIn, `${nameIn(town, 'en')} lies in ${country}`);
    }
  }
});

t.test('a town is known in any script and spelling, and only in its country', async (t) => {
  const { registry } = testDatabases();
  t.teardown(() => registry.close());
  const slugOf = (country: string, city: string) => findOptionalPlaceOf(registry, country, city)?.slug;
  for (const spelling of ['Niš', 'Nis', 'Ниш', 'NIŠ', 'Nish'])
    t.equal(slugOf('RS', spelling), 'nis', spelling);
  t.equal(slugOf('MK', 'Тетово'), slugOf('MK', 'Tetovë'));
  t.equal(slugOf('AL', 'Niš'), undefined);
  t.equal(slugOf('RS', 'Nigdje (example)'), undefined);
});

t.test('circles and lists open exactly the organisations that they count', async (t) => {
  const { anyone, signedIn } = await testApp(t);
  const staff = signedIn();
  for (const [place, city] of ['Ниш', 'Niš', 'Nigdje (example)'].entries()) {
    const name = `Invented ${['one', 'two', 'three'][place]} of the map (example)`;
    await staff.post('/organisations', { name, kind: 'cso', country: 'RS', city, isAnother: 'yes' });
  }
  for (const language of ['en', 'mk']) {
    const { statusCode, page } = await anyone.get('/organisations/map', { 'accept-language': language });
    t.equal(statusCode, 200);
    t.equal(page.querySelectorAll('.map-land').length, 6);
    t.equal(
      page.querySelectorAll('.city-map .map-figure').length,
      6,
      'two circles do not stand for a country',
    );
    const circle = page.querySelector('.city-map a.city');
    t.match(circle?.getAttribute('aria-label'), language === 'en' ? /Niš: 2/ : /Ниш: 2/);
    const href = circle?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
    t.match((await anyone.get(href)).page.querySelector('.list-count')?.textContent, /^2 /);
    t.equal(page.querySelectorAll('.city-list').length, 6);
  }
  const api = (await anyone.json('GET', '/api/v1/organisations/map')).json<{
    items: { country: string; towns: { name: string; count: number }[]; elsewhere: number }[];
  }>();
  t.match(
    api.items.find(({ country }) => country === 'RS'),
    { towns: [{ name: 'Niš', count: 2 }], elsewhere: 1 },
  );
  const { page } = await anyone.get('/organisations/map');
  for (const link of page.querySelectorAll('.city-list a')) {
    const href = link.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
    const count = link.parentNode?.querySelector('.city-count, .city-total')?.textContent.trim();
    const list = await anyone.get(href);
    t.equal(list.page.querySelector('.list-count strong')?.textContent.trim(), count, href);
  }
  t.ok((await anyone.get('/organisations')).page.querySelector('a[href="/organisations/map"]'));
});
