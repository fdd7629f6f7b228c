import type { Database } from '#database/connection.ts';
import type { PartnerReason } from '#features/organisations/partners.ts';
import { IS_GIVEN } from '#features/organisations/grants.ts';
import { linkOf, type Matching } from './matching.ts';
import type { Ranked, Reason } from './ranking.ts';
import { isSmall, runningOn } from './scoring.ts';

export interface NamedOrganisation {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
}

/** One place in the list with everything that its reasons name. */
export interface Place {
  place: number;
  /** Tenths of a point. */
  score: number;
  organisation: NamedOrganisation;
  isNew: boolean;
  isSmall: boolean;
  reasons: Reason[];
  said: {
    /** Slugs of the themes shared, and of the rarest of them where it counts more. */
    themes: string[];
    rarest: string | undefined;
    link: { partner: NamedOrganisation; isDirect: boolean; reason: PartnerReason | undefined } | undefined;
    grant: { reference: string; title: string | null; language: string | null } | undefined;
    languages: string[];
    groups: string[];
    budget: readonly [number, number] | null;
    running: number | undefined;
    confirmedOn: string | null;
  };
}

/** The places of a page in words: what the scoring saw, with the records behind it. */
export function placesOf(db: Database, matching: Matching, ranked: readonly Ranked[]): Place[] {
  const names = namesOf(
    db,
    ranked.map(({ candidate }) => candidate.id),
  );
  return ranked.flatMap((one): Place[] => {
    const organisation = names.get(one.candidate.id);
    return organisation ? [placeOf(db, matching, one, organisation)] : [];
  });
}

function placeOf(
  db: Database,
  { asked, need }: Matching,
  { candidate, place, score, reasons }: Ranked,
  organisation: NamedOrganisation,
): Place {
  const met = asked.themes
    .map((slug, at) => ({ slug, theme: need.themes[at] }))
    .filter(({ theme }) => theme && candidate.themes.some((id) => theme.meets.has(id)));
  const rarities = need.themes.map(({ rarity }) => rarity);
  const rarest = met.find(({ theme }) => theme!.rarity === Math.max(...rarities));
  const pointsOf = (name: string) => reasons.find(({ reason }) => reason === name)?.points ?? 0;
  return {
    place,
    score,
    organisation,
    isNew: candidate.isNew,
    isSmall: isSmall(candidate),
    reasons,
    said: {
      themes: met.map(({ slug }) => slug),
      rarest: new Set(rarities).size > 1 ? rarest?.slug : undefined,
      link: need.together.has(candidate.id) ? linkOf(db, candidate, need) : undefined,
      grant: pointsOf('scheme') > 0 ? grantOf(db, candidate.id, need.schemeId) : undefined,
      languages: need.languages.filter((tag) => candidate.languages.includes(tag)),
      groups: need.groups.filter((group) => candidate.groups.includes(group)),
      budget: candidate.budget,
      running: runningOn(candidate, need.on),
      confirmedOn: candidate.confirmedOn,
    },
  };
}

function grantOf(db: Database, organisationId: number, schemeId: number | undefined): Place['said']['grant'] {
  return db
    .prepare<{ reference: string; title: string | null; language: string | null }>(
      `select grants.reference, grants.title, grants.title_language as language
       from grant_participants part join grants on grants.id = part.grant_id
       where part.organisation_id = ? and grants.scheme_id = ?
         and ${IS_GIVEN} and grants.status is not 'terminated'
       order by coalesce(grants.starts_on, grants.signed_on) desc, grants.id desc limit 1`,
    )
    .get(organisationId, schemeId ?? null);
}

/** Organisations by id, as a line names them. */
export function namesOf(db: Database, ids: readonly number[]): Map<number, NamedOrganisation> {
  return new Map(
    db
      .prepare<NamedOrganisation>(
        `select id, slug, name, name_language as nameLanguage, country from organisations
         where id in (select value from json_each(?))`,
      )
      .all(JSON.stringify(ids))
      .map((row) => [row.id, row]),
  );
}
