import type { Database } from '#database/connection.ts';
import { api } from '#api-paths.ts';
import { paths, withQuery } from '#paths.ts';
import type { RawQuery } from './limits.ts';

/** One address to measure, beside what a bare route would do for it. */
export interface Case {
  name: string;
  path: string;
  /**
   * uncached: a public page, each time at an address of its own (`?n=…`, which pages pass over), so that the kept
   * page is never met; cached: the same address again; unchanged: with the ETag it has; api: never kept.
   */
  how: 'uncached' | 'cached' | 'unchanged' | 'api';
  raw: RawQuery[];
  /** The least part of a ready Buffer's rate, from the project's goals; undefined where none is set. */
  goal: number | undefined;
}

const ROW = 'select id, slug, name, name_language, country, kind, status from organisations';
const GRANT_ROW = `select grants.id, reference, title, grants.country, amount_minor, currency, starts_on, ends_on, grants.status,
  signed_on, lead.slug, lead.name from grants join organisations lead on lead.id = grants.lead_id`;

/** The addresses of a registry, whichever its size. */
export function casesOf(db: Database): Case[] {
  return [...organisationLists(db), ...grantLists(db), ...records(db), ...kept(db)];
}

const FILTER = { country: 'RS', kind: 'cso' };

function organisationLists(db: Database): Case[] {
  const list = paths.organisations();
  const filtered: RawQuery[] = [
    { sql: `${ROW} where country = ? and kind = ? limit 25`, parameters: ['RS', 'cso'] },
    {
      sql: 'select count(*) as total from organisations where country = ? and kind = ?',
      parameters: ['RS', 'cso'],
    },
  ];
  const searched = (name: string, path: string, word: string): Case => {
    const sql = `${ROW} where id in (select rowid from organisation_search where organisation_search match ? limit 25)`;
    return {
      name,
      path,
      how: 'uncached',
      raw: [{ sql, parameters: [`names : "${word}"*`] }],
      goal: undefined,
    };
  };
  return [
    { name: 'organisations', path: list, how: 'uncached', raw: [firstRows(db)], goal: 0.3 },
    {
      name: 'organisations, filtered',
      path: withQuery(list, FILTER),
      how: 'uncached',
      raw: filtered,
      goal: 0.15,
    },
    searched('organisations, q=zene', withQuery(list, { q: 'zene' }), 'zene'),
    searched('organisations, q=z', withQuery(list, { q: 'z' }), 'z'),
    searched('search, q=zene', paths.search('zene'), 'zene'),
  ];
}

function grantLists(db: Database): Case[] {
  const list = paths.grants();
  const filter = { country: 'RS', status: 'completed' };
  const filtered: RawQuery[] = [
    {
      sql: `${GRANT_ROW} where grants.country = ? and grants.status = ? limit 25`,
      parameters: ['RS', 'completed'],
    },
    {
      sql: 'select count(*) as total from grants where country = ? and status = ?',
      parameters: ['RS', 'completed'],
    },
  ];
  return [
    { name: 'grants', path: list, how: 'uncached', raw: [firstGrantRows(db)], goal: 0.3 },
    { name: 'grants, filtered', path: withQuery(list, filter), how: 'uncached', raw: filtered, goal: 0.15 },
  ];
}

function records(db: Database): Case[] {
  const organisation = anOrganisation(db);
  const grant = aGrant(db);
  const [ofOrganisation, ofGrant] = [organisationRows(organisation), grantRows(grant)];
  return [
    {
      name: 'one organisation',
      path: paths.organisation(organisation.slug),
      how: 'uncached',
      raw: ofOrganisation,
      goal: 0.25,
    },
    { name: 'one grant', path: paths.grant(grant.reference), how: 'uncached', raw: ofGrant, goal: 0.25 },
    { name: 'API: organisations', path: api.organisations(), how: 'api', raw: [firstRows(db)], goal: 0.4 },
    { name: 'API: one grant', path: api.grant(grant.reference), how: 'api', raw: ofGrant, goal: 0.25 },
  ];
}

function kept(db: Database): Case[] {
  const [path, raw] = [paths.organisations(), [firstRows(db)]];
  return [
    { name: 'page in cache', path, how: 'cached', raw, goal: 0.8 },
    { name: 'not modified (304)', path, how: 'unchanged', raw, goal: 0.7 },
  ];
}

/** The rows of the first page, by ids that are known: no query can do less. */
function firstRows(db: Database): RawQuery {
  return {
    sql: `${ROW} where id in (select value from json_each(?))`,
    parameters: [firstIds(db, 'organisations')],
  };
}

function firstGrantRows(db: Database): RawQuery {
  return {
    sql: `${GRANT_ROW} where grants.id in (select value from json_each(?))`,
    parameters: [firstIds(db, 'grants')],
  };
}

function firstIds(db: Database, table: 'organisations' | 'grants'): string {
  const rows = db.prepare<{ id: number }>(`select id from ${table} order by id limit 25`).all();
  return JSON.stringify(rows.map(({ id }) => id));
}

/** An organisation with a few grants, as most have that have any. */
function anOrganisation(db: Database): { id: number; slug: string } {
  return db
    .prepare<{ id: number; slug: string }>(
      `select id, slug from organisations where status = 'active' and kind = 'cso'
       order by abs((select count(*) from grant_participants where organisation_id = organisations.id) - 5), id limit 1`,
    )
    .get()!;
}

/** A signed grant with the largest consortium, such as the registry is there for. */
function aGrant(db: Database): { id: number; reference: string } {
  return db
    .prepare<{ id: number; reference: string }>(
      `select grants.id, reference from grant_participants part join grants on grants.id = part.grant_id
       where status is null or status not in ('planned', 'cancelled') group by grants.id order by count(*) desc, grants.id limit 1`,
    )
    .get()!;
}

function organisationRows({ id, slug }: { id: number; slug: string }): RawQuery[] {
  return [
    { sql: 'select * from organisations where slug = ?', parameters: [slug] },
    {
      sql: 'select name, kind, language from organisation_names where organisation_id = ? order by position',
      parameters: [id],
    },
    {
      sql: `select reference, title, amount_minor, currency, status, part.role from grant_participants part
        join grants on grants.id = part.grant_id where part.organisation_id = ?`,
      parameters: [id],
    },
  ];
}

function grantRows({ id, reference }: { id: number; reference: string }): RawQuery[] {
  return [
    { sql: 'select * from grants where reference = ?', parameters: [reference] },
    {
      sql: `select slug, name, country, role, share, name_at_signing from grant_participants part
        join organisations on organisations.id = part.organisation_id where part.grant_id = ? order by position`,
      parameters: [id],
    },
  ];
}
