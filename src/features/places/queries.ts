import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { NotFound } from '#errors.ts';
import { nameIn, type KeptEntry } from '#features/kept-lists/kinds.ts';
import { keptSpellings, type Spellings } from '#features/kept-lists/spellings.ts';
import { countUses, type KeptUses } from '#features/kept-lists/uses.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { countryPlace } from '#language/countries.ts';
import { locales, type Language } from '#language/languages.ts';
import { scriptKey } from '#names/keys.ts';

/** A town, and where it lies. */
export interface Place extends KeptEntry {
  /** ISO 3166-1 alpha-2 or XK. */
  country: string;
  /** Degrees, WGS 84; null where it is not drawn on the map. */
  latitude: number | null;
  longitude: number | null;
}

type Row = Omit<Place, 'names' | 'spellings'> & { names: string; spellings: string };

/** Every place by country, the six first in their order, and English name, those that are retired or the same as another included. */
export function listPlaces(db: Database): Place[] {
  return keptValue(db, 'places', () => {
    const collator = new Intl.Collator(locales.en);
    return db
      .prepare<Row>(
        `select places.slug, places.country, places.latitude, places.longitude, places.names, places.spellings,
           places.retired_on as retiredOn, other.slug as mergedInto from places
         left join places other on other.id = places.merged_into_id`,
      )
      .all()
      .map((row) => ({
        ...row,
        names: JSON.parse(row.names) as Record<string, string>,
        spellings: JSON.parse(row.spellings) as string[],
      }))
      .toSorted(
        (left, right) =>
          countryPlace(left.country) - countryPlace(right.country) ||
          collator.compare(left.country, right.country) ||
          collator.compare(nameIn(left, 'en'), nameIn(right, 'en')),
      );
  });
}

/** What a record's words mean, each within its country. */
export function placeSpellings(db: Database): Spellings<Place> {
  return keptSpellings(
    db,
    'places',
    () => listPlaces(db),
    ({ country }) => country,
  );
}

/** A place by its slug. Throws NotFound. */
export function findPlace(db: Database, slug: string): Place {
  const found = placeSpellings(db).bySlug(slug);
  if (!found) throw new NotFound(`no place ${slug}`);
  return found;
}

/** The place that a record's city means, in any script and spelling; undefined for one that is not in the list. */
export function findOptionalPlaceOf(
  db: Database,
  country: string | null | undefined,
  city: string | null | undefined,
): Place | undefined {
  return city ? placeSpellings(db).find(country ?? null, city) : undefined;
}

/** Whether two words name one town of a country: one name in either script, or any two that its place goes by. */
export function isSameCity(db: Database, country: string | null, left: string, right: string): boolean {
  if (scriptKey(left) === scriptKey(right)) return true;
  const place = findOptionalPlaceOf(db, country, left);
  return place !== undefined && place === findOptionalPlaceOf(db, country, right);
}

/**
 * How the filter by city counts a record, from `COUNTRY:city`: under the slug of the place that it means, else under
 * the city's own words. Words alone, as addresses may have them, are taken for the place that they mean anywhere.
 */
export function cityGroup(db: Database): (countryAndCity: string) => string {
  const spellings = placeSpellings(db);
  return (text) => {
    const [, country = '', city = text] = /^([A-Z]{2})?:(.*)$/s.exec(text) ?? [];
    const found = spellings.find(country || null, city);
    if (found) return found.slug;
    // Words that are the slug of a place elsewhere are no words of that place.
    return spellings.bySlug(city) && text !== city ? `${city} (${country})` : city;
  };
}

/** A value of the filter by city as its reader reads it. */
export function cityLabel(db: Database, value: string, language: Language): string {
  const spellings = placeSpellings(db);
  const place = spellings.bySlug(value) ?? spellings.find(null, value);
  return place ? nameIn(place, language) : value;
}

/** The places that a form offers, by name, with the country of each; retired and merged ones are left out. */
export function offeredPlaces(db: Database, language: Language): { name: string; country: string }[] {
  const collator = new Intl.Collator(locales[language]);
  return listPlaces(db)
    .filter(({ retiredOn, mergedInto }) => retiredOn === null && mergedInto === null)
    .map((place) => ({ name: nameIn(place, language), country: place.country }))
    .toSorted((left, right) => collator.compare(left.name, right.name));
}

/** Which places the organisations' records mean, and the words of theirs that mean none. */
export function placeUses(db: Database): KeptUses {
  const spellings = placeSpellings(db);
  const rows = db
    .prepare<{ country: string | null; words: string; organisations: number }>(
      `select country, city as words, count(*) as organisations from organisations
       where city is not null and ${LISTED} group by country, city`,
    )
    .all();
  return countUses(rows, ({ country, words }) => spellings.find(country, words)?.slug);
}
