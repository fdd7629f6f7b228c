import { Type, type Static } from '@sinclair/typebox';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import type { Membership as MembershipRow } from './members.ts';
import type { CoalitionDetail, CoalitionRow } from './queries.ts';

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const note = Type.Optional(
  Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
);

/** A coalition as a list of the API answers it. */
export const CoalitionItem = Type.Object({
  slug: Type.String({ examples: ['arms-out-of-the-home-example'] }),
  name: Type.String({ examples: ['Arms out of the home (example)'] }),
  nameLanguage: textOrNull('BCP 47, where known'),
  nameEnglish: textOrNull('Its name in English, where it has one'),
  acronym: textOrNull('Where it has one'),
  kind: Type.String({
    description: 'coalition, formal_network or informal_network',
    examples: ['coalition'],
  }),
  scope: textOrNull('national or regional; null where not published'),
  countries: Type.Array(Type.String(), {
    description: 'Where it works; ISO 3166-1 alpha-2, or XK',
    examples: [['AL', 'RS']],
  }),
  themes: Type.Array(Type.String(), { description: 'Slugs' }),
  ask: Type.String({ description: 'What it asks for' }),
  formedOn: textOrNull('As precise as known'),
  status: Type.String({ description: 'forming, active, dormant, achieved or closed', examples: ['active'] }),
  members: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many organisations belong to it now; null where no source names its members',
    examples: [6],
  }),
});
export type CoalitionItem = Static<typeof CoalitionItem>;

/** One organisation’s time in a coalition. */
export const Membership = Type.Object({
  id: Type.Integer({
    description: 'Of the membership: an organisation may leave and join again',
    examples: [1],
  }),
  organisation: Type.Object({
    slug: Type.String({ examples: ['linja-e-hapur-per-gra-elbasan-example'] }),
    name: Type.String({ examples: ['Linja e Hapur për Gra – Elbasan (example)'] }),
    nameLanguage: textOrNull('BCP 47, where known'),
    country: textOrNull('ISO 3166-1 alpha-2 or XK; null where not published'),
  }),
  kind: Type.String({
    description: 'member, or participant for one who only took part',
    examples: ['member'],
  }),
  role: textOrNull('In its own words'),
  joinedOn: textOrNull('As precise as known'),
  leftOn: textOrNull('As precise as known'),
  hasLeft: Type.Boolean({ description: 'True for a former member, also where the day is not published' }),
  leftReason: textOrNull('Where it is said'),
  note: textOrNull('What a reader should know'),
  isBeforeForming: Type.Boolean({ description: 'A source has it joining before the coalition was formed' }),
});
export type Membership = Static<typeof Membership>;

/** Who belongs to a coalition, who belonged, and who took part, all in one answer. */
export const MembershipList = Type.Object({
  items: Type.Array(Membership),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer(),
  note,
});

export const CoalitionList = Type.Object({
  items: Type.Array(CoalitionItem),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many there are in all' }),
  note,
});

/** A coalition with everything that the registry holds of it. */
export const Coalition = Type.Object({
  ...Type.Omit(CoalitionItem, ['members']).properties,
  otherNames: Type.Array(
    Type.Object({
      name: Type.String(),
      language: Type.Optional(Type.String()),
      kind: Type.Optional(Type.String()),
    }),
  ),
  themeNote: textOrNull('Matters for which there is no theme'),
  problem: textOrNull('What is wrong'),
  formedAt: Type.Union([Type.Object({ event: Type.String(), session: Type.String() }), Type.Null()]),
  website: textOrNull('Null where not published'),
  network: textOrNull('Slug of the organisation that carries the ask and holds the members'),
  counts: Type.Object({
    current: Type.Integer(),
    countries: Type.Integer({ description: 'Countries of the members of today' }),
    withoutCountry: Type.Integer({ description: 'Members of today of no published country' }),
    former: Type.Integer(),
    participants: Type.Integer(),
  }),
  members: Type.Array(Membership, {
    description: 'Members of today and former ones, the six countries first',
  }),
  participants: Type.Array(Membership),
  citations: Type.Array(
    Type.Object({
      address: Type.String(),
      readOn: textOrNull('As precise as known'),
      basis: Type.String(),
      note: textOrNull('What else is said of it'),
    }),
  ),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  note,
});
export type Coalition = Static<typeof Coalition>;

export function itemOf(row: CoalitionRow): CoalitionItem {
  const {
    slug,
    name,
    nameLanguage,
    nameEnglish,
    acronym,
    kind,
    scope,
    countries,
    themes,
    ask,
    formedOn,
    status,
  } = row;
  const { members } = row;
  return {
    slug,
    name,
    nameLanguage,
    nameEnglish,
    acronym,
    kind,
    scope,
    countries,
    themes,
    ask,
    formedOn,
    status,
    members,
  };
}

export function membershipOf(membership: MembershipRow): Membership {
  const { organisation, sources: _, ...own } = membership;
  const { slug, name, language, country } = organisation;
  return { ...own, organisation: { slug, name, nameLanguage: language, country } };
}

/** Members of today, former ones and participants, in this order. */
export function membershipsOf(coalition: CoalitionDetail): {
  members: Membership[];
  participants: Membership[];
} {
  const all = (groups: CoalitionDetail['membersByCountry']) =>
    groups.flatMap(({ current, former }) => [...current, ...former]).map(membershipOf);
  return { members: all(coalition.membersByCountry), participants: all(coalition.participantsByCountry) };
}

export function resourceOf(coalition: CoalitionDetail): Coalition {
  const {
    id: _,
    membersByCountry: __,
    participantsByCountry: ___,
    formedAt,
    network,
    citations,
    ...own
  } = coalition;
  const { members, participants } = membershipsOf(coalition);
  const designation = noteFor([...own.countries, ...countriesOf([...members, ...participants])]);
  return {
    ...own,
    formedAt: formedAt && { event: formedAt.event, session: formedAt.session },
    network: network?.slug ?? null,
    members,
    participants,
    citations: citations.map(({ address, readOn, basis, note: said }) => ({
      address,
      readOn,
      basis,
      note: said,
    })),
    ...designation,
  };
}

/** Where one of the countries is Kosovo, the footnote as `note`. */
export function noteFor(countries: (string | null)[]): { note?: string } {
  const text = kosovoNote(countries, 'en');
  return text === undefined ? {} : { note: text };
}

export function countriesOf(memberships: Membership[]): (string | null)[] {
  return memberships.map(({ organisation }) => organisation.country);
}
