import { Type, type Static } from '@sinclair/typebox';

const reason = (description: string) => Type.Optional(Type.String({ maxLength: 1000, description }));

/** What is said of a signing when it is logged; the same for the form, the API and the desk. */
export const SigningInput = Type.Object(
  {
    ceremony: Type.String({
      maxLength: 200,
      description: 'Slug of the ceremony',
      examples: ['core-grants-serbia-and-north-macedonia-example'],
    }),
    granteeSignatory: Type.String({
      maxLength: 200,
      description: 'Who signed for the grantee; never public',
      examples: ['Mira Primerova (example)'],
    }),
    programmeSignatory: Type.String({
      maxLength: 200,
      description: 'Who signed for the programme; never public',
      examples: ['Boris Primerov (example)'],
    }),
    signedOn: Type.Optional(
      Type.String({
        maxLength: 10,
        description: 'The day, YYYY-MM-DD; today where absent',
        examples: ['2026-12-15'],
      }),
    ),
    recordedLaterReason: reason('Needed where the ceremony is over: why it is recorded only now'),
    seenReason: reason('Needed where a rule cannot be told: what was seen instead'),
    overrideReason: reason('An administrator’s reason to sign although a rule fails; shown for ever'),
  },
  { additionalProperties: false },
);
export type SigningInput = Static<typeof SigningInput>;

/** A signing as everybody may read it: persons’ names are not part of it. */
export const Signing = Type.Object({
  grant: Type.String({ description: 'Reference of the grant' }),
  kind: Type.String({ description: 'logged here, or reported by a source' }),
  ceremony: Type.Union([Type.String(), Type.Null()], {
    description: 'Slug of the ceremony, where one is known',
  }),
  signedOn: Type.String({ description: 'As precise as known' }),
  signedAt: Type.Union([Type.String(), Type.Null()], {
    description: 'The moment in UTC of a logged signing',
  }),
  recordedAt: Type.String(),
  recordedLaterReason: Type.Union([Type.String(), Type.Null()]),
});
export type Signing = Static<typeof Signing>;

export const ReversalInput = Type.Object(
  {
    reason: Type.String({
      maxLength: 1000,
      description: 'Why the signing was wrong',
      examples: ['Wrong grant pressed (example)'],
    }),
  },
  { additionalProperties: false },
);
export type ReversalInput = Static<typeof ReversalInput>;
