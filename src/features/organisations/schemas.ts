import { Type, type Static, type TSchema } from '@sinclair/typebox';
import type { SourceInput } from '#database/citations.ts';
import {
  bases,
  nameKinds,
  organisationKinds,
  organisationScopes,
  organisationStatuses,
} from './kinds.ts';

const oneOf = <Word extends string>(words: readonly Word[], description: string, example: Word) =>
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
    Type.String({ maxLength: 20, pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description, examples: ['mk'] }),
  );
const text = (maxLength: number, description: string, example: string) =>
  optional(Type.String({ maxLength, description, examples: [example] }));

/** What may be chosen by hand; “merged” comes about only by merging. */
export const enteredStatuses = organisationStatuses.filter((status) => status !== 'merged');

export const OtherName = Type.Object(
  {
    name: Type.String({ maxLength: 300, examples: ['Нов Праг (example)'] }),
    kind: oneOf(nameKinds, 'What sort of name it is', 'former'),
    language: languageTag('BCP 47, where known'),
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
      Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 or XK; absent where not published', examples: ['MK'] }),
    ),
    acronym: text(60, 'The acronym, if it has one', 'НП'),
    nameEnglish: text(300, 'The English name, if it has one', 'New Threshold Kumanovo (example)'),
    otherNames: optional(Type.Array(OtherName, { maxItems: 30, description: 'Former, short and other names' })),
    city: text(100, 'The city', 'Kumanovo'),
    legalForm: text(100, 'The legal form in the register’s words', 'здружение'),
    registrationNumber: text(60, 'Number in the register, as printed there', '0000000'),
    foundedOn: text(10, 'When it was founded: YYYY, YYYY-MM or YYYY-MM-DD', '2011'),
    website: text(500, 'Web address', 'https://nov-prag.example.org'),
    scope: optional(oneOf(organisationScopes, 'How far it reaches', 'national')),
    status: optional(oneOf(enteredStatuses, 'Active where absent', 'active')),
    mission: text(5000, 'What it does', 'Runs a helpline for young people in villages (example).'),
    missionLanguage: languageTag('Language of the mission; that of the name where absent'),
    themes: optional(
      Type.Array(Type.String({ maxLength: 100 }), { maxItems: 30, description: 'Slugs of themes', examples: [[]] }),
    ),
    source: optional(Source),
    isAnother: optional(
      Type.Boolean({ description: 'Said where a record looks alike: this is another organisation', examples: [false] }),
    ),
  },
  { additionalProperties: false },
);
export type OrganisationInput = Static<typeof OrganisationInput>;

const orNull = <Schema extends TSchema>(schema: Schema, description: string) =>
  Type.Union([schema, Type.Null()], { description });
const textOrNull = (description: string) => orNull(Type.String(), description);

/** An organisation as other records name it. */
export const OrganisationReference = Type.Object({
  slug: Type.String({ examples: ['nov-prag-kumanovo'] }),
  registryId: Type.String({ description: 'Never changes', examples: ['WBR-O-000123'] }),
  name: Type.String({ examples: ['Здружение „Нов Праг“ Куманово (example)'] }),
  nameLanguage: textOrNull('BCP 47, where known'),
  country: textOrNull('ISO 3166-1 alpha-2 or XK; null where not published'),
});

/** One row of the list of organisations. */
export const OrganisationRow = Type.Object({
  ...OrganisationReference.properties,
  kind: oneOf(organisationKinds, 'What sort of body it is', 'cso'),
  status: oneOf(organisationStatuses, 'Whether it is at work', 'active'),
  acronym: textOrNull('The acronym, if one is known'),
  schemes: Type.Array(
    Type.Object({
      slug: textOrNull('Slug of the scheme; null where the scheme is not published'),
      role: Type.String({ examples: ['lead'] }),
    }),
    { description: 'Under which schemes it leads or is partner in grants' },
  ),
  partners: Type.Integer({ description: 'Organisations joined with it by a grant, a coalition or a network', examples: [5] }),
  partnerCountries: Type.Array(Type.String(), { description: 'Those of the six countries that its partners are from' }),
});
export type OrganisationRow = Static<typeof OrganisationRow>;

const OrganisationName = Type.Object({
  name: Type.String(),
  kind: oneOf(nameKinds, 'What sort of name it is', 'registered'),
  language: textOrNull('BCP 47, where known'),
  script: textOrNull('ISO 15924, where it is one'),
  usedFrom: textOrNull('As precise as known'),
  usedUntil: textOrNull('As precise as known'),
});

const OrganisationGrant = Type.Object({
  reference: Type.String(),
  title: textOrNull('Null where not published'),
  scheme: textOrNull('Slug of the scheme; null where not published'),
  role: Type.String({ examples: ['lead'] }),
  share: textOrNull('Per cent of the budget, such as 40.00'),
  amount: textOrNull('Of the whole grant, such as 186164.00'),
  currency: textOrNull('ISO 4217'),
  startsOn: textOrNull('As precise as known'),
  endsOn: textOrNull('As precise as known'),
  status: textOrNull('Null where not published'),
});

const Membership = Type.Object({
  of: Type.Object({ noun: Type.String({ examples: ['coalition'] }), slug: Type.String(), name: Type.String() }),
  kind: Type.String({ description: 'member, or participant for one who only took part' }),
  role: textOrNull('In the coalition’s words'),
  joinedOn: textOrNull('As precise as known'),
  leftOn: textOrNull('As precise as known'),
  hasLeft: Type.Boolean(),
});

const Partner = Type.Object({
  ...OrganisationReference.properties,
  reasons: Type.Array(
    Type.Object({
      noun: Type.String({ description: 'grant, coalition or network', examples: ['grant'] }),
      slug: Type.String({ description: 'Reference of the grant, or slug' }),
      title: textOrNull('Null where not published'),
      since: textOrNull('As precise as known'),
      until: textOrNull('As precise as known'),
    }),
    { description: 'What joined them, from the records' },
  ),
});

const Citation = Type.Object({
  address: Type.String(),
  readOn: textOrNull('As precise as known'),
  basis: Type.String(),
  note: textOrNull('What else is said of it'),
  field: textOrNull('The field it speaks of; null for the whole record'),
});

/** An organisation with all that the registry holds of it. */
export const Organisation = Type.Object({
  ...OrganisationReference.properties,
  kind: oneOf(organisationKinds, 'What sort of body it is', 'cso'),
  status: oneOf(organisationStatuses, 'Whether it is at work', 'active'),
  city: textOrNull('Null where not published'),
  legalForm: textOrNull('In the register’s words'),
  registrationNumber: textOrNull('As printed in the register'),
  foundedOn: textOrNull('As precise as known'),
  website: textOrNull('Null where not published'),
  scope: textOrNull('How far it reaches'),
  missions: Type.Record(Type.String(), Type.String(), { description: 'What it does, by language tag' }),
  names: Type.Array(OrganisationName),
  themes: Type.Array(Type.String(), { description: 'Slugs' }),
  grants: Type.Array(OrganisationGrant),
  memberships: Type.Array(Membership),
  members: Type.Array(
    Type.Object({
      ...OrganisationReference.properties,
      kind: Type.String(),
      role: textOrNull('In the network’s words'),
      joinedOn: textOrNull('As precise as known'),
      leftOn: textOrNull('As precise as known'),
      hasLeft: Type.Boolean(),
    }),
    { description: 'Of a network: who belongs to it, now and formerly' },
  ),
  partners: Type.Array(Partner),
  citations: Type.Array(Citation),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' })),
});
export type Organisation = Static<typeof Organisation>;

export const OrganisationPath = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the organisation', examples: ['nov-prag-kumanovo'] }),
});
