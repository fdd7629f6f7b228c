import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';
import { keptUnder } from '#database/kept.ts';
import { dayOf } from '#language/format.ts';
import { NotFound } from '#errors.ts';
import { isStaff } from '#features/people/access.ts';
import type { Actor } from '#features/people/actor.ts';
import { findOptionalConditions } from '#features/programmes/queries.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import type { GrantStatus } from './kinds.ts';
import { participantsOf, type Participant } from './participants.ts';
import { ceremoniesOf, hintsOf, signingsOf, themesOf } from './parts.ts';
import type { GrantFacts, Party } from './rules.ts';

export type { Participant } from './participants.ts';

/** A grant with everything that its page shows. Amounts are minor units, dates as precise as known. */
export interface GrantDetail {
  id: number;
  reference: string;
  isReferenceMinted: boolean;
  programme: { id: number; slug: string; name: string; shortName: string };
  /** Null where the scheme is not published; without conditions where its rules are unknown. */
  scheme: {
    id: number;
    slug: string;
    name: string;
    kind: string;
    conditions?: SchemeConditions | undefined;
  } | null;
  title: string | null;
  titleLanguage: string | null;
  summary: string | null;
  lead: Participant;
  partners: Participant[];
  /** Where the money is given. */
  country: string | null;
  amountMinor: number | null;
  currency: string | null;
  startsOn: string | null;
  endsOn: string | null;
  /** As last amended; null where it is as signed. */
  amendedMinor: number | null;
  amendedEndsOn: string | null;
  status: GrantStatus | null;
  signedOn: string | null;
  themes: { slug: string; names: Record<string, string> }[];
  /** The signing that stands; undefined where it is not signed. */
  signing: GrantSigning | undefined;
  reversedSignings: (GrantSigning & { reversedOn: string; reversalReason: string | null })[];
  /** The ceremonies on whose list it stands. */
  ceremonies: {
    slug: string;
    title: string;
    plannedOn: string | null;
    state: string;
    isListPublic: boolean;
  }[];
  citations: Citation[];
  hints: GrantHint[];
  /** False for a planned grant that no published list holds: staff alone may know of it. */
  isPublic: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface GrantSigning {
  id: number;
  kind: 'logged' | 'reported';
  signedOn: string;
  signedAt: string | null;
  ceremony: { slug: string; title: string; place: string | null } | null;
  recordedAt: string;
  recordedLaterReason: string | null;
  seenReason: string | null;
  overrideReason: string | null;
}

export interface GrantHint {
  kind: string;
  text: string | null;
  /** The grant that this one may be. */
  other: { reference: string; title: string | null; lead: string; isPublic: boolean } | null;
}

type MainRow = Omit<
  GrantDetail,
  | 'isReferenceMinted'
  | 'programme'
  | 'scheme'
  | 'lead'
  | 'partners'
  | 'themes'
  | 'signing'
  | 'reversedSignings'
> & {
  isReferenceMinted: number;
  programmeId: number;
  programmeSlug: string;
  programmeName: string;
  programmeShortName: string;
  schemeId: number | null;
  schemeSlug: string;
  schemeName: string;
  schemeKind: string;
};

const MAIN = `select grants.id, reference, is_reference_minted as isReferenceMinted, title, title_language as titleLanguage,
    summary, country, amount_minor as amountMinor, currency, starts_on as startsOn, ends_on as endsOn, status,
    amended_minor as amendedMinor, amended_ends_on as amendedEndsOn,
    signed_on as signedOn, created_at as createdAt, updated_at as updatedAt,
    programmes.id as programmeId, programmes.slug as programmeSlug, programmes.name as programmeName,
    programmes.short_name as programmeShortName,
    schemes.id as schemeId, schemes.slug as schemeSlug, schemes.name as schemeName, schemes.kind as schemeKind
  from grants join programmes on programmes.id = grants.programme_id
  left join schemes on schemes.id = grants.scheme_id
  where reference = ? and status is not 'incoming' and ${uncovered('grant', 'grants.id')}`;

/**
 * A grant by its reference, whoever asks: use `findGrantFor` where the public may come.
 *
 * @throws NotFound where there is none.
 */
export function findGrant(db: Database, reference: string): GrantDetail {
  // The conditions of a scheme may be those of today.
  return keptUnder(db, 'grants', `${dayOf(new Date())} ${reference}`, () => readGrant(db, reference));
}

function readGrant(db: Database, reference: string): GrantDetail {
  const row = db.prepare<MainRow>(MAIN).get(reference);
  if (!row) throw new NotFound(`no grant ${reference}`);
  const {
    programmeId,
    programmeSlug,
    programmeName,
    programmeShortName,
    schemeId,
    schemeSlug,
    schemeName,
    schemeKind,
    ...own
  } = row;
  const [lead, ...partners] = participantsOf(db, row.id);
  const signings = signingsOf(db, row.id);
  const ceremonies = ceremoniesOf(db, row.id);
  return {
    ...own,
    isReferenceMinted: row.isReferenceMinted === 1,
    programme: { id: programmeId, slug: programmeSlug, name: programmeName, shortName: programmeShortName },
    scheme:
      schemeId === null
        ? null
        : {
            id: schemeId,
            slug: schemeSlug,
            name: schemeName,
            kind: schemeKind,
            conditions: findOptionalConditions(db, schemeId, row.signedOn),
          },
    lead: lead!,
    partners,
    themes: themesOf(db, row.id),
    ...signings,
    ceremonies,
    citations: citationsOf(db, 'grant', row.id),
    hints: hintsOf(db, row.id),
    isPublic: isPublic(row.status, signings, ceremonies),
  };
}

/** The same for a reader: a grant that only staff may know of is not there for others. */
export function findGrantFor(db: Database, actor: Actor, reference: string): GrantDetail {
  const grant = findGrant(db, reference);
  if (!grant.isPublic && !isStaff(actor)) throw new NotFound(`no grant ${reference} for the public`);
  return grant;
}

function isPublic(
  status: GrantStatus | null,
  signings: Pick<GrantDetail, 'signing' | 'reversedSignings'>,
  ceremonies: GrantDetail['ceremonies'],
): boolean {
  if (status !== 'planned' && status !== 'cancelled') return true;
  if (signings.signing || signings.reversedSignings.length > 0) return true;
  return ceremonies.some(({ isListPublic }) => isListPublic);
}

type Facts = Pick<
  GrantDetail,
  'lead' | 'partners' | 'amountMinor' | 'currency' | 'startsOn' | 'endsOn' | 'status'
> &
  Partial<Pick<GrantDetail, 'signing' | 'amendedMinor' | 'amendedEndsOn'>>;

/**
 * What the rules ask of a grant. Of one known from a source that names the lead alone, nobody can say whether it
 * has partners; one that was entered here has those that were entered.
 */
export function factsOf(grant: Facts): GrantFacts {
  const { currency, startsOn, status, signing } = grant;
  const isPublished = status === null || signing?.kind === 'reported';
  return {
    lead: partyOf(grant.lead),
    partners: grant.partners.filter(({ leftOn }) => !leftOn).map(partyOf),
    hasUnknownPartners: isPublished && grant.partners.length === 0,
    amountMinor: grant.amendedMinor ?? grant.amountMinor,
    currency,
    startsOn,
    endsOn: grant.amendedEndsOn ?? grant.endsOn,
  };
}

function partyOf({ name, kind, country, scope, memberCountries, membersWithoutCountry }: Participant): Party {
  return { name, kind, country, scope, memberCountries, membersWithoutCountry };
}

/** The codes of a grant's countries, the lead's first, each once; those that are not published are left out. */
export function countriesOf(grant: Pick<GrantDetail, 'lead' | 'partners'>): string[] {
  const all = [grant.lead, ...grant.partners].map(({ country }) => country);
  return [...new Set(all.filter((country) => country !== null))];
}
