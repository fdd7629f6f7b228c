import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { eventList } from '#features/events/list.ts';
import { grantList } from '#features/grants/list.ts';
import { organisationList } from '#features/organisations/list.ts';
import type { ListDefinition } from '#lists/definition.ts';
import { nameMatcher, type MatchedName } from '#lists/matched.ts';
import { scriptKey } from '#names/keys.ts';
import { scriptOf } from '#names/script.ts';
import { toLatin } from '#names/transliterate.ts';
import { bestHits, type Asked, type Reader } from './best.ts';

/** The nouns that one search goes over, in the order in which their hits stand. */
export const searchedNouns = ['organisation', 'grant', 'event', 'coalition'] as const;
export type SearchedNoun = (typeof searchedNouns)[number];

/** A record that answers a search, as one line shows it. */
export interface Hit {
  noun: SearchedNoun;
  /** The reference of a grant, the slug of anything else. */
  slug: string;
  name: string;
  language: string | null;
  /** Of an organisation, of a grant’s money, of an event’s place; null where not published. */
  country: string | null;
  /** The lead of a grant; null for other nouns. */
  lead: { name: string; language: string | null } | null;
  /** When a grant was signed, an event begins, a coalition was formed; null where not published. */
  date: string | null;
  /** The scheme of a grant. */
  scheme: string | null;
  matched: MatchedName | undefined;
}

export interface NounHits {
  noun: SearchedNoun;
  /** How many there are in all; undefined where they were not counted. */
  total: number | undefined;
  hits: Hit[];
}

interface Source {
  list: ListDefinition;
  /** The sort whose first records weigh most where too many match. */
  weight: string;
  rows: string;
  /** The ids of records one of whose names has this script key, where names are kept with it. */
  same?: string;
}

const THESE = 'in (select value from json_each(?))';

const sources: Record<SearchedNoun, Source> = {
  organisation: {
    list: organisationList,
    weight: 'grants',
    rows: `select id, slug, name, name_language as language, country from organisations where id ${THESE}`,
    same: 'select organisation_id as id from organisation_names where script_key = ? limit 20',
  },
  grant: {
    list: grantList,
    weight: 'signed',
    rows: `select grants.id, reference as slug, coalesce(title, lead.name) as name,
        case when title is null then lead.name_language else title_language end as language, grants.country,
        case when title is null then null else lead.name end as leadName, lead.name_language as leadLanguage,
        signed_on as date, schemes.name as scheme
      from grants join organisations lead on lead.id = grants.lead_id
      left join schemes on schemes.id = grants.scheme_id where grants.id ${THESE}`,
  },
  event: {
    list: eventList,
    weight: 'newest',
    rows: `select id, slug, title as name, country, starts_on as date from events where id ${THESE}`,
  },
  coalition: {
    list: coalitionList,
    weight: 'members',
    rows: `select id, slug, name, name_language as language, formed_on as date from coalitions where id ${THESE}`,
  },
};

/** How many hits of each noun are compared closely. A grant has the names of all its organisations, so few are. */
const compared: Record<SearchedNoun, number> = { organisation: 60, grant: 16, event: 20, coalition: 60 };

/** The best few records of every noun for a query, and how many there are of each. */
export function searchAll(db: Database, q: string, reader: Reader, few = 5): NounHits[] {
  return searchedNouns.map((noun) =>
    searchNoun(db, noun, q, reader, { few, ranked: compared[noun], isCounted: true }),
  );
}

/** What type-ahead shows of each noun. */
const suggested: Record<SearchedNoun, Asked> = {
  organisation: { few: 5, ranked: 16, isCounted: false },
  grant: { few: 2, ranked: 2, isCounted: false },
  event: { few: 1, ranked: 4, isCounted: false },
  coalition: { few: 2, ranked: 6, isCounted: false },
};

/** A few records of every noun, quick enough for each key that is typed. */
export function suggest(db: Database, q: string, reader: Reader): Hit[] {
  return searchedNouns.flatMap((noun) => searchNoun(db, noun, q, reader, suggested[noun]).hits);
}

/** The organisations that answer to a name, for choosing one of them in a form. */
export function lookUpOrganisations(
  db: Database,
  q: string,
  reader: Reader,
  few = 8,
): { found: Hit[]; more: number } {
  const { hits, total = 0 } = searchNoun(db, 'organisation', q, reader, {
    few,
    ranked: compared.organisation,
    isCounted: true,
  });
  return { found: hits, more: total - hits.length };
}

/** One organisation as a hit; undefined where there is none of that slug. */
export function findOptionalHit(db: Database, slug: string): Hit | undefined {
  const found = db
    .prepare<{ id: number }>(
      `select id from organisations where slug = ? and ${uncovered('organisation', 'organisations.id')}`,
    )
    .get(slug);
  const row = found && db.prepare<Row>(sources.organisation.rows).get(JSON.stringify([found.id]));
  return row && hitOf('organisation', row, undefined);
}

type Row = Partial<Omit<Hit, 'noun' | 'lead' | 'matched'>> & {
  id: number;
  slug: string;
  name: string;
  leadName?: string | null;
  leadLanguage?: string | null;
};

function searchNoun(db: Database, noun: SearchedNoun, q: string, reader: Reader, asked: Asked): NounHits {
  const { list, weight, rows, same } = sources[noun];
  const sameIds = same ? db.prepare<{ id: number }>(same).all(scriptKey(q.slice(0, 300))) : [];
  const { hits, total } = bestHits(db, list, weight, q, reader, {
    ...asked,
    same: sameIds.map(({ id }) => id),
  });
  const byId = new Map(
    hits.length === 0
      ? []
      : db
          .prepare<Row>(rows)
          .all(JSON.stringify(hits.map(({ id }) => id)))
          .map((row) => [row.id, row]),
  );
  return {
    noun,
    total,
    hits: hits.flatMap(({ id, matched }) => {
      const row = byId.get(id);
      return row ? [hitOf(noun, row, matched && inTypedScript(q, matched, row.language ?? null))] : [];
    }),
  };
}

/** What was typed in Latin letters and found in Cyrillic ones is shown in those that were typed. */
function inTypedScript(q: string, matched: MatchedName, language: string | null): MatchedName {
  if (scriptOf(q) !== 'Latn' || scriptOf(matched.name) !== 'Cyrl') return matched;
  // Towards Latin the languages of the region read every letter alike, so that an unknown language does no harm.
  return nameMatcher(q)([toLatin(matched.name, language ?? 'sr')]) ?? matched;
}

function hitOf(noun: SearchedNoun, row: Row, matched: MatchedName | undefined): Hit {
  const {
    slug,
    name,
    language = null,
    country = null,
    date = null,
    scheme = null,
    leadName,
    leadLanguage = null,
  } = row;
  const lead = leadName ? { name: leadName, language: leadLanguage } : null;
  return { noun, slug, name, language, country, date, scheme, lead, matched };
}
