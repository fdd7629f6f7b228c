import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { sixCountries, type SixCountry } from '#language/countries.ts';
import { Bitmap } from '#lists/bitmap.ts';
import { listIndexOf, NOT_PUBLISHED } from '#lists/list-index.ts';
import { findOptionalCity, type City } from './cities.ts';
import { organisationList } from './list.ts';

/** A town with organisations: how many, and under which spellings their records have it. */
export interface CityOnMap {
  city: City;
  count: number;
  spellings: string[];
}

export interface CountryOnMap {
  country: SixCountry;
  /** All organisations of the country. */
  total: number;
  /** The town with most organisations first. */
  cities: CityOnMap[];
  /** Of towns that the map does not have, by the words of the records. */
  elsewhere: { count: number; spellings: string[] };
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
      countryOnMap(country, visible.and(countries.get(country) ?? new Bitmap(0)), cities),
    );
  });
}

function countryOnMap(country: SixCountry, among: Bitmap, cities: Map<string, Bitmap>): CountryOnMap {
  const found = new Map<City, CityOnMap>();
  const elsewhere: CountryOnMap['elsewhere'] = { count: 0, spellings: [] };
  for (const [spelling, bitmap] of cities) {
    const count = spelling === NOT_PUBLISHED ? 0 : bitmap.countWith(among);
    if (count === 0) continue;
    const city = findOptionalCity(country, spelling);
    const into = city ? (found.get(city) ?? { city, count: 0, spellings: [] }) : elsewhere;
    into.count += count;
    into.spellings.push(spelling);
    if (city) found.set(city, into as CityOnMap);
  }
  return {
    country,
    total: among.count(),
    cities: [...found.values()].toSorted((left, right) => right.count - left.count),
    elsewhere,
    unknown: cities.get(NOT_PUBLISHED)?.countWith(among) ?? 0,
  };
}
