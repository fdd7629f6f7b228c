import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { Bitmap } from '#lists/bitmap.ts';
import { placeSpellings, type Place } from '#features/places/queries.ts';
import { listIndexOf, NOT_PUBLISHED } from '#lists/list-index.ts';
import { organisationList } from './list.ts';

/** A place that lies on the map. */
export type PlaceOnMap = Place & { country: SixCountry; latitude: number; longitude: number };

/** A town with organisations, and how many. */
export interface CityOnMap {
  city: PlaceOnMap;
  count: number;
}

export interface CountryOnMap {
  country: SixCountry;
  /** All organisations of the country. */
  total: number;
  /** The town with most organisations first. */
  cities: CityOnMap[];
  /** Of towns that the map does not have, by the values of the filter by city. */
  elsewhere: { count: number; values: string[] };
  /** Of which no city is published. */
  unknown: number;
}

/** The organisations of the six countries by town, counted once between two changes. */
export function organisationMap(db: Database): CountryOnMap[] {
  return keptValue(db, 'map of organisations', () => {
    const index = listIndexOf(db, organisationList);
    index.catchUp();
    const countries = index.facet('country');
    const cities = index.facet('city');
    const visible = index.visible('public');
    return sixCountries.map((country) =>
      countryOnMap(db, country, visible.and(countries.get(country) ?? new Bitmap(0)), cities),
    );
  });
}

function countryOnMap(
  db: Database,
  country: SixCountry,
  among: Bitmap,
  cities: Map<string, Bitmap>,
): CountryOnMap {
  const places = placeSpellings(db);
  const found: CityOnMap[] = [];
  const elsewhere: CountryOnMap['elsewhere'] = { count: 0, values: [] };
  for (const [value, bitmap] of cities) {
    const count = value === NOT_PUBLISHED ? 0 : bitmap.countWith(among);
    if (count === 0) continue;
    const place = places.bySlug(value);
    if (place?.country === country && place.latitude !== null) {
      found.push({ city: place as PlaceOnMap, count });
    } else {
      elsewhere.count += count;
      elsewhere.values.push(value);
    }
  }
  return {
    country,
    total: among.count(),
    cities: found.toSorted((left, right) => right.count - left.count),
    elsewhere,
    unknown: cities.get(NOT_PUBLISHED)?.countWith(among) ?? 0,
  };
}
