import type { Database } from '#database/connection.ts';
import { partnersOf, partnerIds } from '#features/organisations/partners.ts';
import { listSchemes, type SchemeRow } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import type { Language } from '#language/languages.ts';
import { sixCountries } from '#language/countries.ts';
import { basketOf, type BasketMember } from './basket.ts';
import { candidatesOf } from './candidates.ts';
import { isEmptyNeed, shareOf, type NeedAsked } from './need-request.ts';
import { Ranking, type Ranked } from './ranking.ts';
import { usualWeights, weighed, type Weighed } from './reasons.ts';
import { conditions, fits, type Candidate, type Condition, type Need } from './scoring.ts';

export const PAGE = 10;
/** So far down both orders are compared where weights were changed. */
const COMPARED = 200;
const SHOWN_MOVES = 4;

export interface Matching {
  asked: NeedAsked;
  members: BasketMember[];
  scheme: SchemeRow | undefined;
  /** What the address names and nobody knows. */
  isUnknownScheme: boolean;
  need: Need;
  /** Names of the themes asked, in the reader's language, by slug. */
  names: Record<string, string>;
  /** Undefined where nothing was asked for. */
  found: Found | undefined;
}

export interface Found {
  total: number;
  ranked: Ranked[];
  /** Weights that are other than usual. */
  raised: { name: Weighed; from: number; to: number }[];
  /** Who stands elsewhere for it, the largest steps near the top first. */
  moves: Move[];
  /** Where nobody fits: what to loosen, and how many that gives. */
  loosen: { condition: Condition; count: number }[];
}

export interface Move {
  id: number;
  from: number | undefined;
  to: number;
  /** The reason whose points changed most, and by how many tenths. */
  because: { reason: Weighed; by: number } | undefined;
}

/** Draws up the list for a need; the same need on the same data gives the same list. */
export function matchPartners(
  db: Database,
  asked: NeedAsked,
  { today, language }: { today: string; language: Language },
  size = PAGE,
): Matching {
  const members = basketOf(db, asked.with);
  const scheme = listSchemes(db).find(({ slug }) => slug === asked.scheme);
  const need = resolveNeed(db, asked, members, scheme, asked.on || today);
  const isUnknownScheme = asked.scheme !== '' && scheme === undefined;
  const found = isEmptyNeed(asked) ? undefined : find(db, need, asked, size);
  const names = Object.fromEntries(asked.themes.map((slug) => [slug, themeName(db, slug, language)]));
  return { asked, members, scheme, isUnknownScheme, need, names, found };
}

function find(db: Database, need: Need, { weights, page }: NeedAsked, size: number): Found {
  const candidates = candidatesOf(db);
  const ranking = new Ranking(need, weights, candidates.all());
  const raised = weighed
    .filter((name) => weights[name] !== usualWeights[name])
    .map((name) => ({ name, from: usualWeights[name], to: weights[name] }));
  return {
    total: ranking.total,
    ranked: ranking.first(page * size).slice((page - 1) * size),
    raised,
    moves: raised.length > 0 ? movesOf(ranking, new Ranking(need, usualWeights, candidates.all())) : [],
    loosen: ranking.total === 0 ? loosening(need, candidates.all()) : [],
  };
}

/** What moved from where to where among the first places, and for which reason. */
function movesOf(now: Ranking, before: Ranking): Move[] {
  const earlier = new Map(before.first(COMPARED).map((one) => [one.candidate.id, one]));
  return now
    .first(PAGE)
    .filter(({ candidate, place }) => earlier.get(candidate.id)?.place !== place)
    .map((one): Move => {
      const then = earlier.get(one.candidate.id);
      return { id: one.candidate.id, from: then?.place, to: one.place, because: then && largest(one, then) };
    })
    .toSorted((left, right) => step(right) - step(left) || left.to - right.to)
    .slice(0, SHOWN_MOVES);
}

const step = ({ from = COMPARED, to }: Move) => Math.abs(from - to);

function largest(now: Ranked, then: Ranked): Move['because'] {
  const pointsIn = (one: Ranked, name: Weighed) =>
    one.reasons.find(({ reason }) => reason === name)?.points ?? 0;
  const changes = weighed.map((reason) => ({ reason, by: pointsIn(now, reason) - pointsIn(then, reason) }));
  const [most] = changes.toSorted((left, right) => Math.abs(right.by) - Math.abs(left.by));
  return most && most.by !== 0 ? most : undefined;
}

function loosening(need: Need, candidates: Iterable<Candidate>): Found['loosen'] {
  const counts = new Map<Condition, number>(conditions.map((condition) => [condition, 0]));
  for (const candidate of candidates) {
    for (const condition of conditions)
      if (fits(need, candidate, condition)) counts.set(condition, counts.get(condition)! + 1);
  }
  return [...counts]
    .map(([condition, count]) => ({ condition, count }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
}

/** Looks a need up: slugs become ids, and who worked with whom is read from grants, coalitions and networks. */
export function resolveNeed(
  db: Database,
  asked: Pick<NeedAsked, 'themes' | 'countries' | 'languages' | 'groups'> & { share: string },
  members: readonly BasketMember[],
  scheme: SchemeRow | undefined,
  on: string,
): Need {
  const own = members.flatMap(({ organisation }) => organisation ?? []);
  const ids = own.map(({ id }) => id);
  const countriesIn = own.flatMap(({ country, memberCountries = [] }) =>
    [country ?? [], memberCountries].flat(),
  );
  const named = asked.countries.length > 0 ? asked.countries : [...sixCountries];
  const isCountryAsked = asked.countries.length > 0 || ids.length > 0;
  return {
    on,
    themes: themesOf(db, asked.themes),
    countries: asked.countries,
    missing: isCountryAsked ? named.filter((code) => !countriesIn.includes(code)) : undefined,
    languages: asked.languages,
    groups: asked.groups,
    schemeId: scheme?.id,
    share: shareOf(asked),
    members: new Set(ids),
    together: togetherWith(db, ids),
  };
}

/** A theme is met by itself, by its second level where it is an area, and by its area. */
function themesOf(db: Database, slugs: readonly string[]): Need['themes'] {
  const all = listThemes(db);
  const ids = new Map(
    db
      .prepare<{ id: number; slug: string }>('select id, slug from themes')
      .all()
      .map(({ id, slug }) => [slug, id]),
  );
  return slugs.flatMap((slug) => {
    const theme = all.find((one) => one.slug === slug);
    if (!theme) return [];
    const related = all.filter((one) => one.slug === slug || one.area === slug || one.slug === theme.area);
    const meets = new Set(related.flatMap((one) => ids.get(one.slug) ?? []));
    return [{ meets, rarity: candidatesOf(db).rarity(slug, meets) }];
  });
}

function togetherWith(db: Database, ids: number[]): Map<number, number> {
  if (ids.length === 0) return new Map();
  const direct = partnerIds(db, ids);
  const further = direct.length === 0 ? [] : partnerIds(db, direct);
  return new Map([...further.map((id) => [id, 0.6] as const), ...direct.map((id) => [id, 1] as const)]);
}

/** Through what a candidate worked with somebody who is in, or with a partner of theirs. */
export function linkOf(db: Database, { id }: Candidate, need: Need) {
  const partners = partnersOf(db, id);
  const own = partners.find((partner) => need.members.has(partner.id));
  if (own) return { partner: own, isDirect: true, reason: own.reasons[0] };
  const further = partners.find((partner) => need.together.get(partner.id) === 1);
  return further && { partner: further, isDirect: false, reason: further.reasons[0] };
}
