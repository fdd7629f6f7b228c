import type { Database } from '#database/connection.ts';
import type { MembershipKind } from '#features/coalitions/kinds.ts';

/** One organisation's time in a coalition or network. Dates are as precise as known. */
export interface Belonging {
  /** A network that is a coalition too is shown as the network that it is. */
  of: { noun: 'coalition' | 'network'; slug: string; name: string; language: string | null };
  kind: MembershipKind;
  role: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  /** True for a former member, also where the day of leaving is not published. */
  hasLeft: boolean;
}

/** A member of a network, present or former, or one who only took part in what it did. */
export interface Member {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
  kind: MembershipKind;
  role: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  hasLeft: boolean;
}

type Stored<Row> = Omit<Row, 'hasLeft'> & { hasLeft: number };

const TIMES =
  'memberships.kind, memberships.role, joined_on as joinedOn, left_on as leftOn, has_left as hasLeft';

/** What an organisation belongs to: memberships first, present ones before former ones; participation last. */
export function belongingOf(db: Database, organisationId: number): Belonging[] {
  return db
    .prepare<
      Omit<Stored<Belonging>, 'of'> & {
        noun: 'coalition' | 'network';
        slug: string;
        name: string;
        language: string | null;
      }
    >(
      `select iif(network.id is null, 'coalition', 'network') as noun, coalesce(network.slug, coalitions.slug) as slug,
         coalesce(network.name, coalitions.name) as name,
         iif(network.id is null, coalitions.name_language, network.name_language) as language, ${TIMES}
       from memberships left join coalitions on coalitions.id = memberships.coalition_id
       left join organisations network on network.id = memberships.network_id
       where memberships.organisation_id = ?
       order by memberships.kind, has_left, joined_on is null, joined_on, memberships.id`,
    )
    .all(organisationId)
    .map(({ noun, slug, name, language, ...own }) => ({
      ...own,
      hasLeft: own.hasLeft === 1,
      of: { noun, slug, name, language },
    }));
}

/** Who belongs to a network, in the order of the six countries by their codes, former members after present ones. */
export function membersOf(db: Database, networkId: number): Member[] {
  return db
    .prepare<Stored<Member>>(
      `select organisations.id, organisations.slug, organisations.name, organisations.name_language as nameLanguage,
         organisations.country, ${TIMES}
       from memberships join organisations on organisations.id = memberships.organisation_id
       where memberships.network_id = ?
       order by memberships.kind, has_left, organisations.country is null, organisations.country, memberships.id`,
    )
    .all(networkId)
    .map((row) => ({ ...row, hasLeft: row.hasLeft === 1 }));
}

/**
 * How a member belongs to a network now, directly or through other networks: the names from the member to the network,
 * each a member of the next. Undefined where it does not.
 */
export function membershipChain(db: Database, memberId: number, networkId: number): string[] | undefined {
  const networksOf = db.prepare<{ id: number; name: string }>(
    `select organisations.id, organisations.name from memberships
     join organisations on organisations.id = memberships.network_id
     where memberships.organisation_id = ? and memberships.kind = 'member' and has_left = 0 order by memberships.id`,
  );
  const first = db
    .prepare<{ id: number; name: string }>('select id, name from organisations where id = ?')
    .get(memberId)!;
  const seen = new Set<number>();
  const ways = [{ id: first.id, names: [first.name] }];
  for (const { id, names } of ways) {
    for (const network of networksOf.all(id)) {
      const way = { id: network.id, names: [...names, network.name] };
      if (network.id === networkId) return way.names;
      if (!seen.has(network.id)) ways.push(way);
      seen.add(network.id);
    }
  }
  return undefined;
}
