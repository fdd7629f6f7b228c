import { Type, type Static } from '@sinclair/typebox';
import { wantedRoles } from './kinds.ts';

const text = (maxLength: number, description: string, example: string) =>
  Type.String({ maxLength, description, examples: [example] });
const list = (description: string, example: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 100 }), { maxItems: 30, description, examples: [[example]] }),
  );

/** What is said in a call for partners; the same for the form and the API. */
export const CallInput = Type.Object(
  {
    organisation: text(
      200,
      'Slug of the organisation that seeks partners',
      'linja-e-hapur-per-gra-elbasan-example',
    ),
    title: text(200, 'What for', 'Partners against youth violence (example)'),
    titleLanguage: Type.Optional(text(35, 'BCP 47', 'en')),
    offered: text(3000, 'What the organisation brings', 'Ten years of work in schools (example).'),
    wanted: text(3000, 'Whom it seeks', 'Two partners in two other countries (example).'),
    role: Type.Unsafe<(typeof wantedRoles)[number]>(
      Type.String({ enum: [...wantedRoles], description: 'As what', examples: ['partner'] }),
    ),
    experience: Type.Optional(text(1000, 'Experience asked for', 'One EU grant (example)')),
    countries: list('Countries wanted, ISO 3166-1 or XK; any where absent', 'MK'),
    languages: list('Working languages, BCP 47', 'en'),
    themes: list('Slugs of themes', 'prevention-with-youth'),
    scheme: Type.Optional(text(200, 'Slug of the scheme', 'regional')),
    deadline: text(10, 'The last day, YYYY-MM-DD', '2027-02-01'),
  },
  { additionalProperties: false },
);
export type CallInput = Static<typeof CallInput>;

export const AnswerInput = Type.Object(
  {
    organisation: text(200, 'Slug of the organisation that answers', 'forum-za-otcetnost-stip-example'),
    message: text(3000, 'What it says', 'We would gladly take part (example).'),
  },
  { additionalProperties: false },
);
export type AnswerInput = Static<typeof AnswerInput>;

export const ClosingInput = Type.Object(
  {
    outcome: Type.Unsafe<'found' | 'closed'>(
      Type.String({
        enum: ['found', 'closed'],
        description: 'Partners were found, or it is closed without',
        examples: ['found'],
      }),
    ),
    with: list('Slugs of those who answered and were chosen', 'forum-za-otcetnost-stip-example'),
    word: Type.Optional(text(1000, 'A word with it', 'Thank you (example).')),
  },
  { additionalProperties: false },
);
export type ClosingInput = Static<typeof ClosingInput>;

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Party = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  country: textOrNull('ISO 3166-1 or XK'),
});
export const CallItem = Type.Object({
  slug: Type.String(),
  title: Type.String(),
  organisation: Party,
  role: Type.String(),
  countries: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  themes: Type.Array(Type.String()),
  scheme: textOrNull('Slug'),
  deadline: Type.String(),
  status: Type.String({ description: 'open, found or closed' }),
  isPast: Type.Boolean({ description: 'The deadline has passed' }),
  answers: Type.Integer({ description: 'How many organisations answered' }),
});
export const Call = Type.Object({
  ...CallItem.properties,
  offered: Type.String(),
  wanted: Type.String(),
  experience: textOrNull('Experience asked for'),
  found: Type.Array(Party, { description: 'With whom, where partners were found' }),
  closedOn: textOrNull('When it was closed'),
  closingWord: textOrNull('What was said with it'),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});
export const CallPage = Type.Object({
  items: Type.Array(CallItem),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer(),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});
