import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { staffCountries } from '#features/people/access.ts';
import { registryOf } from '#features/people/registry.ts';
import { cursorAfter, readCursor } from '#lists/request.ts';
import { approveRequest, askToJoin, refuseRequest } from './commands.ts';
import { requestStates } from './kinds.ts';
import type { Limit } from './limit.ts';
import { findRequest, listRequests, type RequestRow } from './queries.ts';
import {
  ApprovalInput,
  JoinInput,
  JoinRequest,
  JoinRequestPage,
  RefusalInput,
  RequestPath,
  StateWord,
} from './schemas.ts';

const tags = ['people'];
const security = [{ token: [] }];

/** Asking to join, and deciding on it, for scripts. The address is verified by its mail alone. */
export async function joinRequestsApi(app: App, { publicUrl }: Config, limit: Limit): Promise<void> {
  app.post(
    '/api/v1/join-requests',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'askToJoin',
        summary: 'Ask to keep an organisation’s profile; a mail with a link verifies the address',
        body: JoinInput,
        response: {
          202: Type.Object({ isTaken: Type.Boolean({ description: 'The same answer for every address' }) }),
          ...problemResponses(422, 429),
        },
      },
    },
    async (request, reply) => {
      if (!limit.take(request.ip, new Date()))
        throw Object.assign(new Error('too many requests to join'), { statusCode: 429 });
      askToJoin(registryOf(request), request.act(), request.body, { publicUrl });
      return reply.code(202).send({ isTaken: true });
    },
  );

  app.get(
    '/api/v1/join-requests',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listJoinRequests',
        summary: 'Requests to join whose address is verified, of one’s own countries, the newest first',
        querystring: Type.Object(
          {
            state: Type.Optional(StateWord),
            cursor: Type.Optional(Type.String({ description: 'As `next` of the page before gave it' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: JoinRequestPage, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { state, cursor, limit: size = 25 } = request.query;
      const { requests, total, next } = listRequests(registryOf(request), {
        countries: staffCountries(request.actor),
        state: requestStates.find((known) => known === state),
        after: readCursor(cursor),
        size,
      });
      const note = kosovoNote(
        requests.map(({ country }) => country),
        request.language,
      );
      return reply.send({
        items: requests.map(resource),
        next: cursorAfter(next),
        total,
        ...(note ? { note } : {}),
      });
    },
  );

  decisions(app, publicUrl);
}

function decisions(app: App, publicUrl: string): void {
  const forDecision = (operationId: string, summary: string) => ({
    tags,
    security,
    operationId,
    summary,
    params: RequestPath,
    response: { 200: JoinRequest, ...problemResponses(401, 403, 404, 409, 422) },
  });

  app.post(
    '/api/v1/join-requests/:id/approval',
    {
      config: { access: 'staff' },
      schema: { ...forDecision('approveJoinRequest', 'Make who asked a member'), body: ApprovalInput },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      approveRequest(registry, request.act(), request.params.id, request.body, { publicUrl });
      return reply.send(resource(findRequest(registry, request.params.id)));
    },
  );

  app.post(
    '/api/v1/join-requests/:id/refusal',
    {
      config: { access: 'staff' },
      schema: {
        ...forDecision('refuseJoinRequest', 'Refuse a request, with the reason'),
        body: RefusalInput,
      },
    },
    async (request, reply) => {
      const registry = registryOf(request);
      refuseRequest(registry, request.act(), request.params.id, request.body);
      return reply.send(resource(findRequest(registry, request.params.id)));
    },
  );
}

function resource(request: RequestRow) {
  const { id, email, name, message, organisation, newName, country, verifiedAt, decidedAt, outcome, reason } =
    request;
  return {
    id,
    email,
    name,
    message,
    organisation: organisation?.slug ?? null,
    newName,
    country,
    verifiedAt,
    decidedAt,
    outcome,
    reason,
  };
}
