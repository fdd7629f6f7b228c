import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { currencies } from '#features/grants/kinds.ts';
import { organisationKinds } from '#features/organisations/kinds.ts';

export const schemeKinds = ['regional', 'core', 'local', 'creative', 'media', 'national', 'other'] as const;
export type SchemeKind = (typeof schemeKinds)[number];

/** What may be left out; commands take undefined for it as well. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const closed = { additionalProperties: false };
const countries = (description: string) =>
  Type.Array(Type.String({ maxLength: 2, examples: ['AL'] }), { maxItems: 60, description });
const whole = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description });
const amount = (description: string) =>
  Type.String({ maxLength: 20, description: `${description}, a decimal string`, examples: ['100000.00'] });

/** The conditions of a scheme as the form and the API give them; amounts are decimal strings. */
export const ConditionsInput = Type.Object(
  {
    consortium: optional(
      Type.Object(
        {
          organisations: whole(1, 50, 'At least so many CSOs'),
          countries: whole(1, 6, 'of at least so many of the six countries'),
          orNetwork: Type.Boolean({ description: 'A regional network instead is enough' }),
        },
        closed,
      ),
    ),
    singleOrganisation: optional(Type.Boolean({ description: 'One organisation alone, no partners' })),
    kinds: optional(
      Type.Array(Type.String({ enum: [...organisationKinds] }), {
        maxItems: 20,
        description: 'Kinds of organisation that may take part',
      }),
    ),
    countries: optional(countries('Countries whose organisations may lead')),
    partners: optional(
      Type.Object(
        {
          maximum: optional(whole(1, 50, 'At most so many partners')),
          countries: optional(countries('Countries that partners may be from')),
        },
        { ...closed, description: 'What is asked of partners' },
      ),
    ),
    amount: optional(
      Type.Object(
        {
          currency: Type.String({ enum: [...currencies] }),
          minimum: optional(amount('Least')),
          maximum: optional(amount('Most')),
        },
        closed,
      ),
    ),
    months: optional(
      Type.Object(
        {
          minimum: optional(whole(1, 600, 'Least, in months')),
          maximum: optional(whole(1, 600, 'Most, in months')),
        },
        closed,
      ),
    ),
  },
  { ...closed, description: 'A condition that is absent is not asked' },
);
export type ConditionsInput = Static<typeof ConditionsInput>;

const day = (description: string, example: string) =>
  Type.String({ maxLength: 10, description: `${description}, YYYY-MM-DD`, examples: [example] });

export const SchemeInput = Type.Object(
  {
    programme: Type.String({
      maxLength: 200,
      description: 'Slug of the programme',
      examples: ['smart-balkans'],
    }),
    name: Type.String({ maxLength: 200, description: 'As printed', examples: ['Small grants (example)'] }),
    kind: Type.String({ enum: [...schemeKinds], description: 'Groups schemes of one sort' }),
  },
  closed,
);
export type SchemeInput = Static<typeof SchemeInput>;

export const VersionInput = Type.Object(
  {
    inForceFrom: optional(day('First day; absent for since ever', '2027-01-01')),
    inForceUntil: optional(day('Last day; absent while it is in force', '2028-12-31')),
    conditions: ConditionsInput,
  },
  closed,
);
export type VersionInput = Static<typeof VersionInput>;

export const VersionEndInput = Type.Object({ inForceUntil: day('Its last day', '2026-12-31') }, closed);
export type VersionEndInput = Static<typeof VersionEndInput>;

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()]);

export const SchemeVersion = Type.Object({
  id: Type.Integer(),
  inForceFrom: nullable(Type.String()),
  inForceUntil: nullable(Type.String()),
  conditions: Type.Unsafe<ConditionsInput>(Type.Object({}, { additionalProperties: true })),
  words: Type.Array(Type.String(), { description: 'Each condition as a sentence' }),
  signedGrants: Type.Integer({ description: 'Grants that were signed while it was in force' }),
});

export const Scheme = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  programme: Type.String({ description: 'Slug of the programme' }),
  versions: Type.Array(SchemeVersion, { description: 'The newest first; none where its rules are unknown' }),
});
export type Scheme = Static<typeof Scheme>;

export const SchemeList = Type.Object({
  items: Type.Array(Scheme),
  next: Type.Null(),
  total: Type.Integer(),
});
