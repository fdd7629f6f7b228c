import type { Database } from '#database/connection.ts';
import { uncovered } from '#database/covered.ts';

/** Three figures, never one (DOMAIN.md, “Grants”). */
export interface CeremonyFigures {
  /** On the list; null where no list is recorded, or it is not published and the reader may not know of it. */
  listed: number | null;
  /** Of the grants on the list or signed here: those that are signed, wherever. */
  signed: number;
  /** Of these, those whose day of signing is known to the day. */
  dated: number;
  /** Signed at this ceremony. */
  signedHere: number;
}

/** The figures of these ceremonies by their ids, in one query. */
export function ceremonyFigures(
  db: Database,
  ids: number[],
  { isStaff }: { isStaff: boolean },
): Map<number, CeremonyFigures> {
  const rows = db
    .prepare<CeremonyFigures & { id: number }>(
      `with at(ceremony_id, grant_id, is_listed) as (
         select ceremony_id, grant_id, max(is_listed) from (
           select ceremony_id, grant_id, 1 as is_listed from ceremony_grants
             where ceremony_id in (select value from json_each(?))
           union all select ceremony_id, grant_id, 0 from signings
             where reversed_at is null and ceremony_id in (select value from json_each(?))
               and ${uncovered('grant', 'grant_id')}
         ) group by ceremony_id, grant_id
       )
       select ceremonies.id,
         case when is_list_public or ? then nullif(sum(is_listed), 0) end as listed,
         count(signings.id) as signed,
         count(case when length(signings.signed_on) = 10 then 1 end) as dated,
         count(case when signings.ceremony_id = ceremonies.id then 1 end) as signedHere
       from ceremonies left join at on at.ceremony_id = ceremonies.id
       left join signings on signings.grant_id = at.grant_id and signings.reversed_at is null
       where ceremonies.id in (select value from json_each(?)) group by ceremonies.id`,
    )
    .all(JSON.stringify(ids), JSON.stringify(ids), isStaff ? 1 : 0, JSON.stringify(ids));
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
