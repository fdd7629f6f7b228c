import { IS_GIVEN } from '#features/organisations/grants.ts';
import type { Database } from '#database/connection.ts';
import { partnersOf, type PartnerReason } from '#features/organisations/partners.ts';
import { candidatesOf } from '#features/partners/candidates.ts';
import { draftOf, type Draft } from '#features/partners/consortium-draft.ts';
import { namesOf, type NamedOrganisation } from '#features/partners/details.ts';
import { resolveNeed } from '#features/partners/matching.ts';
import { Ranking } from '#features/partners/ranking.ts';
import { usualWeights } from '#features/partners/reasons.ts';
import { amountOf, type BuilderAsked } from './builder-request.ts';

const SUGGESTED = 6;

export interface Builder {
  asked: BuilderAsked;
  draft: Draft;
  /** Who of them worked with whom, and in what. */
  links: { left: NamedOrganisation; right: NamedOrganisation; reasons: PartnerReason[] }[];
  /** Grants of theirs that run today, or may. */
  running: RunningGrant[];
  /** Who would fill what the rule still asks for, best first; empty where nothing is lacking. */
  suggestions: NamedOrganisation[];
  /** How many would in all. */
  fitting: number;
}

export interface RunningGrant {
  slug: string;
  name: string;
  nameLanguage: string | null;
  reference: string;
  title: string | null;
  titleLanguage: string | null;
  endsOn: string | null;
}

/** A basket with everything that its page says of it. */
export function builderOf(db: Database, asked: BuilderAsked, today: string): Builder {
  const draft = draftOf(db, {
    with: asked.with,
    shares: asked.shares,
    scheme: asked.scheme,
    amountMinor: amountOf(asked),
    currency: asked.currency,
  });
  const ids = draft.members.flatMap(({ organisation }) => organisation?.id ?? []);
  return {
    asked,
    draft,
    links: linksAmong(db, ids),
    running: runningOf(db, ids, today),
    ...suggest(db, draft, today),
  };
}

function linksAmong(db: Database, ids: number[]): Builder['links'] {
  const names = namesOf(db, ids);
  return ids.flatMap((id, place) =>
    partnersOf(db, id)
      .filter((partner) => ids.indexOf(partner.id) > place)
      .map((partner) => ({ left: names.get(id)!, right: names.get(partner.id)!, reasons: partner.reasons })),
  );
}

function runningOf(db: Database, ids: number[], today: string): RunningGrant[] {
  return db
    .prepare<RunningGrant>(
      `select organisations.slug, organisations.name, organisations.name_language as nameLanguage, grants.reference,
         grants.title, grants.title_language as titleLanguage, grants.ends_on as endsOn
       from grant_participants part join grants on grants.id = part.grant_id
       join organisations on organisations.id = part.organisation_id
       where part.organisation_id in (select value from json_each(:ids))
         and (grants.status is null or grants.status in ('signed', 'active')) and ${IS_GIVEN}
         and grants.ends_on >= substr(:today, 1, length(grants.ends_on))
       order by organisations.id, grants.ends_on`,
    )
    .all({ ids: JSON.stringify(ids), today });
}

function suggest(db: Database, draft: Draft, today: string): Pick<Builder, 'suggestions' | 'fitting'> {
  const { lacking, missingCountries, members, scheme } = draft;
  if (members.length === 0 || lacking.organisations + lacking.countries === 0)
    return { suggestions: [], fitting: 0 };
  const asked = { themes: [], countries: missingCountries, languages: [], groups: [], share: '' };
  const need = resolveNeed(db, asked, members, scheme, today);
  const ranking = new Ranking(need, usualWeights, candidatesOf(db).all());
  const first = ranking.first(SUGGESTED).map(({ candidate }) => candidate.id);
  const names = namesOf(db, first);
  return { suggestions: first.flatMap((id) => names.get(id) ?? []), fitting: ranking.total };
}
