import type { Database } from '#database/connection.ts';
import { differingLetters, type LetterPair } from '#names/differences.ts';
import { looseTokens } from '#names/keys.ts';
import { legalWords } from '#names/legal-words.ts';
import { matcher } from '#names/match.ts';
import type { NameRow } from './names.ts';
import type { OrganisationInput } from './schemas.ts';

/** A record that may be the one being added, and why it is thought so. */
export interface LookAlike {
  slug: string;
  /** The name of it that looks alike. */
  name: string;
  language: string | null;
  country: string | null;
  /**
   * `script`: the same name in one country, perhaps in the other script, and `registration`: the same number in
   * one country; both may be claimed. `loose`: the names only look alike, by the letters named.
   */
  why: 'script' | 'registration' | 'loose';
  letters: LetterPair[];
}

interface Candidate {
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
}

const COLUMNS = `organisations.slug, names.name, names.language, organisations.country
  from organisations join organisation_names names on names.organisation_id = organisations.id`;
const IN_COUNTRY = '(? is null or organisations.country is null or organisations.country = ?)';
/** More records than this of a name's words say that the words tell nothing. */
const MOST_CANDIDATES = 200;
const MOST_SHOWN = 8;

/** The organisation of this very name and country that is there already; acronyms are not names in this sense. */
export function findOptionalSameName(
  db: Database,
  names: NameRow[],
  country: string | null,
  exceptId: number,
): { slug: string; name: string } | undefined {
  const keys = names
    .filter(({ kind }) => kind === 'registered' || kind === 'printed')
    .map((name) => name.exactKey);
  return db
    .prepare<{ slug: string; name: string }>(
      `select organisations.slug, organisations.name
       from organisation_names names join organisations on organisations.id = names.organisation_id
       where names.exact_key in (select value from json_each(?)) and names.kind <> 'acronym'
         and organisations.country is ? and organisations.id <> ? and organisations.status <> 'merged' limit 1`,
    )
    .get(JSON.stringify(keys), country, exceptId);
}

/** Records that look like the one being added, each once, what may be claimed first. */
export function findLookAlikes(db: Database, input: OrganisationInput, names: NameRow[]): LookAlike[] {
  const country = input.country ?? null;
  const found: LookAlike[] = [];
  const add = (why: LookAlike['why'], candidates: Candidate[], nameLike?: string) => {
    for (const candidate of candidates) {
      if (found.some(({ slug }) => slug === candidate.slug)) continue;
      found.push({ ...candidate, why, letters: nameLike ? differingLetters(nameLike, candidate.name) : [] });
    }
  };
  add('registration', sameRegistration(db, input.registrationNumber, country));
  const full = names.filter(({ kind }) => kind !== 'acronym');
  for (const { scriptKey } of full) add('script', sameScriptKey(db, scriptKey, country));
  for (const { name } of full) add('loose', lookingAlike(db, name, country), name);
  return found.slice(0, MOST_SHOWN);
}

function sameRegistration(db: Database, number: string | undefined, country: string | null): Candidate[] {
  if (!number || country === null) return [];
  return db
    .prepare<Candidate>(
      `select ${COLUMNS} where names.position = 0 and organisations.country = ?
         and organisations.registration_number = ? and organisations.status <> 'merged'`,
    )
    .all(country, number);
}

function sameScriptKey(db: Database, scriptKey: string, country: string | null): Candidate[] {
  return db
    .prepare<Candidate>(
      `select ${COLUMNS} where names.script_key = ? and names.kind <> 'acronym' and ${IN_COUNTRY}
         and organisations.status <> 'merged' limit ${MOST_CANDIDATES}`,
    )
    .all(scriptKey, country, country);
}

/** Names that say the same words in other letters, words of the legal form aside: “грађа” and “града”. */
function lookingAlike(db: Database, name: string, country: string | null): Candidate[] {
  const expression = wholeWords(name);
  if (expression === undefined) return [];
  const candidates = db
    .prepare<Candidate>(
      `select ${COLUMNS} where organisations.id in
         (select rowid from organisation_search where organisation_search match ? limit ${MOST_CANDIDATES})
         and names.kind <> 'acronym' and ${IN_COUNTRY} and organisations.status <> 'merged'`,
    )
    .all(expression, country, country);
  const matches = matcher(name);
  const isAlike = (match: ReturnType<typeof matches>) =>
    match && match.tier !== 'prefix' && match.unmentioned === 0;
  return candidates.filter(
    (candidate) => isAlike(matches(candidate.name)) && isAlike(matcher(candidate.name)(name)),
  );
}

/** A query for every telling word in any of its loose forms; undefined where no word tells anything. */
function wholeWords(name: string): string | undefined {
  const words = looseTokens(name).slice(0, 20);
  const isLegal = legalWords(words);
  const telling = words.filter((_, place) => !isLegal[place]);
  if (telling.length === 0) return undefined;
  return `names : (${telling.map((forms) => `(${forms.map((form) => `"${form}"`).join(' OR ')})`).join(' AND ')})`;
}
