import type { Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import type { OrganisationKind } from '#features/organisations/kinds.ts';
import { countryPlace, isSixCountry } from '#language/countries.ts';
import { membershipField } from './joining.ts';
import type { MembershipKind } from './kinds.ts';

/** One organisation's time in a coalition. */
export interface Membership {
  id: number;
  kind: MembershipKind;
  organisation: {
    slug: string;
    name: string;
    language: string | null;
    country: string | null;
    kind: OrganisationKind;
  };
  role: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  /** True for a former member, also where the day of leaving is not published. */
  hasLeft: boolean;
  leftReason: string | null;
  note: string | null;
  /** A source prints a join before the coalition was formed; shown, not decided. */
  isBeforeForming: boolean;
  /** Numbers of its sources in the coalition's list of them, from 1. */
  sources: number[];
}

/** The members of one country; null where it is not published. */
export interface MembersOfCountry {
  country: string | null;
  current: Membership[];
  former: Membership[];
}

export interface Members {
  /** The six countries first, in their order, then others, then “not published”. */
  membersByCountry: MembersOfCountry[];
  /** Those who only took part, in the same order; never counted as members. */
  participantsByCountry: MembersOfCountry[];
  counts: {
    current: number;
    /** Countries of the members of today, and how many of these members are of none that is published. */
    countries: number;
    withoutCountry: number;
    former: number;
    participants: number;
  };
}

interface Row {
  id: number;
  kind: MembershipKind;
  role: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  hasLeft: number;
  leftReason: string | null;
  note: string | null;
  isBeforeForming: number;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  organisationKind: OrganisationKind;
}

/**
 * Who belongs to a coalition, who belonged, and who took part. Of the six countries those in which it works
 * stand there also where no member is recorded.
 */
export function membersOf(
  db: Database,
  coalition: { id: number; networkId: number | null; countries: string[] },
  citations: Citation[],
): Members {
  const sources = sourceNumbers(db, coalition.id, citations);
  const all = db
    .prepare<Row>(
      `select memberships.id, memberships.kind, role, joined_on as joinedOn, left_on as leftOn,
         has_left as hasLeft, left_reason as leftReason, note,
         exists (select 1 from hints where hints.noun = 'coalition' and hints.record_id = ?
           and hints.kind = 'joined_before_formed' and hints.other_id = memberships.id) as isBeforeForming,
         organisations.slug, organisations.name, organisations.name_language as language, organisations.country,
         organisations.kind as organisationKind
       from memberships join organisations on organisations.id = memberships.organisation_id
       where memberships.coalition_id = ? or memberships.network_id = ?
       order by joined_on is null, joined_on, memberships.id`,
    )
    .all(coalition.id, coalition.id, coalition.networkId)
    .map((row) => membership(row, sources));
  const members = all.filter(({ kind }) => kind === 'member');
  const current = members.filter(({ hasLeft }) => !hasLeft);
  return {
    membersByCountry: byCountry(members, coalition.countries),
    participantsByCountry: byCountry(
      all.filter(({ kind }) => kind === 'participant'),
      [],
    ),
    counts: {
      current: current.length,
      countries: new Set(current.flatMap(({ organisation }) => organisation.country ?? [])).size,
      withoutCountry: current.filter(({ organisation }) => organisation.country === null).length,
      former: members.length - current.length,
      participants: all.length - members.length,
    },
  };
}

function membership(row: Row, sources: Map<string, number[]>): Membership {
  const { slug, name, language, country, organisationKind, ...own } = row;
  return {
    ...own,
    hasLeft: own.hasLeft === 1,
    isBeforeForming: own.isBeforeForming === 1,
    organisation: { slug, name, language, country, kind: organisationKind },
    sources: sources.get(membershipField(row.id)) ?? [],
  };
}

function byCountry(members: Membership[], works: string[]): MembersOfCountry[] {
  const groups = Map.groupBy(members, ({ organisation }) => organisation.country);
  if (members.length > 0)
    for (const country of works) if (isSixCountry(country) && !groups.has(country)) groups.set(country, []);
  return [...groups]
    .toSorted(
      ([left], [right]) =>
        countryPlace(left) - countryPlace(right) || (left ?? '').localeCompare(right ?? ''),
    )
    .map(([country, group]) => ({
      country,
      current: group.filter(({ hasLeft }) => !hasLeft),
      former: group.filter(({ hasLeft }) => hasLeft),
    }));
}

/** For each field the numbers of its sources in the list at the foot of the page. */
function sourceNumbers(db: Database, id: number, citations: Citation[]): Map<string, number[]> {
  const place = new Map(citations.map(({ address, readOn }, index) => [`${address} ${readOn}`, index + 1]));
  const numbers = new Map<string, number[]>();
  const rows = db
    .prepare<{ field: string; address: string; readOn: string | null }>(
      `select citations.field, sources.address, sources.read_on as readOn from citations
       join sources on sources.id = citations.source_id
       where citations.noun = 'coalition' and citations.record_id = ? and citations.field is not null
       order by citations.id`,
    )
    .all(id);
  for (const { field, address, readOn } of rows) {
    const number = place.get(`${address} ${readOn}`);
    if (number !== undefined) numbers.set(field, [...(numbers.get(field) ?? []), number]);
  }
  return numbers;
}

/** A member's time in a coalition, or in the network that it is. */
export interface MemberTime {
  slug: string;
  joinedOn: string | null;
  leftOn: string | null;
  hasLeft: boolean;
}

/** Present and former members of each coalition, in the order of recording; those who only took part are left out. */
export function membersByCoalition(db: Database, ids: readonly number[]): Map<number, MemberTime[]> {
  const rows = db
    .prepare<Omit<MemberTime, 'hasLeft'> & { id: number; hasLeft: number }>(
      `select coalitions.id, organisations.slug, joined_on as joinedOn, left_on as leftOn, has_left as hasLeft
       from coalitions join memberships on memberships.kind = 'member'
         and (memberships.coalition_id = coalitions.id or memberships.network_id = coalitions.network_id)
       join organisations on organisations.id = memberships.organisation_id
       where coalitions.id in (select value from json_each(?)) order by memberships.id`,
    )
    .all(JSON.stringify(ids));
  const times = rows.map(({ hasLeft, ...row }) => ({ ...row, hasLeft: hasLeft === 1 }));
  return Map.groupBy(times, ({ id }) => id);
}
