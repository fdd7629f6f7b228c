import type { EventKind } from '#features/events/kinds.ts';
import { sixCountries } from '#language/countries.ts';
import { addDays, dayBetween, HORIZON, momentOn } from './dates.ts';
import { towns } from './places.ts';
import type { InventedProgramme } from './programmes.ts';
import { randomOf, type Random } from './random.ts';
import { Slugs } from './slugs.ts';
import { causes } from './words.ts';
import { timetable, type Line } from './timetable.ts';
import type { Workshop } from './workshop.ts';

export interface InventedCeremony {
  id: number;
  sessionId: number;
  day: string;
  schemeIds: number[];
  /** None where no country is ruled out. */
  countries: readonly string[];
  /** The next place on its list. */
  position: number;
}

/** Of each event: one ceremony for regional grants, and three by the countries that implementers look after. */
const areas = [[], ['AL', 'XK'], ['BA', 'ME'], ['RS', 'MK']] as const;

/** Invents events of two days with their sessions and ceremonies, some of them still ahead; oldest first. */
export function generateEvents(
  workshop: Workshop,
  count: number,
  programmes: InventedProgramme[],
): InventedCeremony[] {
  const random = randomOf(workshop.seed, 'events');
  const days = Array.from({ length: count }, () => dayBetween(random, '2017-02-01', HORIZON)).toSorted();
  const write = writer(workshop, random);
  return days.flatMap((day, place) => {
    const isAhead = place >= count - Math.max(1, Math.floor(count / 25));
    const programme =
      place === count - 1 ? programmes[0]! : random.weighted(programmes.map((one) => [one, one.weight]));
    return write(programme, isAhead ? addDays(HORIZON, random.between(20, 200)) : day);
  });
}

function writer(workshop: Workshop, random: Random) {
  const slugs = new Slugs();
  const event = workshop.batches.into('events');
  const search = workshop.batches.into('event_search');
  const writeSessions = sessionWriter(workshop);
  const writeCeremony = ceremonyWriter(workshop, random);
  let id = 0;
  return (programme: InventedProgramme, day: string): InventedCeremony[] => {
    id += 1;
    const country = random.pick(sixCountries);
    const town = random.pick(towns[country]).en;
    const venue = `Hall of the ${random.pick(['River', 'Old Bridge', 'Market', 'Station'])} (example)`;
    const title = `Meeting for ${random.pick(causes).en}, ${town} ${day.slice(0, 4)} (example)`;
    const at = momentOn(random, addDays(day, -60));
    event({
      id,
      slug: slugs.of(title),
      programme_id: programme.id,
      kind: random.weighted(kinds),
      title,
      venue,
      city: town,
      country,
      starts_on: day,
      ends_on: addDays(day, 1),
      created_at: at,
      updated_at: at,
    });
    const lines = timetable(random, day, workshop.themeIds);
    const named = lines.filter(({ kind }) => !['opening', 'break', 'closing'].includes(kind));
    const titles = [title, ...named.map((line) => line.title)];
    search({ rowid: id, names: workshop.forms(titles), texts: workshop.forms([venue, town]) });
    const firstSession = writeSessions(id, lines);
    return lines.flatMap((line, place) =>
      line.ceremony === undefined
        ? []
        : [
            writeCeremony(line, {
              sessionId: firstSession + place,
              programme,
              place: `${venue}, ${town}`,
              day,
              at,
            }),
          ],
    );
  };
}

const kinds = [
  ['conference', 7],
  ['regional_talk', 2],
  ['study_tour', 1],
] as const satisfies readonly (readonly [EventKind, number])[];

/** Answers a function that writes the lines of an event and gives back the id of the first. */
function sessionWriter({ batches }: Workshop): (eventId: number, lines: Line[]) => number {
  const session = batches.into('sessions');
  let last = 0;
  return (eventId, lines) => {
    const first = last + 1;
    lines.forEach((line, position) => {
      last += 1;
      session({
        id: last,
        event_id: eventId,
        slug: `session-${position + 1}`,
        position,
        kind: line.kind,
        number: line.number ?? null,
        title: line.title,
        day: line.day,
        starts_at: line.from,
        ends_at: line.until,
        panel_id: line.panel === undefined ? null : first + line.panel,
        theme_id: line.theme ?? null,
      });
    });
    return first;
  };
}

interface Setting {
  sessionId: number;
  programme: InventedProgramme;
  place: string;
  /** The first day of the event. */
  day: string;
  at: string;
}

function ceremonyWriter(
  { batches }: Workshop,
  random: Random,
): (line: Line, setting: Setting) => InventedCeremony {
  const slugs = new Slugs();
  const ceremony = batches.into('ceremonies');
  const schemeRow = batches.into('ceremony_schemes');
  const countryRow = batches.into('ceremony_countries');
  let id = 0;
  return (line, { sessionId, programme, place, day, at }) => {
    id += 1;
    const isRegional = line.ceremony === 0;
    const title = `${line.title} – ${day.slice(0, 7)} (example)`;
    const isAhead = day > HORIZON;
    ceremony({
      id,
      slug: slugs.of(title),
      programme_id: programme.id,
      title,
      session_id: sessionId,
      planned_on: line.day,
      planned_from: line.from,
      planned_until: line.until,
      place,
      closed_at: !isAhead && random.chance(0.5) ? `${line.day}T20:00:00.000Z` : null,
      is_list_public: !isAhead || random.chance(0.5) ? 1 : 0,
      created_at: at,
      updated_at: at,
    });
    const schemes = programme.schemes.filter(({ kind }) => (kind === 'regional') === isRegional);
    const countries = areas[line.ceremony ?? 0]!;
    for (const scheme of schemes) schemeRow({ ceremony_id: id, scheme_id: scheme.id });
    for (const country of countries) countryRow({ ceremony_id: id, country });
    return {
      id,
      sessionId,
      day: line.day,
      schemeIds: schemes.map((scheme) => scheme.id),
      countries,
      position: 0,
    };
  };
}
