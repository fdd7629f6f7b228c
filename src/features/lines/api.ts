import { Type, type Static } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { repeatKey } from '#features/api/repeated-key.ts';
import { findEvent } from '#features/events/queries.ts';
import { orNull, text } from '#features/outcomes/resource.ts';
import { settleLine, typeLine } from './commands.ts';
import { findLine, linesOfEvent, type LineRow } from './queries.ts';
import { LineInput, SettlingInput } from './schemas.ts';

const Line = Type.Object({
  id: Type.Integer({ examples: [1] }),
  session: text('Slug'),
  kind: text('solution, commitment, ask or interest'),
  text: text('What was said'),
  owner: orNull(text('Who sees to it')),
  dueOn: orNull(text('As precise as typed')),
  became: orNull(
    Type.Object({
      noun: text('solution, coalition or action'),
      slug: text('Of an action: of its coalition'),
      action: orNull(Type.Integer({ description: 'Number of the action' })),
    }),
  ),
  setAsideReason: orNull(text('Why it was set aside')),
});
type Line = Static<typeof Line>;
const LineList = Type.Object({
  items: Type.Array(Line),
  next: Type.Null({ description: 'All of them stand here' }),
  total: Type.Integer(),
});
const event = Type.String({
  maxLength: 200,
  description: 'Slug of the event',
  examples: ['smart-balkans-regional-conference-2023'],
});
const EventPath = Type.Object({ slug: event });
const SessionPath = Type.Object({
  slug: event,
  session: Type.String({ maxLength: 200, description: 'Slug of the session', examples: ['plenary-3'] }),
});
const LinePath = Type.Object({ slug: event, id: Type.Integer({ minimum: 1, examples: [1] }) });
const Key = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'In place of the key in what is sent; the answer repeats it',
      examples: ['walk-0001'],
    }),
  ),
});
const tags = ['events'];
const security = [{ token: [] }];

/** What was said at sessions, for scripts of staff. */
export async function linesApi(app: App): Promise<void> {
  app.get(
    '/api/v1/events/:slug/lines',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listLines',
        summary: 'What was said at the sessions of an event, and what became of it',
        params: EventPath,
        response: { 200: LineList, ...problemResponses(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { id } = findEvent(request.db, request.params.slug, { isStaff: true });
      const items = linesOfEvent(request.db, id).map(resourceOf);
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.post(
    '/api/v1/events/:slug/sessions/:session/lines',
    {
      config: { access: 'staff' },
      preValidation: repeatKey,
      schema: {
        tags,
        security,
        operationId: 'typeLine',
        summary: 'Type a line of a working group or a plenary',
        params: SessionPath,
        headers: Key,
        body: LineInput,
        response: {
          201: { description: 'It stands', content: { 'application/json': { schema: Line } } },
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug, session } = request.params;
      const input = { ...request.body, key: request.headers['idempotency-key'] ?? request.body.key };
      const id = typeLine(request.db, request.act(), slug, session, input);
      return reply.code(201).send(resourceOf(findLine(request.db, slug, id)));
    },
  );

  app.post(
    '/api/v1/events/:slug/lines/:id/settling',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'settleLine',
        summary: 'Make a solution, a coalition’s ask or an action of a line, or set it aside',
        params: LinePath,
        body: SettlingInput,
        response: { 200: Line, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      settleLine(request.db, request.act(), slug, id, request.body);
      return reply.send(resourceOf(findLine(request.db, slug, id)));
    },
  );
}

function resourceOf({ sessionTitle: _, createdAt: __, became, ...own }: LineRow): Line {
  return { ...own, became: became && { noun: became.noun, slug: became.slug, action: became.action } };
}
