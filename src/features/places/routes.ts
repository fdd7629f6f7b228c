import type { App } from '#app.ts';
import type { KeptList } from '#features/kept-lists/list.ts';
import { keptListRoutes } from '#features/kept-lists/pages.ts';
import { countryName } from '#language/countries.ts';
import { placeWords } from '#views/places/words.ts';
import {
  addPlaceSpelling,
  createPlace,
  editPlace,
  mergePlace,
  partPlace,
  retirePlace,
  returnPlace,
} from './commands.ts';
import { readPlaceForm, typedPlaceOf, type TypedPlace } from './form.ts';
import { findPlace, listPlaces, placeUses, type Place } from './queries.ts';
import { PlaceInput, PlaceResource } from './schemas.ts';

const list: KeptList<Place, PlaceInput, TypedPlace> = {
  noun: 'place',
  path: 'places',
  operations: ['Place', 'Places'],
  said: ['a place', 'Places'],
  list: listPlaces,
  find: findPlace,
  uses: placeUses,
  facts: ({ country, latitude, longitude }) => ({ country, latitude, longitude }),
  countriesOf: (entries) => entries.map(({ country }) => country),
  columns: ['country', 'country_name', 'latitude', 'longitude'],
  cells: ({ country, latitude, longitude }, language) => [
    country,
    countryName(country, language),
    latitude,
    longitude,
  ],
  commands: {
    create: createPlace,
    edit: editPlace,
    retire: retirePlace,
    return: returnPlace,
    merge: mergePlace,
    part: partPlace,
    addSpelling: addPlaceSpelling,
  },
  readForm: readPlaceForm,
  typedOf: typedPlaceOf,
  begin: (words, country = '') => ({ en: words, country }),
  inputSchema: PlaceInput,
  resourceSchema: PlaceResource,
  words: placeWords,
};

/** Places: which town the words of a record mean, and where it lies. */
export async function places(app: App): Promise<void> {
  keptListRoutes(app, list);
}
