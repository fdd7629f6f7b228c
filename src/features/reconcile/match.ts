import type { Database } from '#database/connection.ts';
import { organisationList } from '#features/organisations/list.ts';
import type { OrganisationKind } from '#features/organisations/kinds.ts';
import { registryId } from '#features/organisations/registry-id.ts';
import { isSameCity } from '#features/places/queries.ts';
import { listIndexOf } from '#lists/list-index.ts';
import { matchExpression } from '#lists/search.ts';
import { looseTokens, scriptKey } from '#names/keys.ts';
import { legalWords } from '#names/legal-words.ts';
import { compareMatches, matcher, type Match } from '#names/match.ts';
import { featuresOf, isCertain, scoreOf, type Asked, type Facts, type Feature } from './score.ts';

/** An organisation that may be the one asked for, and why. */
export interface Candidate {
  id: string;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  registrationNumber: string | null;
  kind: OrganisationKind;
  status: string;
  /** The name that met the query. */
  matched: string | null;
  /** 0 to 100, the sum of the features' points. */
  score: number;
  features: Feature[];
  /** True for at most one of a query's candidates. */
  isMatch: boolean;
}

type Row = Omit<Candidate, 'id' | 'matched' | 'score' | 'features' | 'isMatch'> & Facts & { id: number };

/** So many candidates are compared closely; each name costs some 15 microseconds. */
const COMPARED = 60;
const LONGEST = 300;

/** The organisations that a name and what is known besides may mean, best first. What the public may not see is none. */
export function findCandidates(
  db: Database,
  asked: Asked & { kind?: string | undefined },
  limit: number,
): Candidate[] {
  const query = asked.query.replaceAll('\0', ' ').trim().slice(0, LONGEST);
  const ids = candidateIds(db, query, asked);
  if (ids.length === 0) return [];
  const given = JSON.stringify(ids);
  const rows = db
    .prepare<Row>(
      `select id, slug, name, name_language as language, country, city, registration_number as registrationNumber,
         website, kind, status from organisations where id in (select value from json_each(?))`,
    )
    .all(given);
  const names = Map.groupBy(
    db
      .prepare<{ id: number; name: string }>(
        `select organisation_id as id, name from organisation_names
         where organisation_id in (select value from json_each(?)) order by position`,
      )
      .all(given),
    ({ id }) => id,
  );
  const candidates = rows
    .filter(({ kind }) => asked.kind === undefined || kind === asked.kind)
    .map((row) =>
      candidateOf(
        db,
        row,
        (names.get(row.id) ?? []).map(({ name }) => name),
        { ...asked, query },
      ),
    )
    .filter(({ score }) => score > 0)
    .toSorted((left, right) => right.score - left.score || left.name.length - right.name.length);
  return withMatch(candidates).slice(0, limit);
}

/** One candidate alone may be called the match: the certain one, unless another is as good. */
function withMatch(candidates: Candidate[]): Candidate[] {
  const [first, second] = candidates;
  if (!first || !isCertain(first.features) || second?.score === first.score) return candidates;
  return [{ ...first, isMatch: true }, ...candidates.slice(1)];
}

/** Those that have every word, that very name, or that number; where these are few, those that share a word. */
function candidateIds(db: Database, query: string, { registrationNumber }: Asked): number[] {
  const index = listIndexOf(db, organisationList);
  index.catchUp();
  const visible = index.visible('public');
  const found = new Set<number>();
  const add = (ids: unknown[]) => {
    for (const id of ids as number[]) if (found.size < COMPARED && visible.has(id)) found.add(id);
  };
  const search = (expression: string, order: string) =>
    db
      .prepare(
        `select rowid from organisation_search where organisation_search match ? ${order} limit ${COMPARED}`,
      )
      .pluck()
      .all(expression);
  add(
    db
      .prepare('select organisation_id from organisation_names where script_key = ? limit 20')
      .pluck()
      .all(scriptKey(query)),
  );
  if (registrationNumber) {
    add(
      db
        .prepare('select id from organisations where registration_number = ? limit 20')
        .pluck()
        .all(registrationNumber.trim()),
    );
  }
  const all = matchExpression(query, false);
  if (all) add(search(all, ''));
  const some = found.size < 3 ? anyWord(query) : undefined;
  if (some) add(search(some, 'order by rank'));
  return [...found];
}

/** A query for any of the telling words. */
function anyWord(query: string): string | undefined {
  const words = looseTokens(query).slice(0, 8);
  const isLegal = legalWords(words);
  const telling = words.filter((forms, place) => !isLegal[place] && forms.some((form) => form.length > 2));
  if (telling.length === 0) return undefined;
  return `names : (${telling.map((forms) => `(${forms.map((form) => `"${form}"`).join(' OR ')})`).join(' OR ')})`;
}

function candidateOf(db: Database, row: Row, names: string[], asked: Asked): Candidate {
  const best = bestName(names, asked.query);
  const features = featuresOf(best?.match, best?.over ?? 0, asked, row, {
    city: Boolean(asked.city && row.city) && isSameCity(db, row.country, asked.city!, row.city!),
    number: sameText(asked.registrationNumber, row.registrationNumber),
    website: hostOf(asked.website) !== undefined && hostOf(asked.website) === hostOf(row.website),
  });
  const { id, slug, name, language, country, registrationNumber, kind, status } = row;
  const own = { slug, name, language, country, registrationNumber, kind, status };
  return {
    id: registryId(id),
    ...own,
    matched: best?.name ?? null,
    score: scoreOf(features),
    features,
    isMatch: false,
  };
}

interface Best {
  name: string;
  match: Match;
  /** Words on one side only. */
  over: number;
}

/** The name that meets the query best, in either direction: the record may say more, or the query may. */
function bestName(names: string[], query: string): Best | undefined {
  const meets = matcher(query);
  let best: Best | undefined;
  for (const name of names) {
    const forth = meets(name);
    const found = forth ? { name, match: forth, over: forth.unmentioned } : reversed(name, query);
    if (found && (!best || compareBest(found, best) < 0)) best = found;
  }
  return best;
}

function compareBest(left: Best, right: Best): number {
  return left.over - right.over || compareMatches(left.match, right.match);
}

function reversed(name: string, query: string): Best | undefined {
  const back = matcher(name)(query);
  return back && back.tier !== 'prefix' ? { name, match: back, over: back.unmentioned } : undefined;
}

function sameText(left: string | undefined, right: string | null): boolean | undefined {
  if (!left || !right) return undefined;
  return scriptKey(left) === scriptKey(right);
}

function hostOf(address: string | null | undefined): string | undefined {
  if (!address) return undefined;
  const url = URL.parse(/^https?:/i.test(address) ? address : `https://${address}`);
  return url?.hostname.replace(/^www\./, '');
}
