import type { Database } from '#database/connection.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { areasOf } from '#features/themes/queries.ts';
import type { Cell } from '#lists/download.ts';
import { decimalOf } from './amount.ts';
import type { AmountsOnDay } from './amounts-on-day.ts';
import type { Basis } from './money-at.ts';
import { themesByGrant } from './parts.ts';
import { listGrants, partnersByGrant, partnerSlugsByGrant, type GrantRow } from './rows.ts';

/** Columns of the list as CSV: names for programs, so that they are the same in every language. */
export const csvColumns = [
  'reference',
  'reference_minted',
  'programme',
  'scheme',
  'title',
  'title_language',
  'lead_slug',
  'lead',
  'lead_country',
  'partners',
  'countries',
  'country',
  'amount',
  'currency',
  'starts_on',
  'ends_on',
  'status',
  'signed_on',
  'amount_basis',
  'amount_as_of',
  'amount_left_out',
  'scheme_kind',
  'partner_slugs',
  'themes',
  'areas',
] as const;

/**
 * The rows of these grants as cells of CSV; what is not known is an empty cell. Amounts are as signed, or those of
 * the day that is asked for: then an amount that the day's totals leave out is empty, and why is said.
 */
export function csvRows(
  db: Database,
  ids: number[],
  onDay?: { asOf: string; basis: Basis; of: AmountsOnDay },
): Cell[][] {
  const partners = partnersByGrant(db, ids);
  const slugs = partnerSlugsByGrant(db, ids);
  const themes = themesByGrant(db, ids);
  const kinds = new Map(listSchemes(db).map(({ slug, kind }) => [slug, kind]));
  const amountOf = ({ id, amountMinor }: GrantRow) =>
    onDay?.of.of(id) ?? { minor: amountMinor, leftOut: null };
  return listGrants(db, ids)
    .map((row) => ({ row, ...amountOf(row) }))
    .map(({ row, minor, leftOut }) => [
      row.reference,
      row.isReferenceMinted ? 'yes' : 'no',
      row.programme.slug,
      row.scheme?.slug,
      row.title,
      row.titleLanguage,
      row.lead.slug,
      row.lead.name,
      row.lead.country,
      partners.get(row.id),
      row.countries.join(' '),
      row.country,
      minor === null ? null : decimalOf(minor),
      row.currency,
      row.startsOn,
      row.endsOn,
      row.status,
      row.signedOn,
      onDay?.basis ?? 'signed',
      onDay?.asOf,
      leftOut,
      row.scheme && kinds.get(row.scheme.slug),
      slugs.get(row.id)?.join(';'),
      themes.get(row.id)?.join(';'),
      areasOf(db, themes.get(row.id) ?? []).join(';'),
    ]);
}

/** Whether any of these grants names Kosovo, by its country or by an organisation's: the download then says what XK is. */
export function namesKosovo(db: Database, ids: number[]): boolean {
  const found = db
    .prepare(
      `select 1 from json_each(?) ids join grants on grants.id = ids.value
       join grant_participants part on part.grant_id = grants.id
       join organisations on organisations.id = part.organisation_id
       where grants.country = 'XK' or organisations.country = 'XK' limit 1`,
    )
    .get(JSON.stringify(ids));
  return found !== undefined;
}
