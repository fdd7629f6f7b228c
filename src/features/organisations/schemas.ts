import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import {
  bases,
  budgetBands,
  enteredStatuses,
  nameKinds,
  organisationKinds,
  organisationScopes,
  staffBands,
} from './kinds.ts';

/** One of the words of a list, each written in the list alone. */
export const oneOf = <const Word extends string>(
  words: readonly Word[],
  description: string,
  example: Word,
) =>
  Type.Unsafe<Word>(
    Type.Union(
      words.map((word) => Type.Literal(word)),
      { description, examples: [example] },
    ),
  );

/** What may be left out; commands take undefined for it as well. */
const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Unsafe<Static<Schema> | undefined>(schema));
const languageTag = (description: string) =>
  optional(
    Type.String({
      maxLength: 20,
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
      description,
      examples: ['mk'],
    }),
  );
const text = (maxLength: number, description: string, example: string) =>
  optional(Type.String({ maxLength, description, examples: [example] }));

export const OtherName = Type.Object(
  {
    name: Type.String({ maxLength: 300, examples: ['Нов Праг (example)'] }),
    kind: oneOf(nameKinds, 'What sort of name it is', 'former'),
    language: languageTag('BCP 47, where known'),
    usedFrom: text(10, 'Since when it is in use, as precise as known', '2016'),
    usedUntil: text(10, 'Until when it was in use, as precise as known', '2019'),
    source: text(2000, 'Where the name was read: an address or a document', 'https://example.org/statute'),
  },
  { additionalProperties: false },
);

export const Source = Type.Unsafe<SourceInput>(
  Type.Object(
    {
      addresses: Type.Array(Type.String({ maxLength: 2000 }), {
        minItems: 1,
        maxItems: 20,
        description: 'Web addresses or names of documents',
        examples: [['https://example.org/register/0000000']],
      }),
      readOn: text(10, 'The day it was read, as precise as known', '2026-11-02'),
      basis: oneOf(bases, 'How the facts were had from it', 'read'),
      note: text(1000, 'What else to say of it', 'Extract of the register (example)'),
    },
    { additionalProperties: false, description: 'Where the facts come from' },
  ),
);

/** What is said of an organisation when it is added or edited; the same for the form, the API and the seed. */
export const OrganisationInput = Type.Object(
  {
    name: Type.String({
      maxLength: 300,
      description: 'The name that lists and pages show, as registered or as printed',
      examples: ['Здружение „Нов Праг“ Куманово (example)'],
    }),
    nameLanguage: languageTag('Language of the name, BCP 47'),
    nameKind: optional(oneOf(['registered', 'printed'], 'Registered where absent', 'registered')),
    kind: oneOf(organisationKinds, 'What sort of body it is', 'cso'),
    country: optional(
      Type.String({
        pattern: '^[A-Z]{2}$',
        description: 'ISO 3166-1 alpha-2 or XK; absent where not published',
        examples: ['MK'],
      }),
    ),
    acronym: text(60, 'The acronym, if it has one', 'НП'),
    nameEnglish: text(300, 'The English name, if it has one', 'New Threshold Kumanovo (example)'),
    otherNames: optional(
      Type.Array(OtherName, { maxItems: 30, description: 'Former, short and other names' }),
    ),
    city: text(100, 'The city', 'Kumanovo'),
    legalForm: text(100, 'The legal form in the register’s words', 'здружение'),
    registrationNumber: text(60, 'Number in the register, as printed there', '0000000'),
    foundedOn: text(10, 'When it was founded: YYYY, YYYY-MM or YYYY-MM-DD', '2011'),
    website: text(500, 'Web address', 'https://nov-prag.example.org'),
    scope: optional(oneOf(organisationScopes, 'How far it reaches', 'national')),
    status: optional(oneOf(enteredStatuses, 'Active where absent', 'active')),
    mission: text(5000, 'What it does', 'Runs a helpline for young people in villages (example).'),
    missionLanguage: languageTag('Language of the mission; that of the name where absent'),
    furtherMissions: optional(
      Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 5000 }), {
        description: 'What it does in further languages, by BCP 47 tag; absent, those that stand stay',
        examples: [{}],
      }),
    ),
    workingLanguages: optional(
      Type.Array(Type.String({ maxLength: 20 }), {
        maxItems: 20,
        description: 'BCP 47 tags of the languages in which it works',
        examples: [['mk', 'sq', 'en']],
      }),
    ),
    targetGroups: optional(
      Type.Array(Type.String({ maxLength: 200 }), {
        maxItems: 20,
        description: 'Whom it reaches, in its own words',
        examples: [['women in villages']],
      }),
    ),
    staffBand: optional(oneOf(staffBands, 'Paid staff', '6-10')),
    budgetBand: optional(oneOf(budgetBands, 'Yearly budget in thousand EUR', '50-150')),
    themes: optional(
      Type.Array(Type.String({ maxLength: 100 }), {
        maxItems: 30,
        description: 'Slugs of themes',
        examples: [[]],
      }),
    ),
    source: optional(Source),
    isAnother: optional(
      Type.Boolean({
        description: 'Said where a record looks alike: this is another organisation',
        examples: [false],
      }),
    ),
  },
  { additionalProperties: false },
);
export type OrganisationInput = Static<typeof OrganisationInput>;

export const OrganisationPath = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the organisation',
    examples: ['nov-prag-kumanovo'],
  }),
});
