import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { contactFields } from './kinds.ts';

const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const text = (maxLength: number, description: string, example: string) =>
  Type.String({ maxLength, description, examples: [example] });

export const ContactInput = Type.Object(
  {
    name: text(200, 'Of the person', 'Mira Primerova (example)'),
    post: optional(text(200, 'What the person does there', 'secretary')),
    email: optional(text(254, 'Address', 'mira@example.org')),
    phone: optional(text(60, 'Telephone', '+389 2 000 0000')),
    consents: optional(
      Type.Array(Type.String({ enum: [...contactFields] }), {
        maxItems: contactFields.length,
        description: 'The fields that the person agreed to have public; none where absent',
        examples: [['post', 'email']],
      }),
    ),
    consentedOn: optional(text(10, 'When the person agreed, YYYY-MM-DD; today where absent', '2026-11-02')),
  },
  { additionalProperties: false },
);
export type ContactInput = Static<typeof ContactInput>;

const orNull = (description: string) =>
  Type.Unsafe<string | null>(Type.Union([Type.String({ description }), Type.Null()]));
export const Contact = Type.Object(
  {
    id: Type.Integer({ description: 'Number of the contact', examples: [1] }),
    name: orNull('Null where it is not known, or not public'),
    post: orNull('What the person does there'),
    email: orNull('Address'),
    phone: orNull('Telephone'),
    consents: Type.Optional(
      Type.Array(
        Type.Object(
          { field: Type.String({ enum: [...contactFields] }), consentedOn: Type.String() },
          { additionalProperties: false },
        ),
        { description: 'For staff and the organisation’s members: what is public, and since when' },
      ),
    ),
  },
  { additionalProperties: false },
);
export const ContactPage = Type.Object({
  items: Type.Array(Contact),
  next: Type.Null({ description: 'All stand on one page' }),
  total: Type.Integer({ description: 'How many this reader may see', examples: [1] }),
});
const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the organisation',
  examples: ['jona-association'],
});
export const ContactsPath = Type.Object({ slug });
export const ContactPath = Type.Object({
  slug,
  id: Type.Integer({ minimum: 1, description: 'Number of the contact', examples: [1] }),
});
