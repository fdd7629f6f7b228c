import type { Database } from '#database/connection.ts';
import { decimalOf } from '#features/grants/amount.ts';
import type { Cell } from '#lists/download.ts';
import type { CeremonyGrant } from './list-rows.ts';
import { listCeremonies } from './queries.ts';

/** Columns of the list of ceremonies as CSV: names for programs, the same in every language. */
export const ceremonyColumns = [
  'slug',
  'title',
  'programme',
  'planned_on',
  'planned_from',
  'planned_until',
  'place',
  'schemes',
  'countries',
  'on_the_list',
  'signed',
  'signed_dated',
  'signed_here',
] as const;

export function ceremonyCsvRows(db: Database, ids: number[], reader: { isStaff: boolean }): Cell[][] {
  return listCeremonies(db, ids, reader).map((row) => [
    row.slug,
    row.title,
    row.programme,
    row.plannedOn,
    row.plannedFrom,
    row.plannedUntil,
    row.place,
    row.schemes.map(({ slug }) => slug).join(' '),
    row.countries.join(' '),
    row.figures.listed,
    row.figures.signed,
    row.figures.dated,
    row.figures.signedHere,
  ]);
}

/** Columns of one ceremony's list as CSV. */
export const listColumns = [
  'position',
  'reference',
  'title',
  'lead_slug',
  'lead',
  'lead_country',
  'scheme',
  'amount',
  'currency',
  'state',
  'signed_on',
  'signing_kind',
  'signed_at_ceremony',
] as const;

/** A grant of the list as cells of CSV; what is not known is an empty cell. */
export function listCsvRow(grant: CeremonyGrant): Cell[] {
  const { position, reference, title, lead, scheme, amountMinor, currency, state, signing } = grant;
  return [
    position,
    reference,
    title,
    lead.slug,
    lead.name,
    lead.country,
    scheme,
    amountMinor === null ? null : decimalOf(amountMinor),
    currency,
    state,
    signing?.signedOn,
    signing?.kind,
    signing?.ceremony,
  ];
}
