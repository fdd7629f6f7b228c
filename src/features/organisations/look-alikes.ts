import type { Database } from '#database/connection.ts';
import { LISTED } from './listed.ts';
import type { NameRow } from './names.ts';

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
         and organisations.country is ? and organisations.id <> ? and ${LISTED} limit 1`,
    )
    .get(JSON.stringify(keys), country, exceptId);
}
