import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import type { ListState } from './kinds.ts';

/** A grant on a ceremony's list, or signed there. Amounts are minor units. */
export interface CeremonyGrant {
  reference: string;
  title: string | null;
  lead: { slug: string; name: string; language: string | null; country: string | null };
  scheme: string | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** From 1; null where it is signed here and on no list. */
  position: number | null;
  state: ListState | null;
  stateAt: string | null;
  note: string | null;
  /** The signing that stands, here or elsewhere. */
  signing: {
    kind: 'logged' | 'reported';
    signedOn: string;
    signedAt: string | null;
    ceremony: string | null;
    /** Signed elsewhere while the ceremony went on. */
    isRemote: boolean;
  } | null;
  /** Whether it is known who will sign for the grantee. */
  hasSignatory: boolean;
  /** Whether everybody may know of it, also where the list is not published. */
  isPublic: boolean;
}

interface Row extends Omit<CeremonyGrant, 'lead' | 'signing' | 'hasSignatory' | 'isPublic'> {
  leadSlug: string;
  leadName: string;
  leadLanguage: string | null;
  leadCountry: string | null;
  signingKind: 'logged' | 'reported' | null;
  signedOn: string;
  signedAt: string | null;
  signedAtCeremony: string | null;
  isRemote: number | null;
  hasSignatory: number;
  isPublic: number;
}

/** The grants on a ceremony's list in the order of signing, then those signed there that are on no list. */
export function grantsAt(db: Database, ceremonyId: number): CeremonyGrant[] {
  return db
    .prepare<Row>(
      `select grants.reference, grants.title, lead.slug as leadSlug, lead.name as leadName,
         lead.name_language as leadLanguage, lead.country as leadCountry, schemes.slug as scheme,
         grants.amount_minor as amountMinor, grants.currency, grants.starts_on as startsOn, grants.ends_on as endsOn,
         listed.position, listed.state, listed.state_at as stateAt, listed.note,
         signings.kind as signingKind, signings.signed_on as signedOn, signings.signed_at as signedAt,
         at.slug as signedAtCeremony, signings.is_remote as isRemote,
         exists (select 1 from personal_values where noun = 'grant' and record_id = grants.id
           and field = 'grantee_signatory' and value is not null) as hasSignatory,
         (grants.status is null or grants.status not in ('planned', 'cancelled', 'incoming') or exists (
           select 1 from ceremony_grants other join ceremonies on ceremonies.id = other.ceremony_id
           where other.grant_id = grants.id and ceremonies.is_list_public)) as isPublic
       from (select grant_id from ceremony_grants where ceremony_id = ? union
             select grant_id from signings where ceremony_id = ? and reversed_at is null) here
       join grants on grants.id = here.grant_id and ${uncovered('grant', 'grants.id')} join organisations lead on lead.id = grants.lead_id
       left join schemes on schemes.id = grants.scheme_id
       left join ceremony_grants listed on listed.grant_id = grants.id and listed.ceremony_id = ?
       left join signings on signings.grant_id = grants.id and signings.reversed_at is null
       left join ceremonies at on at.id = signings.ceremony_id
       order by listed.position is null, listed.position, grants.id`,
    )
    .all(ceremonyId, ceremonyId, ceremonyId)
    .map(grantOf);
}

function grantOf(row: Row): CeremonyGrant {
  const {
    leadSlug,
    leadName,
    leadLanguage,
    leadCountry,
    signingKind,
    signedOn,
    signedAt,
    signedAtCeremony,
    isRemote,
    ...own
  } = row;
  return {
    ...own,
    lead: { slug: leadSlug, name: leadName, language: leadLanguage, country: leadCountry },
    signing: signingKind && {
      kind: signingKind,
      signedOn,
      signedAt,
      ceremony: signedAtCeremony,
      isRemote: isRemote === 1,
    },
    hasSignatory: row.hasSignatory === 1,
    isPublic: row.isPublic === 1,
  };
}

/** What is signed in one currency; currencies are never added. */
export interface Total {
  currency: string;
  amountMinor: number;
  count: number;
}

export function totalsOf(grants: CeremonyGrant[]): { totals: Total[]; amountsNotPublished: number } {
  const totals = new Map<string, Total>();
  let amountsNotPublished = 0;
  for (const { amountMinor, currency } of grants) {
    if (amountMinor === null || currency === null) {
      amountsNotPublished += 1;
      continue;
    }
    const total = totals.get(currency) ?? { currency, amountMinor: 0, count: 0 };
    totals.set(currency, { ...total, amountMinor: total.amountMinor + amountMinor, count: total.count + 1 });
  }
  return {
    totals: [...totals.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1)),
    amountsNotPublished,
  };
}

/** One thing that a grant on the list still lacks before the day. */
export interface MissingFact {
  what: 'signatory' | 'amount' | 'dates';
  /** The grants that lack it, with their places on the list. */
  grants: { reference: string; position: number }[];
}

/** What is still missing of grants on the list that are not yet signed; what none lacks is left out. */
export function missingOf(list: CeremonyGrant[]): MissingFact[] {
  const unsigned = list.filter(({ signing }) => signing === null);
  const lacks: Record<MissingFact['what'], (grant: CeremonyGrant) => boolean> = {
    amount: ({ amountMinor }) => amountMinor === null,
    dates: ({ startsOn, endsOn }) => startsOn === null || endsOn === null,
    signatory: ({ hasSignatory }) => !hasSignatory,
  };
  return (['amount', 'dates', 'signatory'] as const)
    .map((what) => ({
      what,
      grants: unsigned
        .filter(lacks[what])
        .map(({ reference, position }) => ({ reference, position: position ?? 0 })),
    }))
    .filter(({ grants }) => grants.length > 0);
}
