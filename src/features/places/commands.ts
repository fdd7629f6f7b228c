import type { Database } from '#database/connection.ts';
import { change, differences } from '#database/history.ts';
import { Invalid } from '#errors.ts';
import { EVERYTHING, freeSlug, idOf, setRetired } from '#features/kept-lists/entries.ts';
import { addSpellingTo, mergeEntry, partEntry, refuse, requireOwn } from '#features/kept-lists/writes.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { findPlace, placeSpellings, type Place } from './queries.ts';
import { placeProblems, tidyPlace, type TidyPlace } from './rules.ts';
import type { PlaceInput } from './schemas.ts';

/** Adds a place. Throws Refused for who is no administrator, Invalid naming every problem. */
export function createPlace(db: Database, act: Act, input: PlaceInput): { slug: string } {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const tidy = tidyPlace(input);
    refuse(placeProblems(tidy, ownerIn(db, tidy.country), undefined));
    const slug = freeSlug(db, 'place', tidy.names['en']!);
    const { lastInsertRowid } = db
      .prepare(
        'insert into places (slug, country, latitude, longitude, names, spellings) values (?, ?, ?, ?, ?, ?)',
      )
      .run(slug, ...values(tidy));
    const id = Number(lastInsertRowid);
    record({ noun: 'place', id, event: 'place.created', after: { slug, ...tidy }, subjects: EVERYTHING });
    return { slug };
  });
}

/** Renames a place, moves it to other coordinates or another country. The slug stays. Leaves no trace of nothing. */
export function editPlace(db: Database, act: Act, slug: string, input: PlaceInput): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const place = findPlace(db, slug);
    requireOwn(place);
    const tidy = tidyPlace(input);
    refuse(placeProblems(tidy, ownerIn(db, tidy.country), place));
    const { names, country, latitude, longitude, spellings } = place;
    const changes = differences(
      { names, country, latitude, longitude, spellings },
      { ...tidy, latitude: tidy.latitude ?? null, longitude: tidy.longitude ?? null },
    );
    if (!changes) return;
    db.prepare(
      'update places set country = ?, latitude = ?, longitude = ?, names = ?, spellings = ? where slug = ?',
    ).run(...values(tidy), slug);
    const id = idOf(db, 'place', slug);
    record({ noun: 'place', id, event: 'place.edited', ...changes, subjects: EVERYTHING });
  });
}

/** Retires a place: forms no longer offer it, records keep it. Throws Conflict where it is retired already. */
export function retirePlace(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const place = findPlace(db, slug);
    requireOwn(place);
    setRetired(db, record, 'place', place, dayOf(act.at));
  });
}

/** Offers a retired place again. Throws Conflict where it is not retired. */
export function returnPlace(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    setRetired(db, record, 'place', findPlace(db, slug), null);
  });
}

/** Makes two spellings of one town one place: the words of the first mean the second from then on. */
export function mergePlace(db: Database, act: Act, slug: string, into: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const place = findPlace(db, slug);
    const other = placeSpellings(db).bySlug(into);
    if (other && other.country !== place.country)
      throw new Invalid([{ path: '/into', message: 'problem.placeOtherCountry' }]);
    mergeEntry(db, record, 'place', place, other);
  });
}

/** Takes a place apart from the one that it was the same as. Throws Conflict where it is not. */
export function partPlace(db: Database, act: Act, slug: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    partEntry(db, record, 'place', findPlace(db, slug));
  });
}

/** Lets one more word of records mean a place. Throws Invalid where another place of its country has the word. */
export function addPlaceSpelling(db: Database, act: Act, slug: string, spelling: string): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const place = findPlace(db, slug);
    addSpellingTo(db, record, 'place', place, spelling, ownerIn(db, place.country));
  });
}

function ownerIn(db: Database, country: string): (word: string) => Place | undefined {
  const spellings = placeSpellings(db);
  return (word) => spellings.find(country, word);
}

function values({ country, latitude, longitude, names, spellings }: TidyPlace) {
  return [
    country,
    latitude ?? null,
    longitude ?? null,
    JSON.stringify(names),
    JSON.stringify(spellings),
  ] as const;
}
