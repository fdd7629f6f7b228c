import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { languages } from '#language/languages.ts';
import { requestOutcomes, requestStates } from './kinds.ts';

const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const text = (maxLength: number, description: string, example: string) =>
  Type.String({ maxLength, description, examples: [example] });

/** Who asks for which organisation: one that is recorded, or the name and country of one that is not. */
export const JoinInput = Type.Object(
  {
    email: text(254, 'Where the link to verify goes', 'name@example.org'),
    name: optional(text(200, 'Who asks', 'Ana Primerova (example)')),
    organisation: optional(text(200, 'Slug of an organisation that is recorded', 'jona-association')),
    newName: optional(text(300, 'Name of one that is not', 'Нов Праг (example)')),
    newCountry: optional(text(2, 'Its country: one of the six', 'MK')),
    message: optional(text(1000, 'What staff should know', 'I am its secretary (example).')),
    language: optional(Type.String({ enum: [...languages], description: 'Of the mails', examples: ['en'] })),
  },
  { additionalProperties: false },
);
export type JoinInput = Static<typeof JoinInput>;

export const ApprovalInput = Type.Object(
  {
    organisation: optional(
      text(
        200,
        'Slug of the organisation that is meant; that of the request where absent',
        'jona-association',
      ),
    ),
    isNew: optional(
      Type.Boolean({ description: 'Add the organisation under the name asked for', examples: [false] }),
    ),
  },
  { additionalProperties: false },
);
export type ApprovalInput = Static<typeof ApprovalInput>;

export const RefusalInput = Type.Object(
  { reason: text(1000, 'Why; the mail says it', 'We could not reach the organisation (example).') },
  { additionalProperties: false },
);
export type RefusalInput = Static<typeof RefusalInput>;

const orNull = (schema: TSchema) => Type.Unsafe<string | null>(Type.Union([schema, Type.Null()]));
export const JoinRequest = Type.Object(
  {
    id: Type.Integer({ description: 'Number of the request', examples: [1] }),
    email: orNull(Type.String({ description: 'Null once it is decided' })),
    name: orNull(Type.String()),
    message: orNull(Type.String()),
    organisation: orNull(Type.String({ description: 'Slug; null where it is not recorded yet' })),
    newName: orNull(Type.String()),
    country: orNull(Type.String({ description: 'Of the organisation' })),
    verifiedAt: Type.String({ format: 'date-time' }),
    decidedAt: orNull(Type.String({ format: 'date-time' })),
    outcome: orNull(Type.String({ enum: [...requestOutcomes] })),
    reason: orNull(Type.String()),
  },
  { additionalProperties: false },
);
export const JoinRequestPage = Type.Object({
  items: Type.Array(JoinRequest),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many there are in all', examples: [1] }),
  note: Type.Optional(
    Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
  ),
});
export const RequestPath = Type.Object({
  id: Type.Integer({ minimum: 1, description: 'Number of the request', examples: [1] }),
});
export const StateWord = Type.String({
  enum: [...requestStates],
  description: 'How it stands',
  examples: ['open'],
});
