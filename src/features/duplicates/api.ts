import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { OrganisationInput } from '#features/organisations/schemas.ts';
import { tidyInput } from '#features/organisations/rules.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { findCandidates, soughtOf } from './candidates.ts';
import { takeBackTellingApart, tellApart } from './commands.ts';
import { mergeOrganisations } from './merging.ts';
import { mergesApi } from './merges-api.ts';
import { findPair, listPairs } from './queries.ts';
import { candidateResource, pairDetailResource, pairResource } from './resource.ts';
import { CandidateResource, MergeInput, PairPath, PairResource } from './schemas.ts';
import { pairStates } from './states.ts';

const tags = ['duplicates'];
const security = [{ token: [] }];
const Merged = Type.Object({
  slug: Type.String({ description: 'Of the record that stays' }),
  merge: Type.Integer({ description: 'Number of the merge, by which it can be undone' }),
});

/** Possible duplicates for scripts: the same queries and commands as the pages. */
export async function duplicatesApi(app: App): Promise<void> {
  readRoutes(app);
  pairRoutes(app);
  await mergesApi(app);
}

function readRoutes(app: App): void {
  app.get(
    api.duplicates(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listDuplicates',
        summary: 'Pairs of organisations that may be one',
        querystring: Type.Object(
          {
            state: Type.Optional(
              Type.String({ description: `One of ${pairStates.join(', ')}; open where absent` }),
            ),
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            items: Type.Array(PairResource),
            next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page' }),
            total: Type.Integer({ description: 'How many there are in all' }),
          }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { state, cursor, limit = 25 } = request.query;
      const asked = {
        state: pairStates.find((one) => one === state) ?? 'open',
        countries: undefined,
        after: readCursor(cursor),
        size: limit,
      };
      const { pairs, total, next } = listPairs(request.db, asked);
      return reply.send({ items: pairs.map(pairResource), next: cursorAfter(next), total });
    },
  );

  app.post(
    '/api/v1/duplicates/candidates',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'findCandidates',
        summary: 'Organisations that may be the one described, with the reasons; nothing is stored',
        body: OrganisationInput,
        response: {
          200: Type.Object({ items: Type.Array(CandidateResource) }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const found = findCandidates(request.db, soughtOf(tidyInput(request.body)));
      return reply.send({ items: found.map(candidateResource) });
    },
  );
}

function pairRoutes(app: App): void {
  const schema = { tags, security, params: PairPath };
  const response = { 200: PairResource, ...problemResponses(401, 403, 404, 409, 422) };
  app.get(
    '/api/v1/duplicates/:first/:second',
    {
      config: { access: 'staff' },
      schema: {
        ...schema,
        operationId: 'comparePair',
        summary: 'Why two organisations may be one',
        response,
      },
    },
    async (request, reply) => {
      const { first, second } = request.params;
      return reply.send(pairDetailResource(findPair(request.db, first, second)));
    },
  );
  app.put(
    '/api/v1/duplicates/:first/:second/distinction',
    {
      config: { access: 'staff' },
      schema: { ...schema, operationId: 'tellApart', summary: 'Say that two are not the same', response },
    },
    async (request, reply) => {
      const { first, second } = request.params;
      tellApart(request.db, request.act(), first, second);
      return reply.send(pairDetailResource(findPair(request.db, first, second)));
    },
  );
  app.delete(
    '/api/v1/duplicates/:first/:second/distinction',
    {
      config: { access: 'staff' },
      schema: { ...schema, operationId: 'takeBackTellingApart', summary: 'Take that back', response },
    },
    async (request, reply) => {
      const { first, second } = request.params;
      takeBackTellingApart(request.db, request.act(), first, second);
      return reply.send(pairDetailResource(findPair(request.db, first, second)));
    },
  );
  app.post(
    '/api/v1/duplicates/:first/:second/merge',
    {
      config: { access: 'staff' },
      schema: {
        ...schema,
        operationId: 'mergeOrganisations',
        summary: 'Make one record of two: the first stays, the second becomes part of it',
        body: MergeInput,
        response: { 200: Merged, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { first, second } = request.params;
      const { id, slug } = mergeOrganisations(
        request.db,
        request.act(),
        first,
        second,
        request.body.fields ?? {},
      );
      return reply.send({ slug, merge: id });
    },
  );
}
