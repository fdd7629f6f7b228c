import { LISTED } from '#features/organisations/listed.ts';
import { currentRevision, type Database } from '#database/connection.ts';
import { IS_GIVEN } from '#features/organisations/grants.ts';
import { sixCountries } from '#language/countries.ts';
import { budgetOf } from './budget.ts';
import { hasTheme, rarityOf, type Candidate, type Work } from './scoring.ts';

/** Kinds of bodies that may become partners. */
const KINDS = "('cso', 'network')";
const SIX = sixCountries.map((code) => `'${code}'`).join(', ');
const OWN = `organisations.status = 'active' and ${LISTED} and organisations.kind in ${KINDS}
  and (organisations.country is null or organisations.country in (${SIX}))`;
const CHANGED = 'select value from json_each(?)';
/** Beyond so many changed records it is cheaper to read everything anew. */
const REREAD_ABOVE = 2000;

interface Row {
  id: number;
  slug: string;
  country: string | null;
  languages: string;
  groups: string;
  budget: string | null;
  confirmedOn: string | null;
}
interface GrantRow {
  id: number;
  schemeId: number | null;
  isRegional: number;
  status: string | null;
  begunOn: string | null;
  endsOn: string | null;
}
interface Kept extends Candidate {
  themes: number[];
  schemes: number[];
  work: Work[];
  isNew: boolean;
}

/**
 * Everybody who may become a partner, held in the process and caught up by the revision: history's subjects say
 * which organisations and grants changed, and only those are read again (as src/lists does).
 */
export class Candidates {
  readonly #db: Database;
  #revision = -1;
  /** By id, so that they are always read in one order. */
  #all: (Kept | undefined)[] = [];
  #packed: Candidate[] | undefined;
  #rarities = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Everybody, as of the last change. */
  all(): Candidate[] {
    this.#catchUp();
    return (this.#packed ??= this.#all.filter((candidate) => candidate !== undefined));
  }

  /** How rare a theme is; `key` names the set of ids that meet it. */
  rarity(key: string, meets: ReadonlySet<number>): number {
    this.#catchUp();
    let rarity = this.#rarities.get(key);
    if (rarity === undefined) {
      let [published, having] = [0, 0];
      for (const candidate of this.all()) {
        if (candidate.themes.length === 0) continue;
        published += 1;
        if (hasTheme(candidate, meets)) having += 1;
      }
      rarity = rarityOf(published, having);
      this.#rarities.set(key, rarity);
    }
    return rarity;
  }

  #catchUp(): void {
    const revision = currentRevision(this.#db);
    if (revision === this.#revision) return;
    const changed = this.#revision < 0 ? undefined : this.#changedSince(this.#revision);
    if (changed === undefined || changed.length > REREAD_ABOVE) this.#all = this.#read();
    else if (changed.length > 0) this.#replace(changed);
    this.#rarities.clear();
    this.#packed = undefined;
    this.#revision = revision;
  }

  #replace(changed: number[]): void {
    const fresh = this.#read(changed);
    for (const id of changed) this.#all[id] = fresh[id];
  }

  /** The organisations whose facts may be others now; undefined where everything may be. */
  #changedSince(revision: number): number[] | undefined {
    const rows = this.#db
      .prepare<{ id: number; noun: string }>(
        `select distinct subject.record_id as id, subject.noun from history
         join history_subjects subject on subject.history_id = history.id
         where history.revision > ? and subject.noun in ('organisation', 'grant', 'registry')
         limit ${REREAD_ABOVE + 1}`,
      )
      .all(revision);
    if (rows.some(({ noun }) => noun === 'registry')) return undefined;
    const idsOf = (noun: string) => rows.filter((row) => row.noun === noun).map(({ id }) => id);
    const parties = this.#db
      .prepare<{ id: number }>(
        `select distinct organisation_id as id from grant_participants where grant_id in (${CHANGED})`,
      )
      .all(JSON.stringify(idsOf('grant')));
    return [
      ...new Set([
        ...idsOf('organisation'),
        ...parties.map(({ id }) => id),
        ...this.#formerOf(idsOf('grant')),
      ]),
    ];
  }

  /** Those who left a grant are no longer among its participants; history names them by their slugs. */
  #formerOf(grants: number[]): number[] {
    return this.#db
      .prepare<{ id: number }>(
        `select organisations.id from history_subjects subject join history on history.id = subject.history_id
         join json_each(history.before, '$.participants') part
         join organisations on organisations.slug = part.value ->> 'organisation'
         where subject.noun = 'grant' and subject.record_id in (${CHANGED})
           and json_type(history.before, '$.participants') = 'array'`,
      )
      .all(JSON.stringify(grants))
      .map(({ id }) => id);
  }

  #read(changed?: number[]): (Kept | undefined)[] {
    const all: (Kept | undefined)[] = [];
    for (const row of this.#rows<Row>(ORGANISATIONS, changed)) all[row.id] = candidateOf(row);
    for (const { id, themeId } of this.#rows<{ id: number; themeId: number }>(ORGANISATION_THEMES, changed))
      all[id]?.themes.push(themeId);
    for (const row of this.#rows<GrantRow>(GRANTS, changed)) {
      const candidate = all[row.id];
      if (candidate) addGrant(candidate, row);
    }
    return all;
  }

  #rows<Found>(query: string, changed?: number[]): Found[] {
    if (!changed) return this.#db.prepare<Found>(query.replaceAll(/[\w.]+ in \(:ids\)/g, '1')).all();
    return this.#db.prepare<Found>(query.replaceAll(':ids', CHANGED)).all(JSON.stringify(changed));
  }
}

const ORGANISATIONS = `select id, slug, country, working_languages as languages, target_groups as groups,
    budget_band as budget, confirmed_on as confirmedOn
  from organisations where ${OWN} and organisations.id in (:ids)`;
const ORGANISATION_THEMES = `select organisation_id as id, theme_id as themeId
  from organisation_themes where organisation_id in (:ids) order by 1, 2`;
/** Grants that were given: what is planned or was cancelled delivered nothing. */
const GRANTS = `select part.organisation_id as id, grants.scheme_id as schemeId, schemes.kind = 'regional' as isRegional,
    grants.status, coalesce(grants.starts_on, grants.signed_on) as begunOn, grants.ends_on as endsOn
  from grant_participants part join grants on grants.id = part.grant_id
  left join schemes on schemes.id = grants.scheme_id
  where ${IS_GIVEN} and part.organisation_id in (:ids)`;

/** One empty list for all that publish nothing: a hundred thousand of them would weigh something. */
const none: string[] = [];

function candidateOf({ id, slug, country, languages, groups, budget, confirmedOn }: Row): Kept {
  return {
    id,
    slug,
    country,
    themes: [],
    languages: languages === '[]' ? none : primaryTags(JSON.parse(languages) as string[]),
    groups: groups === '[]' ? none : (JSON.parse(groups) as string[]).map((group) => group.toLowerCase()),
    budget: budgetOf(budget),
    confirmedOn,
    schemes: [],
    work: [],
    isNew: true,
  };
}

/** sr-Latn and sr-Cyrl are one language to whoever speaks it. */
function primaryTags(tags: string[]): string[] {
  return [...new Set(tags.map((tag) => tag.split('-')[0]!.toLowerCase()))];
}

function addGrant(candidate: Kept, { schemeId, isRegional, status, begunOn, endsOn }: GrantRow): void {
  if (isRegional) candidate.isNew = false;
  const isDelivered = status !== 'terminated';
  if (schemeId !== null && isDelivered && !candidate.schemes.includes(schemeId))
    candidate.schemes.push(schemeId);
  if (status === null || status === 'signed' || status === 'active') candidate.work.push({ begunOn, endsOn });
}

/** The candidates of a database, read when first asked for. */
export function candidatesOf(db: Database): Candidates {
  return db.once('partner candidates', () => new Candidates(db));
}
