import { LISTED } from '#features/organisations/listed.ts';
import type { Database } from '#database/connection.ts';
import { keptValue } from '#database/kept.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { grantList } from '#features/grants/list.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { findList } from '#lists/find.ts';
import { namesOf, type NamedOrganisation } from './details.ts';
import { bridging, graphOf, growth, pieces, type Graph, type Group } from './network-measures.ts';
import type { NetworkAsked } from './network-request.ts';

/** So many grants and coalitions are drawn from and measured, the latest first; the page says what is left out. */
const MOST_GROUPS = 2_000;

export interface Network {
  groups: Group[];
  /** How many grants and coalitions there are in all that join several organisations. */
  all: number;
  graph: Graph;
  organisations: Map<number, NamedOrganisation>;
  /** Ids of those that lead a grant. */
  leads: Set<number>;
  bridging: NamedOrganisation[];
  pieces: number;
  growth: ReturnType<typeof growth>;
  /** Organisations at work in the six countries that nothing joined with another. */
  isolated: { count: number; first: NamedOrganisation[] };
  years: string[];
}

const SHOWN_ISOLATED = 200;

/** The network of what joined organisations, with its measures; kept until the next change. */
export function networkOf(db: Database, { by, year }: Pick<NetworkAsked, 'by' | 'year'>): Network {
  return keptValue(db, `network ${by} ${year}`, () => build(db, by, year));
}

function build(db: Database, by: NetworkAsked['by'], year: string): Network {
  const found = [
    ...(by === 'coalitions' ? [] : grantGroups(db, by, year)),
    ...(by === 'all' || by === 'coalitions' ? coalitionGroups(db, year) : []),
  ].filter(({ members }) => members.length > 1);
  const groups = found.slice(0, MOST_GROUPS);
  const graph = graphOf(groups);
  const organisations = namesOf(db, [...graph.neighbours.keys()]);
  const byName = (ids: number[]) =>
    ids
      .flatMap((id) => organisations.get(id) ?? [])
      .toSorted(
        (left, right) =>
          graph.neighbours.get(right.id)!.size - graph.neighbours.get(left.id)!.size || left.id - right.id,
      );
  return {
    groups,
    all: found.length,
    graph,
    organisations,
    leads: new Set(groups.flatMap(({ hasLead, members }) => (hasLead ? members.slice(0, 1) : []))),
    bridging: byName(bridging(graph)),
    pieces: pieces(graph),
    growth: growth(graph),
    isolated: isolatedIn(db, graph),
    years: yearsOf(db),
  };
}

const READER = { language: 'en', isStaff: false } as const;

function grantGroups(db: Database, by: NetworkAsked['by'], year: string): Group[] {
  const regional = listSchemes(db)
    .filter(({ kind }) => kind === 'regional')
    .map(({ slug }) => slug);
  const chosen = {
    given: ['yes'],
    consortium: ['within', 'across'],
    ...(by === 'regional' ? { scheme: regional } : {}),
    ...(year ? { since: [year] } : {}),
  };
  const { ids } = findList(db, grantList, { chosen, sort: 'signed', size: MOST_GROUPS * 2 }, READER);
  return groupsOf(
    db,
    `select part.grant_id as id, grants.reference as key, coalesce(grants.title, grants.reference) as title,
       grants.title_language as language, substr(coalesce(grants.starts_on, grants.signed_on), 1, 4) as year,
       part.organisation_id as member
     from grant_participants part join grants on grants.id = part.grant_id
     where part.grant_id in (select value from json_each(?))
     order by part.grant_id desc, part.role = 'lead' desc, part.position`,
    ids,
    'grant',
  );
}

function coalitionGroups(db: Database, year: string): Group[] {
  const chosen: Record<string, string[]> = year ? { since: [year] } : {};
  const { ids } = findList(db, coalitionList, { chosen, size: MOST_GROUPS }, READER);
  return groupsOf(
    db,
    `select coalitions.id, coalitions.slug as key, coalitions.name as title, coalitions.name_language as language,
       substr(coalitions.formed_on, 1, 4) as year, memberships.organisation_id as member
     from coalitions join memberships
       on (memberships.coalition_id = coalitions.id or memberships.network_id = coalitions.network_id)
     where coalitions.id in (select value from json_each(?)) and memberships.kind = 'member'
     order by coalitions.id, memberships.id`,
    ids,
    'coalition',
  );
}

function groupsOf(db: Database, query: string, ids: number[], noun: Group['noun']): Group[] {
  const groups = new Map<number, Group>();
  const rows = db
    .prepare<{ id: number; member: number } & Omit<Group, 'members' | 'noun' | 'hasLead'>>(query)
    .all(JSON.stringify(ids));
  for (const { id, member, ...own } of rows) {
    const group = groups.get(id) ?? { noun, ...own, members: [], hasLead: noun === 'grant' };
    group.members.push(member);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function isolatedIn(db: Database, { neighbours }: Graph): Network['isolated'] {
  const rows = db
    .prepare<NamedOrganisation>(
      `select id, slug, name, name_language as nameLanguage, country from organisations
       where status = 'active' and ${LISTED} and kind = 'cso' and country in ('AL', 'BA', 'XK', 'ME', 'MK', 'RS') order by name`,
    )
    .all()
    .filter(({ id }) => !neighbours.has(id));
  return { count: rows.length, first: rows.slice(0, SHOWN_ISOLATED) };
}

/** Years of what joins several organisations, the latest first. */
function yearsOf(db: Database): string[] {
  const found = findList(
    db,
    grantList,
    { chosen: { consortium: ['within', 'across'], given: ['yes'] }, size: 1 },
    READER,
  );
  const coalitions = findList(db, coalitionList, { chosen: {}, size: 1 }, READER);
  const years = [...(found.facets['since'] ?? []), ...(coalitions.facets['since'] ?? [])]
    .filter(({ value, count }) => count > 0 && /^\d{4}$/.test(value))
    .map(({ value }) => value);
  return [...new Set(years)].toSorted().toReversed();
}
