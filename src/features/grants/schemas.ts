import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import { Source } from '#features/organisations/schemas.ts';
import { leftOutReasons } from './amounts-on-day.ts';
import { currencies, grantStatuses, participantRoles } from './kinds.ts';
import { bases } from './money-at.ts';

const word = <Word extends string>(words: readonly Word[], description: string) =>
  Type.Unsafe<Word>(Type.String({ enum: [...words], description, examples: [words[0]] }));
const slug = (description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 200, description, examples: [example] });
const date = (description: string, example: string) =>
  Type.String({
    maxLength: 10,
    description: `${description}, as precise as known: 2024, 2024-02 or 2024-02-01`,
    examples: [example],
  });
const share = Type.String({
  maxLength: 6,
  description: 'Share of the budget in per cent, a decimal string; those of all add up to 100',
  examples: ['40', '33.33'],
});
const task = Type.String({
  maxLength: 300,
  description: 'What it does in the consortium',
  examples: ['Work in schools'],
});

export const PartnerInput = Type.Object(
  {
    organisation: slug('Slug of the organisation', 'nvo-centar-za-sigurnu-zajednicu-niksic-example'),
    task: Type.Optional(task),
    share: Type.Optional(share),
  },
  { additionalProperties: false },
);

/** What is said of a grant when it is entered or edited: the same for the form, the API and the seed. */
export const GrantInput = Type.Object(
  {
    programme: Type.Optional(
      slug('Slug of the programme; the scheme’s, or the first one where absent', 'practice-programme'),
    ),
    scheme: Type.Optional(slug('Slug of the scheme; absent where not published', 'core')),
    reference: Type.Optional(
      Type.String({
        maxLength: 60,
        description: 'The funder’s reference; the registry gives one where absent',
        examples: ['SB-2023-017'],
      }),
    ),
    title: Type.Optional(
      Type.String({ maxLength: 500, examples: ['Institutional support, two years (example)'] }),
    ),
    titleLanguage: Type.Optional(Type.String({ maxLength: 35, description: 'BCP 47', examples: ['en'] })),
    summary: Type.Optional(Type.String({ maxLength: 5000, description: 'What it is for' })),
    lead: slug('Slug of the lead organisation', 'forum-za-otcetnost-stip-example'),
    partners: Type.Optional(Type.Array(PartnerInput, { maxItems: 50 })),
    leadTask: Type.Optional(task),
    leadShare: Type.Optional(share),
    country: Type.Optional(
      Type.String({
        maxLength: 2,
        description: 'Where the money is given, ISO 3166-1 or XK; the lead’s where absent',
        examples: ['MK'],
      }),
    ),
    amount: Type.Optional(
      Type.String({
        maxLength: 16,
        description: 'Decimal string with a point; absent where not published',
        examples: ['48500.00'],
      }),
    ),
    currency: Type.Optional(
      Type.String({ maxLength: 3, description: `One of ${currencies.join(', ')}`, examples: ['EUR'] }),
    ),
    startsOn: Type.Optional(date('Start', '2027-02-01')),
    endsOn: Type.Optional(date('End', '2029-01')),
    status: Type.Optional(
      word(grantStatuses, 'Planned where absent; signed is reached by the signing alone'),
    ),
    themes: Type.Optional(Type.Array(slug('Slug of a theme', 'small-arms'), { maxItems: 30 })),
    importKey: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'A key of the sender’s: sent again, it answers the grant that is there',
      }),
    ),
    source: Type.Optional(Type.Unsafe<SourceInput>(Source)),
  },
  { additionalProperties: false },
);
export type GrantInput = Static<typeof GrantInput>;

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const text = (description?: string, example?: string) =>
  Type.String({ ...(description ? { description } : {}), ...(example ? { examples: [example] } : {}) });

/** A grant in a list of the API: no long texts. */
export const GrantItem = Type.Object({
  reference: text('Never changes', 'EX-001'),
  isReferenceMinted: Type.Boolean({
    description: 'True where no funder’s reference is published and the registry gave one',
  }),
  programme: text('Slug', 'practice-programme'),
  scheme: orNull(text('Slug', 'core')),
  title: orNull(text(undefined, 'Institutional support, two years (example)')),
  titleLanguage: orNull(text('BCP 47')),
  lead: Type.Object({ organisation: text('Slug'), name: text(), country: orNull(text('ISO 3166-1 or XK')) }),
  countries: Type.Array(text(), { description: 'Of all its organisations, the lead’s first' }),
  country: orNull(text('Where the money is given')),
  amount: orNull(text('Decimal string', '48500.00')),
  currency: orNull(text(undefined, 'EUR')),
  startsOn: orNull(text('As precise as known')),
  endsOn: orNull(text('As precise as known')),
  status: orNull(word(grantStatuses, 'Null where no source says it')),
  signedOn: orNull(text('As precise as known')),
});
export type GrantItem = Static<typeof GrantItem>;

/** A grant as the API gives it. Not known is null, never 0. */
export const Grant = Type.Object(
  {
    ...GrantItem.properties,
    summary: orNull(text()),
    participants: Type.Array(
      Type.Object({
        organisation: text('Slug'),
        name: text(),
        language: orNull(text('Of the name, BCP 47')),
        country: orNull(text()),
        kind: text(),
        role: word(participantRoles, 'The lead stands first'),
        task: orNull(text()),
        share: orNull(text('Per cent, decimal string', '40')),
        nameAtSigning: orNull(text('The registered name on the day of signing')),
        shareAsAmended: orNull(text('Per cent, where an amendment set it anew', '35')),
        joinedOn: orNull(text('Of a partner that came in by an amendment')),
        leftOn: orNull(text('Of a partner that went by an amendment')),
      }),
    ),
    asAmended: Type.Object(
      { amount: orNull(text('Decimal string')), endsOn: orNull(text()) },
      { description: 'What holds now; `amount` and `endsOn` of the grant stay as signed' },
    ),
    themes: Type.Array(text('Slug')),
    signing: orNull(
      Type.Object({
        kind: text('logged or reported'),
        signedOn: text(),
        signedAt: orNull(text('In UTC')),
        ceremony: orNull(text('Slug')),
        recordedLaterReason: orNull(text()),
        overrideReason: orNull(text()),
      }),
    ),
    ceremonies: Type.Array(text('Slug'), { description: 'On whose list it stands' }),
    rules: Type.Array(
      Type.Object({
        rule: text('Such as consortium.countries'),
        outcome: word(['pass', 'fail', 'cannot_tell'], 'Never a silent pass'),
        message: text('In the language asked for'),
      }),
      { description: 'The scheme’s rules, checked now' },
    ),
    mayBeSameAs: Type.Array(text('Reference'), {
      description: 'Grants that may be the same one; no source ties them',
    }),
    sources: Type.Array(
      Type.Object({ address: text(), readOn: orNull(text()), basis: text(), note: orNull(text()) }),
    ),
    updatedAt: text('In UTC'),
    note: Type.Optional(text('On the designation of Kosovo, where the record names it')),
  },
  { description: 'A grant' },
);
export type Grant = Static<typeof Grant>;

/** A grant in a list whose amounts may be those of a day. */
export const GrantListItem = Type.Object({
  ...GrantItem.properties,
  amountLeftOut: orNull(
    word(
      leftOutReasons,
      'Why an amount that is known is not told: nobody can say whether it was signed by then',
    ),
  ),
});
export type GrantListItem = Static<typeof GrantListItem>;

export const GrantList = Type.Object({
  items: Type.Array(GrantListItem),
  next: orNull(text('Cursor of the page that follows; null at the end')),
  total: Type.Integer({ description: 'How many the filters give in all' }),
  amounts: Type.Object(
    { basis: word(bases, 'Which amounts the items have'), asOf: orNull(text('Day', '2023-12-15')) },
    { description: 'As signed, of every grant recorded, unless a day or a basis is asked for' },
  ),
  note: Type.Optional(text('On the designation of Kosovo, where a record names it')),
});
