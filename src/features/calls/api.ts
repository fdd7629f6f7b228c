import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Database } from '#database/connection.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import type { NamedOrganisation } from '#features/partners/details.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { answerCall, closeCall, createCall, editCall } from './commands.ts';
import { callList } from './list.ts';
import { answersOf, findCall, isPast, listCalls, type CallRow } from './queries.ts';
import { AnswerInput, Call, CallInput, CallPage, ClosingInput } from './schemas.ts';

const Slug = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the call',
    examples: ['partners-against-youth-violence-example'],
  }),
});
const tags = ['partners'];
const security = [{ token: [] }];
const signedIn = { access: 'signed-in' } as const;

/** Calls for partners for scripts: the same queries, commands and rules as the pages. */
export async function callsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
  answerRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.calls(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listCalls',
        summary: 'Calls for partners, searched, filtered and sorted',
        querystring: listQuerySchema(callList, 'api'),
        response: { 200: CallPage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(callList, request.query);
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const { ids, next, total } = findList(request.db, callList, asked, reader);
      const rows = listCalls(request.db, ids);
      const note = kosovoNote(
        rows.flatMap(({ countries, organisation }) => [...countries, organisation.country]),
        'en',
      );
      const items = rows.map((row) => itemOf(row, request.ui().today));
      return reply.send({ items, next: cursorAfter(next), total, ...(note ? { note } : {}) });
    },
  );
  app.get(
    '/api/v1/partners/calls/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getCall',
        summary: 'A call for partners; answers are read by who made it alone',
        params: Slug,
        response: { 200: Call, ...problemResponses(404) },
      },
    },
    async (request, reply) => reply.send(resourceOf(request.db, request.params.slug, request.ui().today)),
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.calls(),
    {
      config: signedIn,
      schema: {
        tags,
        security,
        operationId: 'createCall',
        summary: 'Seek partners',
        body: CallInput,
        response: {
          201: { description: 'It was made', content: { 'application/json': { schema: Call } } },
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug } = createCall(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.call(slug))
        .send(resourceOf(request.db, slug, request.ui().today));
    },
  );
  app.put(
    '/api/v1/partners/calls/:slug',
    {
      config: signedIn,
      schema: {
        tags,
        security,
        operationId: 'editCall',
        summary: 'Put a call right; its organisation stays',
        params: Slug,
        body: CallInput,
        response: { 200: Call, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = editCall(request.db, request.act(), request.params.slug, request.body);
      return reply.send(resourceOf(request.db, slug, request.ui().today));
    },
  );
}

function answerRoutes(app: App): void {
  app.post(
    '/api/v1/partners/calls/:slug/answers',
    {
      config: signedIn,
      schema: {
        tags,
        security,
        operationId: 'answerCall',
        summary: 'Answer a call for an organisation that one speaks for, once',
        params: Slug,
        body: AnswerInput,
        response: { 200: Call, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      answerCall(request.db, request.act(), slug, request.body);
      return reply.send(resourceOf(request.db, slug, request.ui().today));
    },
  );
  app.post(
    '/api/v1/partners/calls/:slug/closing',
    {
      config: signedIn,
      schema: {
        tags,
        security,
        operationId: 'closeCall',
        summary: 'Close a call: partners were found, and with whom, or not',
        params: Slug,
        body: ClosingInput,
        response: { 200: Call, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      closeCall(request.db, request.act(), slug, request.body);
      return reply.send(resourceOf(request.db, slug, request.ui().today));
    },
  );
}

const partyOf = ({ slug, name, country }: NamedOrganisation) => ({ slug, name, country });

function itemOf(row: CallRow, today: string) {
  const { slug, title, organisation, role, countries, languages, themes, scheme, deadline, status, answers } =
    row;
  return {
    slug,
    title,
    organisation: partyOf(organisation),
    role,
    countries,
    languages,
    themes,
    scheme,
    deadline,
    status,
    isPast: isPast(row, today),
    answers,
  };
}

function resourceOf(db: Database, slug: string, today: string) {
  const call = findCall(db, slug);
  const { offered, wanted, experience, closedOn, closingWord } = call;
  const found = answersOf(db, call.id)
    .filter(({ state }) => state === 'chosen')
    .map(({ organisation }) => partyOf(organisation));
  const note = kosovoNote(
    [...call.countries, call.organisation.country, ...found.map(({ country }) => country)],
    'en',
  );
  return {
    ...itemOf(call, today),
    offered,
    wanted,
    experience,
    found,
    closedOn,
    closingWord,
    ...(note ? { note } : {}),
  };
}
