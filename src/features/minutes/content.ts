import type { Database } from '#database/connection.ts';
import { findCeremony } from '#features/ceremonies/queries.ts';
import type { CeremonyGrant } from '#features/ceremonies/list-rows.ts';

/** A grant in the minutes. Amounts are minor units; no person's name is part of it. */
export interface MinutesRow {
  position: number | null;
  reference: string;
  lead: string;
  leadLanguage: string | null;
  country: string | null;
  scheme: string | null;
  amountMinor: number | null;
  currency: string | null;
}

export interface SignedRow extends MinutesRow {
  kind: 'logged' | 'reported';
  signedOn: string;
  signedAt: string | null;
  isRemote: boolean;
}

export interface UnsignedRow extends MinutesRow {
  state: string;
  note: string | null;
}

/** What was signed of one scheme in one country and one currency; currencies are never added. */
export interface MinutesTotal {
  scheme: string | null;
  country: string | null;
  /** Null where the amounts are not published. */
  currency: string | null;
  grants: number;
  amountMinor: number;
}

/** Minutes as they can be read and hashed: everything but the names of persons. */
export interface MinutesContent {
  ceremony: string;
  title: string;
  programme: string;
  plannedOn: string | null;
  plannedFrom: string | null;
  plannedUntil: string | null;
  place: string | null;
  closedAt: string | null;
  signed: SignedRow[];
  notSigned: UnsignedRow[];
  totals: MinutesTotal[];
  /** Planned grants on a list that is not published: only how many. */
  notShown: number;
  /** How many desks pressed something. */
  desks: number;
}

/** The minutes of a ceremony as the records stand now. Throws NotFound. */
export function minutesContent(db: Database, slug: string, reader: { isStaff: boolean }): MinutesContent {
  const ceremony = findCeremony(db, slug, reader);
  const all = [...ceremony.list, ...ceremony.unlisted];
  const here = all.filter(({ signing }) => signing?.ceremony === slug);
  const signed = here.map(signedRow).toSorted(byTime);
  const { title, programmeName, plannedOn, plannedFrom, plannedUntil, place, closedAt } = ceremony;
  const counts = db
    .prepare<{ desks: number; listed: number }>(
      `select (select count(distinct desk) from desk_entries where ceremony_id = ?) as desks,
         (select count(*) from ceremony_grants where ceremony_id = ?) as listed`,
    )
    .get(ceremony.id, ceremony.id)!;
  return {
    ceremony: slug,
    title,
    programme: programmeName,
    plannedOn,
    plannedFrom,
    plannedUntil,
    place,
    closedAt,
    signed,
    notSigned: ceremony.list.filter(({ signing }) => signing?.ceremony !== slug).map(unsignedRow),
    totals: totalsOf(signed),
    notShown: counts.listed - ceremony.list.length,
    desks: counts.desks,
  };
}

/** The sums of rows by scheme, country and currency, in that order. */
export function totalsOf(rows: readonly MinutesRow[]): MinutesTotal[] {
  const totals = new Map<string, MinutesTotal>();
  for (const { scheme, country, currency, amountMinor } of rows) {
    const known = amountMinor === null ? null : currency;
    const key = JSON.stringify([scheme, country, known]);
    const total = totals.get(key) ?? { scheme, country, currency: known, grants: 0, amountMinor: 0 };
    total.grants += 1;
    total.amountMinor += known === null ? 0 : (amountMinor ?? 0);
    totals.set(key, total);
  }
  const order = ({ scheme, country, currency }: MinutesTotal) => `${scheme} ${country} ${currency}`;
  return [...totals.values()].toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}

function rowOf({ position, reference, lead, scheme, amountMinor, currency }: CeremonyGrant): MinutesRow {
  const { name, language, country } = lead;
  return { position, reference, lead: name, leadLanguage: language, country, scheme, amountMinor, currency };
}

function signedRow(grant: CeremonyGrant): SignedRow {
  const { kind, signedOn, signedAt, isRemote } = grant.signing!;
  return { ...rowOf(grant), kind, signedOn, signedAt, isRemote };
}

function unsignedRow(grant: CeremonyGrant): UnsignedRow {
  return {
    ...rowOf(grant),
    state: grant.signing ? 'signed_elsewhere' : (grant.state ?? 'listed'),
    note: grant.note,
  };
}

function byTime(one: SignedRow, other: SignedRow): number {
  const time = ({ signedOn, signedAt, position }: SignedRow) =>
    `${signedAt ?? signedOn} ${String(position ?? 99_999).padStart(6, '0')}`;
  return time(one) < time(other) ? -1 : 1;
}
