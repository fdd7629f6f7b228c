import type { Database } from '#database/connection.ts';
import { createCeremony } from '#features/ceremonies/commands.ts';
import { createEvent } from '#features/events/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { readConference } from '../read/conference.ts';

export const PROGRAMME = 'smart-balkans';

export interface ConferenceCeremony {
  id: number;
  slug: string;
  scheme: 'regional' | 'core';
  countries: string[];
}

const PRINTED_PROGRAMME = {
  addresses: ['Printed programme, SMART Balkans Regional Conference, Skopje, 14–15 December 2023'],
  basis: 'read',
} as const;

/** The conference with its sessions, and a ceremony for each of its four signing sessions. */
export function loadConference(db: Database, act: Act): ConferenceCeremony[] {
  const conference = readConference();
  const event = createEvent(db, act, {
    programme: PROGRAMME,
    kind: 'conference',
    title: conference.title,
    subtitle: conference.subtitle,
    description: conference.background,
    venue: conference.venue,
    city: conference.city,
    country: conference.country,
    startsOn: conference.days[0]!,
    endsOn: conference.days.at(-1)!,
    sessions: conference.sessions.map(({ schemeKind: _, countries: __, ...session }) => defined(session)),
    source: { ...PRINTED_PROGRAMME, addresses: [...PRINTED_PROGRAMME.addresses] },
  });
  return conference.sessions
    .filter(({ kind }) => kind === 'ceremony')
    .map(({ slug, title, day, startsAt, endsAt, schemeKind = 'core', countries = [] }) => ({
      scheme: schemeKind,
      countries,
      ...createCeremony(
        db,
        act,
        defined({
          programme: PROGRAMME,
          title,
          session: { event: event.slug, session: slug },
          plannedOn: day,
          plannedFrom: startsAt,
          plannedUntil: endsAt,
          place: conference.venue,
          schemes: [`${PROGRAMME}-${schemeKind}`],
          countries,
          isListPublic: true,
          source: { ...PRINTED_PROGRAMME, addresses: [...PRINTED_PROGRAMME.addresses] },
        }),
      ),
    }));
}

/** Leaves out what is undefined, which the commands' inputs do not carry. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
