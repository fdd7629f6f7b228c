import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createSolution, editSolution, recordStep } from './commands.ts';
import { solutionList } from './list.ts';
import { findSolution, listSolutions } from './queries.ts';
import { countriesOf, Solution, solutionItem, SolutionPage, solutionResource } from './resource.ts';
import { DiffusionInput, SolutionInput } from './schemas.ts';

const Path = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the solution', examples: ['national-sos-line'] }),
});
const tags = ['solutions'];
const security = [{ token: [] }];
const Created = {
  description: 'It was recorded',
  headers: { location: { type: 'string', description: 'Its address' } },
  content: { 'application/json': { schema: Solution } },
};

/** Solutions for scripts: the same queries, commands and rules as the pages. */
export async function solutionsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.solutions(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listSolutions',
        summary: 'Solutions with how far each country is: what the matrix shows',
        querystring: listQuerySchema(solutionList, 'api'),
        response: { 200: SolutionPage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const asked = readApiListRequest(solutionList, request.query);
      const { ids, next, total } = findList(request.db, solutionList, asked, reader);
      const rows = listSolutions(request.db, ids);
      return reply.send({
        items: rows.map(solutionItem),
        next: cursorAfter(next),
        total,
        ...noteFor(rows.flatMap(countriesOf)),
      });
    },
  );

  app.get(
    '/api/v1/solutions/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getSolution',
        summary: 'A solution with every step of every country',
        params: Path,
        response: { 200: Solution, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(solutionResource(findSolution(request.db, request.params.slug))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.solutions(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'createSolution',
        summary: 'Record a solution: what it is and where it works',
        body: SolutionInput,
        response: { 201: Created, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = createSolution(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.solution(slug))
        .send(solutionResource(findSolution(request.db, slug)));
    },
  );

  app.put(
    '/api/v1/solutions/:slug',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'editSolution',
        summary: 'Put a solution’s facts right: all of them, in which what is absent becomes not published',
        params: Path,
        body: SolutionInput,
        response: { 200: Solution, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      editSolution(request.db, request.act(), request.params.slug, request.body);
      return reply.send(solutionResource(findSolution(request.db, request.params.slug)));
    },
  );

  app.post(
    '/api/v1/solutions/:slug/steps',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'recordStep',
        summary: 'Record a step that a country took with a solution',
        params: Path,
        body: DiffusionInput,
        response: { 201: Created, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      recordStep(request.db, request.act(), slug, request.body);
      return reply
        .code(201)
        .header('location', api.solution(slug))
        .send(solutionResource(findSolution(request.db, slug)));
    },
  );
}
