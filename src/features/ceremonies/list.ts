import { uncovered } from '#database/covered.ts';
import { Type, type TObject } from '@sinclair/typebox';
import type { ListDefinition, ListRequest } from '#lists/definition.ts';
import { listQuerySchema } from '#lists/request.ts';

const OWN = 'ceremonies.id in (:ids)';

/**
 * What the list of ceremonies can be filtered and sorted by. There are few of them, so there is no search by
 * words and no search table: a request for this list never carries any.
 */
export const ceremonyList: ListDefinition = {
  noun: 'ceremony',
  visible: {
    public: `select id from ceremonies where ${OWN}`,
    staff: `select id from ceremonies where ${OWN}`,
  },
  facets: {
    /** The countries that it is restricted to, else those of the grants signed there. */
    country: `select ceremonies.id, coalesce(ceremony_countries.country, organisations.country) as value from ceremonies
      left join ceremony_countries on ceremony_countries.ceremony_id = ceremonies.id
      left join signings on signings.ceremony_id = ceremonies.id and signings.reversed_at is null
        and ceremony_countries.country is null and ${uncovered('grant', 'signings.grant_id')}
      left join grants on grants.id = signings.grant_id left join organisations on organisations.id = grants.lead_id
      where ${OWN} group by 1, 2`,
    scheme: `select ceremonies.id, schemes.slug as value from ceremonies
      left join ceremony_schemes on ceremony_schemes.ceremony_id = ceremonies.id
      left join schemes on schemes.id = ceremony_schemes.scheme_id where ${OWN}`,
    year: `select id, substr(planned_on, 1, 4) as value from ceremonies where ${OWN}`,
    programme: `select ceremonies.id, programmes.slug as value from ceremonies
      join programmes on programmes.id = ceremonies.programme_id where ${OWN}`,
  },
  sorts: {
    planned: {
      kind: 'value',
      direction: 'descending',
      query: `select id, planned_on || coalesce(planned_from, '') as value from ceremonies where ${OWN}`,
    },
    name: {
      kind: 'text',
      direction: 'ascending',
      query: `select id, title as value from ceremonies where ${OWN}`,
    },
  },
  defaultSort: 'planned',
  searchTable: '',
  namesOf: 'select title as name from ceremonies where id = ?',
};

/** The query of the list's address: its filters and its sort, and no words. */
export function ceremonyListQuery(door: 'page' | 'api'): TObject {
  const { q: _, ...known } = listQuerySchema(ceremonyList, door).properties;
  return Type.Object(known, { additionalProperties: door === 'page' });
}

/** The request without any words that a mistyped address may carry. */
export function withoutWords(request: ListRequest): ListRequest {
  return { ...request, q: undefined };
}
