import type { Database } from '#database/connection.ts';
import { keptRows } from '#database/kept.ts';
import type { ParticipantRole } from '#features/grants/kinds.ts';
import { IS_GIVEN } from './grants.ts';
import type { OrganisationKind, OrganisationStatus } from './kinds.ts';
import { latinOf } from './latin.ts';
import { countPartners } from './partners.ts';

/** An organisation as a list shows it. */
export interface OrganisationListRow {
  id: number;
  slug: string;
  name: string;
  nameLanguage: string | null;
  country: string | null;
  kind: OrganisationKind;
  status: OrganisationStatus;
  acronym: string | null;
  /** When the organisation last said that its profile holds. */
  confirmedOn: string | null;
  /** The name in Latin letters; undefined where it is written in them. */
  latin: string | undefined;
  /** Under which schemes it has grants, and in which role; a scheme that is not published has no slug. */
  schemes: { slug: string | null; name: string | null; role: ParticipantRole }[];
  partners: number;
  /** The countries of its partners, each once. */
  partnerCountries: string[];
}

type OwnRow = Omit<OrganisationListRow, 'latin' | 'schemes' | 'partners' | 'partnerCountries'>;

/** More rows than a page has, such as those of a download, are not kept. */
const MOST_KEPT = 100;

/** The rows of these organisations, in the order of the ids; those of a page are kept until the next change. */
export function listOrganisations(db: Database, ids: number[]): OrganisationListRow[] {
  if (ids.length > MOST_KEPT) return readRows(db, ids);
  return keptRows(db, 'organisation list rows', ids, (missing) => readRows(db, missing));
}

/** Three queries, however many rows they are. */
function readRows(db: Database, ids: number[]): OrganisationListRow[] {
  const given = JSON.stringify(ids);
  const own = db
    .prepare<OwnRow>(
      `select id, slug, name, name_language as nameLanguage, country, kind, status, confirmed_on as confirmedOn,
         (select names.name from organisation_names names where names.organisation_id = organisations.id
           and names.kind = 'acronym' order by names.position limit 1) as acronym
       from organisations where id in (select value from json_each(?))`,
    )
    .all(given);
  const schemes = Map.groupBy(
    db
      .prepare<OrganisationListRow['schemes'][number] & { organisationId: number }>(
        `select distinct part.organisation_id as organisationId, schemes.slug, schemes.name, part.role
         from grant_participants part join grants on grants.id = part.grant_id
         left join schemes on schemes.id = grants.scheme_id
         where part.organisation_id in (select value from json_each(?)) and ${IS_GIVEN}
         order by part.role = 'lead' desc, schemes.id`,
      )
      .all(given),
    ({ organisationId }) => organisationId,
  );
  const partners = countPartners(db, ids);
  const rows = new Map(own.map((row) => [row.id, row]));
  return ids.flatMap((id): OrganisationListRow[] => {
    const row = rows.get(id);
    if (!row) return [];
    const { count = 0, countries = [] } = partners.get(id) ?? {};
    const held = (schemes.get(id) ?? []).map(({ slug, name, role }) => ({ slug, name, role }));
    const latin = latinOf(row.name, row.nameLanguage);
    return [{ ...row, latin, schemes: held, partners: count, partnerCountries: countries }];
  });
}

/** The themes of each of these organisations by their slugs, in the order of the list of themes. */
export function themesByOrganisation(db: Database, ids: readonly number[]): Map<number, string[]> {
  const rows = db
    .prepare<{ id: number; slug: string }>(
      `select organisation_id as id, slug from organisation_themes
       join themes on themes.id = organisation_themes.theme_id
       where organisation_id in (select value from json_each(?)) order by themes.position`,
    )
    .all(JSON.stringify(ids));
  const byOrganisation = Map.groupBy(rows, ({ id }) => id);
  return new Map(Array.from(byOrganisation, ([id, own]) => [id, own.map(({ slug }) => slug)]));
}
