import { createRequire } from 'node:module';
import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { SixCountry } from '#language/countries.ts';

export const MAP_WIDTH = 360;
export const MAP_HEIGHT = 440;

/** Numbers of ISO 3166-1; Kosovo has none there and is found by its name. */
const numbers: Record<string, SixCountry> = {
  '008': 'AL',
  '070': 'BA',
  '499': 'ME',
  '807': 'MK',
  '688': 'RS',
};

type Outlines = Record<SixCountry, string>;
let known: { outlines: Outlines; point: (at: [number, number]) => [number, number] | null } | undefined;

/** Outlines of the six countries as SVG paths, drawn from Natural Earth once a process. */
export function countryOutlines(): Outlines {
  known ??= draw();
  return known.outlines;
}

/** Where a place of that longitude and latitude, in degrees, lies on the drawn map. */
export function pointOn(longitude: number, latitude: number): [x: number, y: number] {
  known ??= draw();
  const [x, y] = known.point([longitude, latitude]) ?? [0, 0];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

function draw(): NonNullable<typeof known> {
  const require = createRequire(import.meta.url);
  const world = require('world-atlas/countries-50m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const six: FeatureCollection = { type: 'FeatureCollection', features: [] };
  const codes: SixCountry[] = [];
  for (const country of feature(world, world.objects.countries).features) {
    const code = country.properties.name === 'Kosovo' ? 'XK' : numbers[String(country.id)];
    if (!code) continue;
    codes.push(code);
    six.features.push(country);
  }
  const projection = geoMercator().fitSize([MAP_WIDTH, MAP_HEIGHT], six);
  const path = geoPath(projection).digits(1);
  const outlines = codes.map((code, place) => [code, path(six.features[place]!) ?? ''] as const);
  return { outlines: Object.fromEntries(outlines) as Outlines, point: projection };
}
