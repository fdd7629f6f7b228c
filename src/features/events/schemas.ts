import { Type, type Static, type StringOptions } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import { bases } from '#features/organisations/kinds.ts';
import { eventKinds, sessionKinds, type EventKind, type SessionKind } from './kinds.ts';

/** A text that may be left out; commands take undefined for it as well. */
export const optionalText = (options: StringOptions) =>
  Type.Optional(Type.Unsafe<string | undefined>(Type.String(options)));

const DAY = 'YYYY-MM-DD';
const TIME = 'Local time, HH:MM';

/** Where facts came from. Kept beside the record and shown with it. */
export const Source = Type.Unsafe<SourceInput>(
  Type.Object(
    {
      addresses: Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), {
        minItems: 1,
        maxItems: 20,
        description: 'Web addresses, or the name of a document',
        examples: [['https://example.org/programme']],
      }),
      readOn: Type.Optional(
        Type.String({ maxLength: 10, description: `The day it was read, ${DAY}`, examples: ['2026-11-24'] }),
      ),
      basis: Type.String({
        enum: [...bases],
        description: 'read on the page, derived, inferred, or entered by hand',
        examples: ['read'],
      }),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
);

export const SessionInput = Type.Object(
  {
    slug: optionalText({
      maxLength: 100,
      description: 'Made from the title where absent',
      examples: ['panel-1'],
    }),
    kind: Type.Unsafe<SessionKind>(Type.String({ enum: [...sessionKinds], examples: ['panel'] })),
    number: Type.Optional(
      Type.Unsafe<number | undefined>(
        Type.Integer({ minimum: 1, maximum: 99, description: 'As printed: 1 for “Panel discussion 1”' }),
      ),
    ),
    title: Type.String({ maxLength: 500, examples: ['What neighbours can solve together (example)'] }),
    description: optionalText({ maxLength: 10_000 }),
    day: Type.String({ maxLength: 10, description: DAY, examples: ['2026-12-15'] }),
    startsAt: optionalText({ maxLength: 5, description: TIME, examples: ['10:00'] }),
    endsAt: optionalText({ maxLength: 5, description: TIME, examples: ['11:30'] }),
    panel: optionalText({
      maxLength: 100,
      description: 'Slug of the panel of a working group or plenary; it stands earlier',
    }),
    theme: optionalText({ maxLength: 100, description: 'Slug of a theme' }),
  },
  { additionalProperties: false },
);
export type SessionInput = Static<typeof SessionInput>;

const facts = {
  kind: Type.Unsafe<EventKind>(Type.String({ enum: [...eventKinds], examples: ['conference'] })),
  title: Type.String({ maxLength: 300, examples: ['Regional meeting on safe streets (example)'] }),
  subtitle: optionalText({ maxLength: 500 }),
  description: optionalText({ maxLength: 20_000 }),
  venue: optionalText({ maxLength: 300, examples: ['Practice hall (example)'] }),
  city: optionalText({ maxLength: 200, examples: ['Skopje'] }),
  country: optionalText({ maxLength: 2, description: 'ISO 3166-1 alpha-2, or XK', examples: ['MK'] }),
  startsOn: optionalText({
    maxLength: 10,
    description: 'As precise as known: 2026, 2026-12 or 2026-12-15',
    examples: ['2026-12-15'],
  }),
  endsOn: optionalText({ maxLength: 10, description: 'As precise as known', examples: ['2026-12-16'] }),
};

/** An event's own facts. */
export const EventEdit = Type.Object(facts, { additionalProperties: false });
export type EventEdit = Static<typeof EventEdit>;

/** An event as it is entered, with the lines of its programme in their order. */
export const EventInput = Type.Object(
  {
    programme: Type.String({
      maxLength: 100,
      description: 'Slug of the programme',
      examples: ['practice-programme'],
    }),
    ...facts,
    sessions: Type.Optional(Type.Array(SessionInput, { maxItems: 300 })),
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
);
export type EventInput = Static<typeof EventInput>;
