import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { OrganisationPath } from '#features/organisations/schemas.ts';
import { staffCountries } from '#features/people/access.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { answerCorrection, claimOrganisation, sendCorrection } from './commands.ts';
import type { HourlyLimit } from './limit.ts';
import { findCorrection, listCorrections, type Correction } from './queries.ts';
import { AnswerInput, ClaimInput, CorrectionInput, CorrectionPath, CorrectionResource } from './schemas.ts';

const tags = ['corrections'];
const security = [{ token: [] }];

/** What readers say is wrong, for scripts: the same commands as the pages, and the same limit. */
export async function correctionsApi(
  app: App,
  { publicUrl, limit }: { publicUrl: string; limit: HourlyLimit },
): Promise<void> {
  sendingApi(app, publicUrl, limit);
  app.get(
    '/api/v1/corrections',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listCorrections',
        summary: 'What readers sent and waits for an answer, the oldest first; or what was answered',
        querystring: Type.Object(
          {
            state: Type.Optional(Type.String({ description: 'answered, or what waits where absent' })),
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            items: Type.Array(CorrectionResource),
            next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page' }),
            total: Type.Integer({ description: 'How many there are in all' }),
          }),
          ...problemResponses(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const { state, cursor, limit: size = 25 } = request.query;
      const asked = {
        isAnswered: state === 'answered',
        countries: staffCountries(request.actor),
        after: readCursor(cursor),
        size,
      };
      const { corrections, total, next } = listCorrections(request.db, asked);
      return reply.send({ items: corrections.map(resource), next: cursorAfter(next), total });
    },
  );

  app.post(
    '/api/v1/corrections/:id/answer',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'answerCorrection',
        summary: 'Answer what a reader sent; who left an address is told by mail',
        params: CorrectionPath,
        body: AnswerInput,
        response: { 200: CorrectionResource, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { id } = answerCorrection(request.db, request.act(), request.params.id, request.body, {
        publicUrl,
      });
      return reply.send(resource(findCorrection(request.db, id)));
    },
  );
}

function sendingApi(app: App, publicUrl: string, limit: HourlyLimit): void {
  const requireRoom = ({ ip }: FastifyRequest) => {
    if (!limit.allows(ip, new Date())) throw Object.assign(new Error('too many'), { statusCode: 429 });
  };
  app.post(
    '/api/v1/organisations/:slug/corrections',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'sendCorrection',
        summary: 'Say what is wrong of a record; no account is needed, five an hour are taken',
        params: OrganisationPath,
        body: CorrectionInput,
        response: {
          201: Type.Object({ id: Type.Integer({ description: 'By which staff find it' }) }),
          ...problemResponses(404, 422),
        },
      },
    },
    async (request, reply) => {
      requireRoom(request);
      const sender = { language: request.language, publicUrl };
      const id = sendCorrection(request.db, request.act(), request.params.slug, request.body, sender);
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/v1/organisations/:slug/claim',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'claimOrganisation',
        summary: 'Say that a record is one’s own organisation; five an hour are taken',
        params: OrganisationPath,
        body: ClaimInput,
        response: {
          201: Type.Object({
            isByMail: Type.Boolean({ description: 'Whether a link was sent; else staff look into it' }),
          }),
          ...problemResponses(404, 422),
        },
      },
    },
    async (request, reply) => {
      requireRoom(request);
      const sender = { language: request.language, publicUrl };
      const claimed = claimOrganisation(request.db, request.act(), request.params.slug, request.body, sender);
      return reply.code(201).send(claimed);
    },
  );
}

function resource({ id, slug, kind, text, email, sentAt, state, answer }: Correction): CorrectionResource {
  return { id, organisation: slug, kind, text, email, sentAt, state, answer };
}
