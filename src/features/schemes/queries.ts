import { uncovered } from '#database/covered.ts';
import type { Database } from '#database/connection.ts';
import { arrived } from '#features/programmes/queries.ts';
import { NotFound } from '#errors.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';

export interface SchemeVersionRow {
  id: number;
  inForceFrom: string | null;
  inForceUntil: string | null;
  conditions: SchemeConditions;
  /** Grants of the scheme that were signed while it was, or may have been, in force. */
  signedGrants: number;
}

export interface SchemeDetail {
  id: number;
  slug: string;
  name: string;
  kind: string;
  programme: { id: number; slug: string; name: string; shortName: string };
  grants: number;
  /** The newest first. */
  versions: SchemeVersionRow[];
}

type Row = Omit<SchemeDetail, 'programme' | 'versions'> & {
  programmeId: number;
  programmeSlug: string;
  programmeName: string;
  programmeShortName: string;
};

const THERE = `status is not 'incoming' and ${uncovered('grant', 'grants.id')}`;

const SCHEMES = `select schemes.id, schemes.slug, schemes.name, schemes.kind, programmes.id as programmeId,
    programmes.slug as programmeSlug, programmes.name as programmeName, programmes.short_name as programmeShortName,
    (select count(*) from grants where grants.programme_id = schemes.programme_id and scheme_id = schemes.id
      and ${THERE}) as grants
  from schemes join programmes on programmes.id = schemes.programme_id where ${arrived('scheme')}`;

// A date known to a month or a year is compared as far as both are precise.
const VERSIONS = `select version.id, version.scheme_id as schemeId, in_force_from as inForceFrom,
    in_force_until as inForceUntil, conditions,
    (select count(*) from grants join schemes on schemes.id = grants.scheme_id
     where grants.programme_id = schemes.programme_id and grants.scheme_id = version.scheme_id
       and signed_on is not null and ${THERE}
       and (in_force_from is null or substr(in_force_from, 1, length(signed_on)) <= signed_on)
       and (in_force_until is null or substr(in_force_until, 1, length(signed_on)) >= signed_on)) as signedGrants
  from scheme_versions version`;

/** Every scheme with its versions, those of one programme together. */
export function listSchemeDetails(db: Database): SchemeDetail[] {
  const versions = Map.groupBy(
    db.prepare<StoredVersion>(`${VERSIONS} order by in_force_from desc, version.id desc`).all(),
    ({ schemeId }) => schemeId,
  );
  return db
    .prepare<Row>(`${SCHEMES} order by programmes.id, schemes.id`)
    .all()
    .map((row) => detailOf(row, versions.get(row.id) ?? []));
}

/** @throws NotFound where there is no scheme of that slug. */
export function findScheme(db: Database, slug: string): SchemeDetail {
  const row = db.prepare<Row>(`${SCHEMES} and schemes.slug = ?`).get(slug);
  if (!row) throw new NotFound(`no scheme ${slug}`);
  const versions = db
    .prepare<StoredVersion>(`${VERSIONS} where scheme_id = ? order by in_force_from desc, version.id desc`)
    .all(row.id);
  return detailOf(row, versions);
}

type StoredVersion = Omit<SchemeVersionRow, 'conditions'> & { schemeId: number; conditions: string };

function detailOf(row: Row, versions: StoredVersion[]): SchemeDetail {
  const { programmeId, programmeSlug, programmeName, programmeShortName, ...own } = row;
  return {
    ...own,
    programme: { id: programmeId, slug: programmeSlug, name: programmeName, shortName: programmeShortName },
    versions: versions.map(({ schemeId: _, conditions, ...version }) => ({
      ...version,
      conditions: JSON.parse(conditions) as SchemeConditions,
    })),
  };
}
