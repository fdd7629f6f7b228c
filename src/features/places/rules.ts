import type { Problem } from '#errors.ts';
import { nameProblems, tidyNames, tidyText } from '#features/kept-lists/names.ts';
import { twinProblems } from '#features/kept-lists/twins.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { isSixCountry, type SixCountry } from '#language/countries.ts';
import type { Place } from './queries.ts';
import type { PlaceInput } from './schemas.ts';

/** Between which degrees each of the six countries lies, a little more than its borders: north to south, west to east. */
const extents: Record<SixCountry, [south: number, north: number, west: number, east: number]> = {
  AL: [39.5, 42.8, 19, 21.2],
  BA: [42.4, 45.4, 15.6, 19.8],
  XK: [41.7, 43.4, 19.9, 21.9],
  ME: [41.7, 43.7, 18.3, 20.5],
  MK: [40.7, 42.5, 20.3, 23.2],
  RS: [41.7, 46.3, 18.7, 23.1],
};

export type TidyPlace = PlaceInput & { spellings: string[] };

/** The input with spaces at the ends cut off and what is blank left out. */
export function tidyPlace({ names, country, spellings = [], ...degrees }: PlaceInput): TidyPlace {
  return {
    names: tidyNames(names),
    country: country.trim().toUpperCase(),
    ...degrees,
    spellings: [...new Set(spellings.flatMap((word) => tidyText(word) ?? []))],
  };
}

/**
 * What is wrong with a place: no word twice in a country, and coordinates that lie in it.
 *
 * @param ownerOf the place that has a word in the input's country.
 * @param own the place that is edited; undefined for a new one.
 */
export function placeProblems(
  input: TidyPlace,
  ownerOf: (word: string) => Place | undefined,
  own: Place | undefined,
): Problem[] {
  const problems = [...nameProblems(input.names)];
  if (!isCountry(input.country)) problems.push({ path: '/country', message: 'problem.placeCountry' });
  const found = [...problems, ...degreeProblems(input), ...twinProblems(input, ownerOf, own)];
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
}

function degreeProblems({ country, latitude, longitude }: TidyPlace): Problem[] {
  const problems: Problem[] = [];
  const [isNorth, isEast] = [isDegree(latitude, 90), isDegree(longitude, 180)];
  if (latitude !== undefined && !isNorth)
    problems.push({ path: '/latitude', message: 'problem.placeLatitude' });
  if (longitude !== undefined && !isEast)
    problems.push({ path: '/longitude', message: 'problem.placeLongitude' });
  if (problems.length > 0) return problems;
  if (latitude === undefined && longitude === undefined) return [];
  if (latitude === undefined) return [{ path: '/latitude', message: 'problem.placeBoth' }];
  if (longitude === undefined) return [{ path: '/longitude', message: 'problem.placeBoth' }];
  if (!isSixCountry(country)) return [];
  const [south, north, west, east] = extents[country];
  const isIn = latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  return isIn ? [] : [{ path: '/latitude', message: 'problem.placeOutside' }];
}

function isDegree(degrees: number | undefined, limit: number): boolean {
  return degrees !== undefined && Number.isFinite(degrees) && Math.abs(degrees) <= limit;
}
