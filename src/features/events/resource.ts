import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import type { Language } from '#language/languages.ts';
import { eventKinds, sessionKinds } from './kinds.ts';
import type { EventDetail, EventRow } from './queries.ts';
import type { EventSession } from './programme.ts';

export const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const text = (description?: string, example?: string) =>
  Type.String({ ...(description ? { description } : {}), ...(example ? { examples: [example] } : {}) });
export const word = (words: readonly string[], description: string) =>
  Type.Unsafe<string>({ type: 'string', enum: [...words], description });
export const note = Type.Optional(text('On the designation of Kosovo, where the answer names it'));
export const CitedSource = Type.Object({
  address: text('A web address, or the name of a document'),
  readOn: orNull(text('The day it was read')),
  basis: text('read, derived, inferred or entered'),
  note: orNull(text()),
});

/** Three figures, never one. */
export const Figures = Type.Object({
  listed: orNull(Type.Integer({ description: 'On the list; null where no list is recorded or published' })),
  signed: Type.Integer({ description: 'Of those on the list or signed here: signed, wherever' }),
  dated: Type.Integer({ description: 'Of these, with a day of signing known to the day' }),
  signedHere: Type.Integer({ description: 'Signed at this ceremony' }),
});

/** An event in a list of the API. */
export const EventItem = Type.Object({
  slug: text(undefined, 'regional-meeting-on-safe-streets-example'),
  programme: text('Slug', 'practice-programme'),
  kind: word(eventKinds, 'What it is'),
  title: text(undefined, 'Regional meeting on safe streets (example)'),
  venue: orNull(text()),
  city: orNull(text()),
  country: orNull(text('ISO 3166-1 alpha-2 or XK', 'MK')),
  startsOn: orNull(text('As precise as known', '2026-12-15')),
  endsOn: orNull(text('As precise as known')),
});
export type EventItem = Static<typeof EventItem>;

const Session = Type.Object({
  slug: text(),
  kind: word(sessionKinds, 'What it is'),
  number: orNull(Type.Integer({ description: 'As printed' })),
  title: text(),
  description: orNull(text()),
  day: text('YYYY-MM-DD'),
  startsAt: orNull(text('Local time, HH:MM')),
  endsAt: orNull(text('Local time, HH:MM')),
  panel: orNull(text('Slug of the panel of a working group or plenary')),
  theme: orNull(text('Slug')),
  ceremony: orNull(
    Type.Object({
      slug: text(),
      title: text(),
      countries: Type.Array(text('ISO 3166-1 alpha-2 or XK')),
      ...Figures.properties,
    }),
  ),
});

/** An event with its programme, as the API gives it. */
export const Event = Type.Intersect([
  EventItem,
  Type.Object({
    subtitle: orNull(text()),
    description: orNull(text()),
    sessions: Type.Array(Session, { description: 'In the order of the programme' }),
    evidence: Type.Array(
      Type.Object({
        slug: text(),
        statement: text(),
        value: orNull(text('A number, a range or words, as printed')),
        unit: orNull(text()),
        publisher: text(),
        year: orNull(Type.Integer()),
      }),
      { description: 'What its programme cites' },
    ),
    coalitions: Type.Array(text('Slug'), { description: 'Formed at one of its sessions' }),
    sources: Type.Array(CitedSource),
    updatedAt: text('In UTC'),
    note,
  }),
]);
export type Event = Static<typeof Event>;

export const EventList = Type.Object({
  items: Type.Array(EventItem),
  next: orNull(text('The cursor that continues the list')),
  total: Type.Integer(),
  note,
});

export function eventItem(row: Omit<EventRow, 'sessions' | 'ceremonies'>): EventItem {
  const { slug, programme, kind, title, venue, city, country, startsOn, endsOn } = row;
  return { slug, programme, kind, title, venue, city, country, startsOn, endsOn };
}

export function eventResource(event: EventDetail, language: Language): Event {
  const sessions = event.days.flatMap(({ blocks }) => blocks.flatMap((block) => block.sessions));
  const kosovo = kosovoNote(
    [event.country, ...sessions.flatMap(({ ceremony }) => ceremony?.countries ?? [])],
    language,
  );
  return {
    ...eventItem(event),
    subtitle: event.subtitle,
    description: event.description,
    sessions: sessions.map(sessionResource),
    evidence: event.evidence,
    coalitions: event.coalitions.map(({ slug }) => slug),
    sources: event.citations.map(({ address, readOn, basis, note: said }) => ({
      address,
      readOn,
      basis,
      note: said,
    })),
    updatedAt: event.updatedAt,
    ...(kosovo === undefined ? {} : { note: kosovo }),
  };
}

function sessionResource({ id: _, theme, ceremony, ...session }: EventSession): Static<typeof Session> {
  return {
    ...session,
    theme: theme?.slug ?? null,
    ceremony: ceremony && {
      slug: ceremony.slug,
      title: ceremony.title,
      countries: ceremony.countries,
      ...ceremony.figures,
    },
  };
}
