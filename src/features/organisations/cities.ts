import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { SixCountry } from '#language/countries.ts';
import { looseForms } from '#names/keys.ts';

/** A town and where it lies, in degrees. */
export interface City {
  country: SixCountry;
  latitude: number;
  longitude: number;
  /** In Latin letters, as English print has it. */
  name: string;
}

let known: { all: City[]; bySpelling: Map<string, City> } | undefined;

/** The towns of the map (data/cities.csv says where they come from), read once a process. */
export function allCities(): City[] {
  return load().all;
}

/** The town that a record's city means, in any script and spelling; undefined for one that is not on the map. */
export function findOptionalCity(country: string, city: string): City | undefined {
  return load().bySpelling.get(spelling(country, city));
}

function load() {
  if (known) return known;
  const rows: { country: SixCountry; latitude: string; longitude: string; names: string }[] = parse(
    readFileSync(new URL('data/cities.csv', import.meta.url)),
    { columns: true },
  );
  const bySpelling = new Map<string, City>();
  const all = rows.map(({ country, latitude, longitude, names }) => {
    const spellings = names.split('; ');
    const city = {
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      name: spellings[0] ?? '',
    };
    for (const one of spellings) bySpelling.set(spelling(country, one), city);
    return city;
  });
  known = { all, bySpelling };
  return known;
}

function spelling(country: string, city: string): string {
  return `${country} ${looseForms(city).toSorted().join(' ')}`;
}
