import { Type, type Static } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { noteFor } from '#features/coalitions/resource.ts';
import { Evidence, note, orNull, text } from '#features/outcomes/resource.ts';
import { isStaff } from '#features/people/access.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { editAction, recordAction } from './commands.ts';
import { actionKinds } from './kinds.ts';
import { actionList } from './list.ts';
import { findAction, listActions, type ActionRow } from './queries.ts';
import { ActionInput } from './schemas.ts';

/** An action as the API answers it. */
const Action = Type.Object({
  id: Type.Integer({ examples: [1] }),
  coalition: text('Slug'),
  kind: Type.Unsafe<string>({ type: 'string', enum: [...actionKinds], description: 'What it was' }),
  actedOn: orNull(text('As precise as known')),
  institution: orNull(text('Toward which, as printed')),
  country: orNull(text('ISO 3166-1 alpha-2 or XK')),
  what: text('What was done'),
  participants: Type.Array(
    Type.Object({ name: text('As printed'), organisation: orNull(text('Slug, where it is a member')) }),
  ),
  evidence: Type.Array(Evidence),
  sourceNote: orNull(text('Doubts')),
  updatedAt: text('In UTC'),
  note,
});
type Action = Static<typeof Action>;
const ActionPage = Type.Object({
  items: Type.Array(Action),
  next: orNull(text('The cursor that continues the list')),
  total: Type.Integer(),
  note,
});

const slug = Type.String({
  maxLength: 200,
  description: 'Slug of the coalition',
  examples: ['safejournalists'],
});
const CoalitionPath = Type.Object({ slug });
const Path = Type.Object({
  slug,
  id: Type.Integer({ minimum: 1, description: 'Of the action', examples: [1] }),
});
const tags = ['actions'];
const security = [{ token: [] }];
const Recorded = {
  description: 'It was recorded',
  headers: { location: { type: 'string', description: 'Its address' } },
  content: { 'application/json': { schema: Action } },
};

/** Advocacy actions for scripts: the same queries, commands and rules as the pages. */
export async function actionsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.actions(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listActions',
        summary: 'Advocacy actions of all coalitions, searched, filtered and sorted',
        querystring: listQuerySchema(actionList, 'api'),
        response: { 200: ActionPage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const asked = readApiListRequest(actionList, request.query);
      const { ids, next, total } = findList(request.db, actionList, asked, reader);
      const items = listActions(request.db, ids).map(resourceOf);
      return reply.send({
        items,
        next: cursorAfter(next),
        total,
        ...noteFor(items.map(({ country }) => country)),
      });
    },
  );

  app.get(
    '/api/v1/coalitions/:slug/actions/:id',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getAction',
        summary: 'An advocacy action with who took part',
        params: Path,
        response: { 200: Action, ...problemResponses(404) },
      },
    },
    async (request, reply) =>
      reply.send(alone(findAction(request.db, request.params.slug, request.params.id))),
  );
}

function writeRoutes(app: App): void {
  app.post(
    '/api/v1/coalitions/:slug/actions',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'recordAction',
        summary: 'Record what a coalition did',
        params: CoalitionPath,
        body: ActionInput,
        response: { 201: Recorded, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug: coalition } = request.params;
      const id = recordAction(request.db, request.act(), coalition, request.body);
      return reply
        .code(201)
        .header('location', api.action(coalition, id))
        .send(alone(findAction(request.db, coalition, id)));
    },
  );

  app.put(
    '/api/v1/coalitions/:slug/actions/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'editAction',
        summary: 'Put what is said of an action right, or add evidence',
        params: Path,
        body: ActionInput,
        response: { 200: Action, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug: coalition, id } = request.params;
      editAction(request.db, request.act(), coalition, id, request.body);
      return reply.send(alone(findAction(request.db, coalition, id)));
    },
  );
}

function resourceOf({ coalition, participants, evidence, note: sourceNote, ...own }: ActionRow): Action {
  return {
    ...own,
    coalition: coalition.slug,
    participants: participants.map(({ name, slug: organisation }) => ({ name, organisation })),
    evidence: evidence.map(({ address, readOn, basis }) => ({ address, readOn, basis })),
    sourceNote,
  };
}

function alone(row: ActionRow): Action {
  return { ...resourceOf(row), ...noteFor([row.country]) };
}
