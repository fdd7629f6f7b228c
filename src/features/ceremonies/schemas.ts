import { Type, type Static } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import { optionalText, Source } from '#features/events/schemas.ts';

/** The ceremony of an address, as the API describes it. */
export const Slug = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the ceremony',
    examples: ['core-grants-serbia-and-north-macedonia-example'],
  }),
});

const facts = {
  title: Type.String({ maxLength: 300, examples: ['Core grants: Serbia and North Macedonia (example)'] }),
  session: Type.Optional(
    Type.Unsafe<{ event: string; session: string } | undefined>(
      Type.Object(
        {
          event: Type.String({ maxLength: 200, description: 'Slug of the event' }),
          session: Type.String({ maxLength: 200, description: 'Slug of its session of kind ceremony' }),
        },
        {
          additionalProperties: false,
          description: 'The session that the ceremony is; absent for an occasion of its own',
        },
      ),
    ),
  ),
  plannedOn: optionalText({
    maxLength: 10,
    description: 'The day planned or published, as precise as known; a session’s day where absent',
    examples: ['2026-12-15'],
  }),
  plannedFrom: optionalText({ maxLength: 5, description: 'Local time, HH:MM', examples: ['14:30'] }),
  plannedUntil: optionalText({ maxLength: 5, description: 'Local time, HH:MM', examples: ['15:00'] }),
  place: optionalText({
    maxLength: 300,
    description: 'As published; the event’s venue where absent',
    examples: ['Practice hall, Skopje (example)'],
  }),
  schemes: Type.Array(Type.String({ maxLength: 100 }), {
    maxItems: 20,
    description: 'Slugs of the schemes whose grants are signed; empty only where the source names none',
    examples: [['core']],
  }),
  countries: Type.Array(Type.String({ maxLength: 2 }), {
    maxItems: 60,
    description: 'Countries that it is restricted to; empty where none is ruled out',
    examples: [['RS', 'MK']],
  }),
  isListPublic: Type.Optional(
    Type.Boolean({
      description: 'Whether planned grants on its list are public; staff see them in any case',
      examples: [true],
    }),
  ),
};

/** A ceremony's own facts, all of them: what is left out becomes unknown. */
export const CeremonyEdit = Type.Object(facts, { additionalProperties: false });
export type CeremonyEdit = Static<typeof CeremonyEdit>;

export const CeremonyInput = Type.Object(
  {
    programme: Type.String({
      maxLength: 100,
      description: 'Slug of the programme',
      examples: ['practice-programme'],
    }),
    ...facts,
    source: Type.Optional(Source),
  },
  { additionalProperties: false },
);
export type CeremonyInput = Static<typeof CeremonyInput>;

const position = Type.Integer({
  minimum: 1,
  maximum: 10_000,
  description: 'Place in the order of signing, from 1',
  examples: [1],
});

export const ListingInput = Type.Object(
  {
    grant: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-001'] }),
    position: Type.Optional(position),
  },
  { additionalProperties: false },
);
export type ListingInput = Static<typeof ListingInput>;

export const PositionInput = Type.Object({ position }, { additionalProperties: false });
export type PositionInput = Static<typeof PositionInput>;

const person = (description: string, example: string) =>
  Type.String({ maxLength: 200, description: `${description}; never public`, examples: [example] });

/** Who is to sign, typed before the day; what is left out stays as it is, an empty text takes a name away. */
export const SignatoriesInput = Type.Object(
  {
    programmeSignatory: Type.Optional(
      person('Who signs for the programme, unless a grant says otherwise', 'Boris Primerov (example)'),
    ),
    grants: Type.Array(
      Type.Object(
        {
          grant: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-002'] }),
          granteeSignatory: Type.Optional(person('Who signs for the grantee', 'Mira Primerova (example)')),
          programmeSignatory: Type.Optional(
            person('Who signs this grant for the programme', 'Boris Primerov (example)'),
          ),
          seenReason: Type.Optional(
            Type.String({
              maxLength: 1000,
              description: 'What staff saw where a rule of the scheme cannot be told',
              examples: ['Seen in the statutes (example)'],
            }),
          ),
        },
        { additionalProperties: false },
      ),
      { maxItems: 500 },
    ),
  },
  { additionalProperties: false },
);
export type SignatoriesInput = Static<typeof SignatoriesInput>;

/** What was held according to a source; it stands beside what was planned, and beside other reports. */
export interface HeldReport {
  /** The day as the source says it, as precise as it says. */
  heldOn: string;
  place?: string | undefined;
  /** What the source says, in words. */
  statement: string;
  source: SourceInput;
}
