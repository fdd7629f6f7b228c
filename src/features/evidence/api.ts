import { Type, type Static } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { note, orNull, text } from '#features/outcomes/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { attachEvidence, createEvidence, detachEvidence, editEvidence } from './commands.ts';
import { evidenceList } from './list.ts';
import { findEvidence, listEvidence, type EvidenceDetail, type EvidenceRow } from './queries.ts';
import { EvidenceInput, EvidenceUse } from './schemas.ts';

const Item = Type.Object({
  slug: text('Of its address'),
  statement: text('What it says'),
  value: orNull(text('A number, a range or words, as printed')),
  unit: orNull(text('Of the value')),
  publisher: text('Who published it'),
  year: orNull(Type.Integer()),
  period: orNull(text('The time it describes')),
  place: orNull(text('Code of a country, or the name of a region')),
  theme: orNull(text('Slug')),
  citedByEvent: orNull(text('Slug of the event whose programme cites it')),
  source: orNull(text('A web address, or the name of a document')),
  readOn: orNull(text('The day it was read')),
  basis: orNull(text('read, derived, inferred or entered')),
});
const Evidence = Type.Object({
  ...Item.properties,
  uses: Type.Array(
    Type.Object({
      noun: text('theme, coalition, solution or outcome'),
      record: text('Slug; of an outcome its number'),
    }),
  ),
  note,
});
type Evidence = Static<typeof Evidence>;
const EvidencePage = Type.Object({
  items: Type.Array(Item),
  next: orNull(text('The cursor that continues the list')),
  total: Type.Integer(),
  note,
});
const Path = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the finding', examples: ['awc-2020-rs'] }),
});
const tags = ['evidence'];
const security = [{ token: [] }];
const refusals = problemResponses(401, 403, 404, 409, 422);

/** The evidence library for scripts: the same queries, commands and rules as the pages. */
export async function evidenceApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
  useRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.evidenceLibrary(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listEvidence',
        summary: 'Figures and findings with their sources, searched, filtered and sorted',
        querystring: listQuerySchema(evidenceList, 'api'),
        response: { 200: EvidencePage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const asked = readApiListRequest(evidenceList, request.query);
      const { ids, next, total } = findList(request.db, evidenceList, asked, reader);
      const rows = listEvidence(request.db, ids);
      const items = rows.map(itemOf);
      return reply.send({
        items,
        next: cursorAfter(next),
        total,
        ...noteFor(rows.map(({ place }) => place)),
      });
    },
  );

  app.get(
    '/api/v1/evidence/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getEvidence',
        summary: 'A figure or finding, and where it is used',
        params: Path,
        response: { 200: Evidence, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(resourceOf(findEvidence(request.db, request.params.slug))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.evidenceLibrary(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'createEvidence',
        summary: 'Enter a figure or finding with its source',
        body: EvidenceInput,
        response: {
          201: {
            description: 'It was entered',
            headers: { location: { type: 'string', description: 'Its address' } },
            content: { 'application/json': { schema: Evidence } },
          },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug } = createEvidence(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.evidence(slug))
        .send(resourceOf(findEvidence(request.db, slug)));
    },
  );

  app.put(
    '/api/v1/evidence/:slug',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'editEvidence',
        summary: 'Put a figure or finding right',
        params: Path,
        body: EvidenceInput,
        response: { 200: Evidence, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      editEvidence(request.db, request.act(), request.params.slug, request.body);
      return reply.send(resourceOf(findEvidence(request.db, request.params.slug)));
    },
  );
}

function useRoutes(app: App): void {
  for (const [method, write, operationId, summary] of [
    ['POST', attachEvidence, 'attachEvidence', 'Attach it to a theme, a coalition, a solution or an outcome'],
    ['DELETE', detachEvidence, 'detachEvidence', 'Take it from where it was attached'],
  ] as const) {
    app.route({
      method,
      url: '/api/v1/evidence/:slug/uses',
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId,
        summary,
        params: Path,
        body: EvidenceUse,
        response: { 200: Evidence, ...refusals },
      },
      handler: async (request, reply) => {
        write(request.db, request.act(), request.params.slug, request.body);
        return reply.send(resourceOf(findEvidence(request.db, request.params.slug)));
      },
    });
  }
}

function itemOf({ id: _, event, address, ...own }: EvidenceRow): Static<typeof Item> {
  return { ...own, citedByEvent: event?.slug ?? null, source: address };
}

function resourceOf({ uses, citations: _, ...row }: EvidenceDetail): Evidence {
  return {
    ...itemOf(row),
    uses: uses.map(({ noun, record }) => ({ noun, record })),
    ...noteFor([row.place]),
  };
}
