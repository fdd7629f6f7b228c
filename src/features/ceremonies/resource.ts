import { Type, type Static } from '@sinclair/typebox';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { CitedSource, Figures, note, orNull, text, word } from '#features/events/resource.ts';
import { decimalOf } from '#features/grants/amount.ts';
import type { Language } from '#language/languages.ts';
import { listStates } from './kinds.ts';
import type { CeremonyGrant } from './list-rows.ts';
import type { CeremonyDetail, CeremonyRow } from './queries.ts';

/** A ceremony in a list of the API. */
export const CeremonyItem = Type.Object({
  slug: text(undefined, 'core-grants-serbia-and-north-macedonia-example'),
  programme: text('Slug', 'practice-programme'),
  title: text(undefined, 'Core grants: Serbia and North Macedonia (example)'),
  plannedOn: orNull(text('As precise as known', '2026-12-15')),
  plannedFrom: orNull(text('Local time, HH:MM', '14:30')),
  plannedUntil: orNull(text('Local time, HH:MM', '15:00')),
  place: orNull(text(undefined, 'Practice hall, Skopje (example)')),
  schemes: Type.Array(text('Slug', 'core')),
  countries: Type.Array(text('ISO 3166-1 alpha-2 or XK', 'MK'), {
    description: 'Empty where none is ruled out',
  }),
  closedAt: orNull(text('In UTC')),
  ...Figures.properties,
});
export type CeremonyItem = Static<typeof CeremonyItem>;

/** A grant on a ceremony's list, or signed there. */
export const ListItem = Type.Object({
  position: orNull(Type.Integer({ description: 'From 1; null where it is signed here and on no list' })),
  grant: text('Reference', 'EX-001'),
  title: orNull(text()),
  lead: Type.Object({ organisation: text('Slug'), name: text(), country: orNull(text('ISO 3166-1 or XK')) }),
  scheme: orNull(text('Slug', 'core')),
  amount: orNull(text('Decimal string', '48500.00')),
  currency: orNull(text(undefined, 'EUR')),
  state: orNull(word(listStates, 'How far it is, apart from whether it is signed')),
  signing: orNull(
    Type.Object({
      kind: text('logged or reported'),
      signedOn: text('As precise as known'),
      signedAt: orNull(text('In UTC')),
      ceremony: orNull(text('Slug')),
    }),
  ),
});
export type ListItem = Static<typeof ListItem>;

const Totals = Type.Array(
  Type.Object({ currency: text(), amount: text('Decimal string'), grants: Type.Integer() }),
  {
    description: 'Signed here, each currency by itself',
  },
);

/** A ceremony as the API gives it. */
export const Ceremony = Type.Intersect([
  CeremonyItem,
  Type.Object({
    session: orNull(Type.Object({ event: text('Slug'), session: text('Slug') })),
    isListPublic: Type.Boolean(),
    list: Type.Array(ListItem, { description: 'In the order of signing' }),
    unlisted: Type.Array(ListItem, { description: 'Signed here and on no list' }),
    totals: Totals,
    amountsNotPublished: Type.Integer({ description: 'Grants signed here whose amount is not published' }),
    held: Type.Array(
      Type.Object({
        heldOn: orNull(text()),
        place: orNull(text()),
        statement: text(),
        source: orNull(text()),
      }),
      { description: 'What was held, according to whom; reports that contradict one another are all kept' },
    ),
    claims: Type.Array(
      Type.Object({
        what: text(),
        count: orNull(Type.Integer()),
        amount: orNull(text('Decimal string')),
        currency: orNull(text()),
        source: orNull(text()),
        own: Type.Object({
          count: Type.Integer(),
          amount: orNull(text('Decimal string; of the amounts that are published')),
          unpublished: Type.Integer(),
        }),
        ceremonies: Type.Array(text('Slug'), { description: 'That the figure speaks of together' }),
      }),
      { description: 'Published figures beside the registry’s own' },
    ),
    sources: Type.Array(CitedSource),
    updatedAt: text('In UTC'),
    note,
  }),
]);
export type Ceremony = Static<typeof Ceremony>;

const listed = <Item extends typeof CeremonyItem | typeof ListItem>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    next: orNull(text('The cursor that continues the list')),
    total: Type.Integer(),
    note,
  });
export const CeremonyList = listed(CeremonyItem);
export const GrantsOnList = listed(ListItem);

export function ceremonyItem(row: CeremonyRow): CeremonyItem {
  const { slug, programme, title, plannedOn, plannedFrom, plannedUntil, place, countries, closedAt } = row;
  const schemes = row.schemes.map((scheme) => scheme.slug);
  return {
    slug,
    programme,
    title,
    plannedOn,
    plannedFrom,
    plannedUntil,
    place,
    schemes,
    countries,
    closedAt,
    ...row.figures,
  };
}

export function listItem(grant: CeremonyGrant): ListItem {
  const { position, reference, title, lead, scheme, amountMinor, currency, state, signing } = grant;
  return {
    position,
    grant: reference,
    title,
    lead: { organisation: lead.slug, name: lead.name, country: lead.country },
    scheme,
    amount: amountMinor === null ? null : decimalOf(amountMinor),
    currency,
    state,
    signing,
  };
}

/** The countries that an answer about a ceremony names. */
export function countriesNamed(
  ceremony: Pick<CeremonyDetail, 'countries' | 'list' | 'unlisted'>,
): (string | null)[] {
  return [...ceremony.countries, ...[...ceremony.list, ...ceremony.unlisted].map(({ lead }) => lead.country)];
}

export function ceremonyResource(ceremony: CeremonyDetail, language: Language): Ceremony {
  const { session, isListPublic, totals, amountsNotPublished, updatedAt } = ceremony;
  const kosovo = kosovoNote(countriesNamed(ceremony), language);
  const amount = (minor: number | null) => (minor === null ? null : decimalOf(minor));
  return {
    ...ceremonyItem(ceremony),
    session: session && { event: session.event, session: session.session },
    isListPublic,
    list: ceremony.list.map(listItem),
    unlisted: ceremony.unlisted.map(listItem),
    totals: totals.map(({ currency, amountMinor, count }) => ({
      currency,
      amount: decimalOf(amountMinor),
      grants: count,
    })),
    amountsNotPublished,
    held: ceremony.reports.map(({ source, ...report }) => ({ ...report, source: source?.address ?? null })),
    claims: ceremony.claims.map(({ what, count, amountMinor, currency, source, own, ceremonies }) => ({
      what,
      count,
      amount: amount(amountMinor),
      currency,
      source: source?.address ?? null,
      own: { count: own.count, amount: amount(own.amountMinor), unpublished: own.unpublished },
      ceremonies: ceremonies.map(({ slug }) => slug),
    })),
    sources: ceremony.citations.map(({ address, readOn, basis, note: said }) => ({
      address,
      readOn,
      basis,
      note: said,
    })),
    updatedAt,
    ...(kosovo === undefined ? {} : { note: kosovo }),
  };
}
