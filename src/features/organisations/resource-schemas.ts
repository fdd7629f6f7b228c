import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { nameKinds, organisationKinds, organisationStatuses } from './kinds.ts';
import { oneOf } from './schemas.ts';

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
  confirmedOn: textOrNull('When the organisation last confirmed its profile'),
  schemes: Type.Array(
    Type.Object({
      slug: textOrNull('Slug of the scheme; null where the scheme is not published'),
      role: Type.String({ examples: ['lead'] }),
    }),
    { description: 'Under which schemes it leads or is partner in grants' },
  ),
  partners: Type.Integer({
    description: 'Organisations joined with it by a grant, a coalition or a network',
    examples: [5],
  }),
  partnerCountries: Type.Array(Type.String(), {
    description: 'Those of the six countries that its partners are from',
  }),
});
export type OrganisationRow = Static<typeof OrganisationRow>;

const OrganisationName = Type.Object({
  name: Type.String(),
  kind: oneOf(nameKinds, 'What sort of name it is', 'registered'),
  language: textOrNull('BCP 47, where known'),
  script: textOrNull('ISO 15924, where it is one'),
  usedFrom: textOrNull('As precise as known'),
  usedUntil: textOrNull('As precise as known'),
  source: textOrNull('Where it was read'),
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
  of: Type.Object({
    noun: Type.String({ examples: ['coalition'] }),
    slug: Type.String(),
    name: Type.String(),
  }),
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

const Evidence = Type.Object({
  slug: Type.String({ description: 'Under /api/v1/evidence' }),
  statement: Type.String(),
  value: textOrNull('A number, a range or words, as printed'),
  unit: textOrNull('Of the value'),
  publisher: Type.String(),
  year: orNull(Type.Integer(), 'Of issue'),
  place: textOrNull('Code of a country, or the name of a region'),
  usedBy: orNull(
    Type.Object({
      noun: Type.String({ description: 'coalition or solution' }),
      slug: Type.String(),
      name: Type.String(),
    }),
    'Its record that stands on the finding; null where it published the finding itself',
  ),
});

const Call = Type.Object({
  slug: Type.String({ description: 'Under /api/v1/partners/calls' }),
  title: Type.String(),
  titleLanguage: textOrNull('BCP 47, where known'),
  deadline: Type.String({ description: 'The last day' }),
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
  workingLanguages: Type.Array(Type.String(), { description: 'BCP 47' }),
  targetGroups: Type.Array(Type.String(), { description: 'Whom it reaches' }),
  staffBand: textOrNull('Paid staff, such as 6-10'),
  budgetBand: textOrNull('Yearly budget in thousand EUR, such as 50-150'),
  orgId: textOrNull('Identifier of org-id.guide, where the country has a list for such bodies'),
  verifiedOn: textOrNull('When staff last held it against a source'),
  confirmedOn: textOrNull('When the organisation last confirmed it'),
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
  evidence: Type.Array(Evidence, {
    description: 'Findings that it published, then those that its coalitions and solutions stand on',
  }),
  calls: Type.Array(Call, { description: 'What it seeks partners for now' }),
  citations: Type.Array(Citation),
  note: Type.Optional(
    Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
  ),
});
export type Organisation = Static<typeof Organisation>;
