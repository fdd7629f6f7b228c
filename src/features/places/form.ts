import {
  linesOf,
  readNames,
  textIn,
  typedNamesOf,
  type FormBody,
  type TypedEntry,
} from '#features/kept-lists/names.ts';
import type { Place } from './queries.ts';
import type { PlaceInput } from './schemas.ts';

/** The form's fields as they were typed. */
export interface TypedPlace extends TypedEntry {
  country: string;
  latitude: string;
  longitude: string;
}

export function readPlaceForm(body: FormBody): { typed: TypedPlace; input: PlaceInput } {
  const { typed, names } = readNames(body);
  const [country, latitude, longitude] = [
    textIn(body, 'country'),
    textIn(body, 'latitude'),
    textIn(body, 'longitude'),
  ];
  const spellings = textIn(body, 'spellings');
  return {
    typed: { ...typed, country, latitude, longitude, spellings },
    input: {
      names,
      country,
      ...(latitude.trim() ? { latitude: degreesIn(latitude) } : {}),
      ...(longitude.trim() ? { longitude: degreesIn(longitude) } : {}),
      spellings: linesOf(spellings),
    },
  };
}

/** Reads `43.325`, `43,325` and `43.325°`; what is no number becomes none, which the rules refuse. */
function degreesIn(text: string): number {
  return Number(text.trim().replace(/\s*°$/, '').replace(',', '.').replace('−', '-'));
}

export function typedPlaceOf({ names, country, latitude, longitude, spellings }: Place): TypedPlace {
  return {
    ...typedNamesOf(names),
    country,
    latitude: String(latitude ?? ''),
    longitude: String(longitude ?? ''),
    spellings: spellings.join('\n'),
  };
}
