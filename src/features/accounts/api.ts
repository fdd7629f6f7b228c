import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Refused } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { isFresh, ownId, type Context } from './context.ts';
import { endDevice, listDevices } from './devices.ts';
import { renamePerson } from './owner-commands.ts';
import { findAccount } from './queries.ts';
import { AccountInput, AccountResource, DeviceList, Made, TokenInput, TokenList } from './resource.ts';
import { requireEnrolled } from './token-routes.ts';
import { listTokens, makeOwnToken, revokeToken } from './tokens.ts';

const config = { access: 'signed-in' } as const;
const tags = ['account'];
const security = [{ token: [] }];
const Id = Type.Object({
  id: Type.String({ maxLength: 64, description: 'As the list gives it', examples: ['9f86d081884c7d65'] }),
});
const Gone = Type.Null({ description: 'It is gone' });

/** One's own account for scripts: name, signed-in browsers, tokens. */
export function accountsApi(app: App, context: Context): void {
  ownAccount(app, context);
  ownDevices(app, context);
  ownTokens(app, context);
}

function ownAccount(app: App, { registry }: Context): void {
  const common = { tags, security };
  const resource = (personId: number) => {
    const { email, name } = findAccount(registry, personId, new Date());
    return { email, name };
  };
  app.get(
    api.account(),
    {
      config,
      schema: {
        ...common,
        operationId: 'getAccount',
        summary: 'Whose token this is',
        response: { 200: AccountResource, ...problemResponses(401) },
      },
    },
    async (request, reply) => reply.send(resource(ownId(request))),
  );
  app.put(
    api.account(),
    {
      config,
      schema: {
        ...common,
        operationId: 'renameAccount',
        summary: 'Change one’s own name',
        body: AccountInput,
        response: { 200: AccountResource, ...problemResponses(401, 422) },
      },
    },
    async (request, reply) => {
      renamePerson(registry, request.act(), ownId(request), request.body.name ?? '');
      return reply.send(resource(ownId(request)));
    },
  );
}

function ownDevices(app: App, { registry }: Context): void {
  app.get(
    api.accountSessions(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'listSessions',
        summary: 'The browsers in which one is signed in',
        response: { 200: DeviceList, ...problemResponses(401) },
      },
    },
    async (request, reply) => {
      const current = request.browserSession?.hash;
      const items = listDevices(registry, app.activity, ownId(request), { current, now: new Date() });
      return reply.send({ items, next: null, total: items.length });
    },
  );
  app.delete(
    '/api/v1/account/sessions/:id',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'endSession',
        summary: 'Sign a browser out',
        params: Id,
        response: { 204: Gone, ...problemResponses(401, 404, 422) },
      },
    },
    async (request, reply) => {
      endDevice(registry, request.act(), ownId(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function ownTokens(app: App, { registry }: Context): void {
  app.get(
    api.accountTokens(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'listTokens',
        summary: 'One’s own tokens',
        response: { 200: TokenList, ...problemResponses(401) },
      },
    },
    async (request, reply) => {
      const items = listTokens(registry, app.activity, ownId(request));
      return reply.send({ items, next: null, total: items.length });
    },
  );
  app.post(
    api.accountTokens(),
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'makeToken',
        summary: 'Make a token, which this answer alone shows',
        body: TokenInput,
        response: { 201: Made, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      requireEnrolled(request);
      // A browser first proves again who is at it, as on the page; a token is as good as the one that it makes.
      if (request.recognisedBy === 'session' && !isFresh(request)) throw new Refused('problem.confirmFirst');
      const { name, isPractice = false } = request.body;
      const { token, id } = makeOwnToken(registry, request.act(), ownId(request), { name, isPractice });
      return reply.code(201).header('location', api.accountToken(id)).send({ id, name, isPractice, token });
    },
  );
  app.delete(
    '/api/v1/account/tokens/:id',
    {
      config,
      schema: {
        tags,
        security,
        operationId: 'revokeToken',
        summary: 'Revoke a token',
        params: Id,
        response: { 204: Gone, ...problemResponses(401, 404, 422) },
      },
    },
    async (request, reply) => {
      revokeToken(registry, request.act(), ownId(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
