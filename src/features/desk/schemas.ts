import { Type, type Static } from '@sinclair/typebox';
import { entryKinds, entryOutcomes, entryResolutions } from './rules.ts';

/** A moment that exists, between the years that a clock shows which is wrong by no more than its battery. */
const MOMENT =
  '^(19[7-9]\\d|20\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d{1,3})?Z$';
const instant = (description: string) =>
  Type.String({
    maxLength: 40,
    pattern: MOMENT,
    description,
    examples: ['2026-12-15T13:41:00.000Z'],
  });
const person = (description: string, example: string) =>
  Type.Optional(
    Type.String({ maxLength: 200, description: `${description}; never public`, examples: [example] }),
  );
/** Of a person, never a name. */
export const publicId = (description: string) =>
  Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_-]+$', description, examples: ['p7f2c51d'] });
export const entryKey = Type.String({ minLength: 8, maxLength: 200, examples: ['desk-7f2c-EX-005-1'] });

/** What was pressed at a desk. */
export const EntryInput = Type.Object(
  {
    grant: Type.String({ maxLength: 100, description: 'Reference of the grant', examples: ['EX-003'] }),
    kind: Type.Union(
      entryKinds.map((kind) => Type.Literal(kind)),
      { description: 'What was pressed', examples: ['called'] },
    ),
    desk: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Which desk: a random name that the device gave itself',
      examples: ['7f2c51'],
    }),
    pressedAt: instant('When it was pressed, by the desk’s clock'),
    sentAt: instant('When it is sent, by the same clock'),
    corrects: Type.Optional(
      Type.String({ maxLength: 200, description: 'The key of the entry that is undone or corrected' }),
    ),
    granteeSignatory: person(
      'Who signed for the grantee; as typed beforehand where absent',
      'Mira Primerova (example)',
    ),
    programmeSignatory: person('Who signed for the programme; likewise', 'Boris Primerov (example)'),
    signedAt: Type.Optional(instant('Of a correction: when it was signed')),
    seenReason: Type.Optional(
      Type.String({ maxLength: 1000, description: 'What was seen where a rule cannot be told' }),
    ),
    isPractice: Type.Optional(
      Type.Boolean({
        description: 'Whether it was pressed in practice; refused where that is not where it arrives',
      }),
    ),
    note: Type.Optional(Type.String({ maxLength: 500, description: 'Such as when an absent one arrives' })),
    pressedBy: Type.Optional(
      publicId('Public id of whoever was signed in at the desk when it was pressed, as the desk says'),
    ),
  },
  { additionalProperties: false },
);
export type EntryInput = Static<typeof EntryInput>;

/** What a person decides about an entry that waits, or that came second. */
export const ResolutionInput = Type.Object(
  {
    resolution: Type.Union(
      entryResolutions.map((resolution) => Type.Literal(resolution)),
      {
        description:
          'Log the signing after all; try anything else again; set the entry aside, with a reason; or, of a grant signed already, say that it was seen',
        examples: ['set_aside'],
      },
    ),
    note: Type.Optional(
      Type.String({
        maxLength: 1000,
        description: 'Why it is set aside',
        examples: ['Pressed by mistake (example)'],
      }),
    ),
    granteeSignatory: person('In place of the name of the entry', 'Mira Primerova (example)'),
    programmeSignatory: person('Likewise', 'Boris Primerov (example)'),
    recordedLaterReason: Type.Optional(Type.String({ maxLength: 1000 })),
    seenReason: Type.Optional(Type.String({ maxLength: 1000 })),
    overrideReason: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);
export type ResolutionInput = Static<typeof ResolutionInput>;

const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** An entry as the API gives it; names of persons are not part of it. */
export const Entry = Type.Object({
  key: Type.String(),
  grant: Type.String({ description: 'Reference' }),
  kind: Type.Union(entryKinds.map((kind) => Type.Literal(kind))),
  corrects: orNull(Type.String()),
  desk: Type.String(),
  device: orNull(Type.String()),
  pressedBy: orNull(
    Type.String({ description: 'Public id of who pressed it, as the desk says; null where it does not say' }),
  ),
  recordedBy: orNull(Type.String({ description: 'Public id of who sent it' })),
  pressedAt: Type.String({ description: 'By the desk’s clock' }),
  sentAt: Type.String({ description: 'By the desk’s clock' }),
  receivedAt: Type.String({ description: 'By the registry’s clock' }),
  happenedAt: Type.String({ description: 'The time pressed, corrected by the offset' }),
  offsetMs: Type.Integer({ description: 'How far the desk’s clock was behind, in milliseconds' }),
  isClockOff: Type.Boolean({ description: 'More than two minutes' }),
  note: orNull(Type.String()),
  outcome: Type.Union(
    entryOutcomes.map((outcome) => Type.Literal(outcome)),
    {
      description: 'It stands; it waits for a person; or the grant was signed already',
    },
  ),
  problems: Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), {
    description: 'Why it waits, in the caller’s language',
  }),
  signing: Type.Union(
    [
      Type.Object({
        signedOn: Type.String(),
        signedAt: orNull(Type.String()),
        ceremony: orNull(Type.String({ description: 'Slug' })),
        desk: orNull(Type.String({ description: 'The desk that logged it; null where it was no desk' })),
        device: orNull(Type.String()),
      }),
      Type.Null(),
    ],
    { description: 'The signing that it made, or that stood already' },
  ),
  resolution: Type.Union([...entryResolutions.map((resolution) => Type.Literal(resolution)), Type.Null()], {
    description: 'What a person decided where it did not stand by itself',
  }),
  resolutionNote: orNull(Type.String({ description: 'Why, as the person said' })),
  resolvedAt: orNull(Type.String()),
  resolvedBy: orNull(Type.String({ description: 'Public id of who decided' })),
});
export type Entry = Static<typeof Entry>;

/** An entry that the registry did not take, kept on a device only, which a person sets aside there. */
export const RefusedInput = Type.Object(
  {
    key: entryKey,
    grant: Type.String({
      maxLength: 100,
      description: 'Reference, as the device says',
      examples: ['EX-003'],
    }),
    kind: Type.Union(
      entryKinds.map((kind) => Type.Literal(kind)),
      { description: 'What was pressed', examples: ['called'] },
    ),
    desk: Type.String({ minLength: 1, maxLength: 100, examples: ['7f2c51'] }),
    pressedAt: instant('When it was pressed, by the desk’s clock'),
    refused: Type.String({ maxLength: 2000, description: 'What the registry answered' }),
    note: Type.String({
      maxLength: 1000,
      description: 'Why it is set aside',
      examples: ['Pressed by mistake (example)'],
    }),
    isPractice: Type.Optional(Type.Boolean({ description: 'Whether it was pressed in practice' })),
  },
  { additionalProperties: false },
);
export type RefusedInput = Static<typeof RefusedInput>;

/** The same as it is kept. */
export const RefusedEntry = Type.Object({
  key: Type.String(),
  grant: Type.String(),
  kind: Type.Union(entryKinds.map((kind) => Type.Literal(kind))),
  desk: Type.String(),
  pressedAt: Type.String({ description: 'By the desk’s clock' }),
  refused: Type.String({ description: 'What the registry answered' }),
  note: Type.String({ description: 'Why it was set aside' }),
  setAsideAt: Type.String(),
  setAsideBy: orNull(Type.String({ description: 'Public id' })),
});
export type RefusedEntry = Static<typeof RefusedEntry>;
