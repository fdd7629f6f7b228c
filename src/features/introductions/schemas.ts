import { Type, type Static } from '@sinclair/typebox';

const text = (maxLength: number, description: string, example: string) =>
  Type.String({ maxLength, description, examples: [example] });

/** One organisation writes to another; neither sees an address before it is accepted. */
export const IntroductionInput = Type.Object(
  {
    from: text(200, 'Slug of the organisation that writes', 'linja-e-hapur-per-gra-elbasan-example'),
    to: text(200, 'Slug of the organisation that is written to', 'forum-za-otcetnost-stip-example'),
    message: text(3000, 'Plain text', 'We plan work in schools and seek a partner (example).'),
  },
  { additionalProperties: false },
);
export type IntroductionInput = Static<typeof IntroductionInput>;

export const IntroductionDecision = Type.Object(
  {
    decision: Type.Unsafe<'accepted' | 'declined'>(
      Type.String({ enum: ['accepted', 'declined'], examples: ['accepted'] }),
    ),
    word: Type.Optional(text(1000, 'A word with it', 'Gladly (example).')),
    block: Type.Optional(
      Type.Boolean({ description: 'Take no further introduction from this organisation' }),
    ),
  },
  { additionalProperties: false },
);
export type IntroductionDecision = Static<typeof IntroductionDecision>;

export const ReplyInput = Type.Object(
  { message: text(3000, 'Plain text', 'Let us speak on Friday (example).') },
  { additionalProperties: false },
);
export const ReportInput = Type.Object(
  { reason: text(1000, 'What is wrong with it', 'An advertisement (example)') },
  { additionalProperties: false },
);

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Party = Type.Object({ slug: Type.String(), name: Type.String() });
export const IntroductionResource = Type.Object({
  id: Type.String(),
  from: Party,
  to: Party,
  state: Type.String({ description: 'sent, accepted or declined' }),
  sentAt: Type.String(),
  messages: Type.Array(
    Type.Object({ from: Type.String({ description: 'Slug' }), body: Type.String(), sentAt: Type.String() }),
  ),
  address: textOrNull('Of the person on the other side; null before it is accepted'),
});
export const IntroductionList = Type.Object({
  items: Type.Array(IntroductionResource),
  next: Type.Null(),
  total: Type.Integer(),
});
