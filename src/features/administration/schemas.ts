import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { roles } from '#features/people/kinds.ts';
import { languages } from '#language/languages.ts';
import { personStates } from './kinds.ts';

/** What may be left out; commands take undefined for it as well. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));

const roleFields = {
  role: Type.String({ enum: [...roles], description: 'What the person does here', examples: ['staff'] }),
  countries: optional(
    Type.Array(Type.String({ maxLength: 2 }), {
      maxItems: 6,
      description: 'Of a member of staff: codes of the six countries; absent for the whole programme',
      examples: [['BA', 'ME']],
    }),
  ),
  programme: optional(
    Type.String({
      maxLength: 100,
      description: 'Of a member of staff: slug of the programme; absent for all programmes',
      examples: ['smart-balkans'],
    }),
  ),
  organisations: optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      maxItems: 20,
      description: 'Of a member: slugs of its organisations; of a donor: that of its one donor',
      examples: [[]],
    }),
  ),
};

/** A role and what it reaches. */
export const RoleInput = Type.Object(roleFields, { additionalProperties: false });
export type RoleInput = Static<typeof RoleInput>;

/** Who is invited, to what, and in which language the mail is written. */
export const InvitationInput = Type.Object(
  {
    email: Type.String({ maxLength: 254, examples: ['name@example.org'] }),
    name: optional(Type.String({ maxLength: 200, examples: ['Ana Primerova (example)'] })),
    language: optional(Type.String({ enum: [...languages], description: 'Of the mail', examples: ['en'] })),
    ...roleFields,
  },
  { additionalProperties: false },
);
export type InvitationInput = Static<typeof InvitationInput>;

const reason = Type.String({
  maxLength: 1000,
  description: 'Why',
  examples: ['Left the programme (example)'],
});
export const ReasonInput = Type.Object({ reason }, { additionalProperties: false });
export type ReasonInput = Static<typeof ReasonInput>;

export const HandoverInput = Type.Object(
  {
    to: Type.String({
      maxLength: 254,
      description: 'E-mail address of who takes over',
      examples: ['name@example.org'],
    }),
    reason,
    isSuspended: optional(
      Type.Boolean({ description: 'Suspend the person who hands over', examples: [false] }),
    ),
  },
  { additionalProperties: false },
);
export type HandoverInput = Static<typeof HandoverInput>;

const orNull = (schema: TSchema) => Type.Unsafe<string | null>(Type.Union([schema, Type.Null()]));
const text = Type.String();

export const HeldRole = Type.Object(
  {
    id: Type.Integer({ description: 'Of the role as it was given' }),
    role: Type.String({ enum: [...roles] }),
    countries: Type.Unsafe<string[] | null>(
      Type.Union([Type.Array(text), Type.Null()], { description: 'Null for the whole programme' }),
    ),
    programme: orNull(Type.String({ description: 'Slug; null for all programmes' })),
    organisation: orNull(Type.String({ description: 'Slug' })),
  },
  { additionalProperties: false },
);
export const Person = Type.Object(
  {
    id: Type.String({ description: 'Public id, as the history names it' }),
    email: text,
    name: orNull(text),
    state: Type.String({ enum: [...personStates] }),
    roles: Type.Array(HeldRole),
    createdAt: text,
    suspendedAt: orNull(text),
    invitedUntil: orNull(Type.String({ description: 'When an invitation that is open ends' })),
  },
  { additionalProperties: false },
);
export const PersonPage = Type.Object({
  items: Type.Array(Person),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many there are in all' }),
  note: Type.Optional(
    Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
  ),
});
export const PersonPath = Type.Object({
  id: Type.String({
    maxLength: 60,
    description: 'Public id of the person',
    examples: ['00000000-0000-4000-8000-000000000000'],
  }),
});
