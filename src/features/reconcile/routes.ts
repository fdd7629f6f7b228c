import { setImmediate } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Invalid, NotFound } from '#errors.ts';
import { suggest } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { flyout, previewDocument } from '#views/reconcile/preview.ts';
import { pasteRoutes } from './paste.ts';
import { properties, propertyNames } from './properties.ts';
import { MOST_QUERIES, readBatch, readExtension } from './schemas.ts';
import { answer, descriptionOf, extend, findOptionalById, manifest, TYPE, types } from './service.ts';
import { registryId } from '#features/organisations/registry-id.ts';

/** Anybody's page may ask, and what it gets is public; no cookie of ours goes along. */
const open = { access: 'public', isKept: false, isForOtherSites: true } as const;
const schema = { hide: true } as const;
const Asked = Type.Object({
  queries: Type.Optional(Type.String()),
  extend: Type.Optional(Type.String()),
});
const Prefix = Type.Object({
  prefix: Type.Optional(Type.String({ maxLength: 300, default: '' })),
  cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
});
const Id = Type.Object({ id: Type.String({ maxLength: 200 }) });

/**
 * The reconciliation service (W3C Entity Reconciliation CG, API 0.2), by which OpenRefine and spreadsheets find the
 * region's organisations by any of their names; and the same as a page. Only this part answers other sites.
 */
export async function reconcile(app: App, { config }: { config: Config }): Promise<void> {
  await app.register(async (service) => {
    service.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    askRoutes(service, config.publicUrl);
    suggestRoutes(service);
    flyoutRoutes(service);
  });
  viewRoutes(app);
  pasteRoutes(app);
}

function askRoutes(app: App, publicUrl: string): void {
  app.get(
    paths.reconcile(),
    { config: open, schema: { ...schema, querystring: Asked } },
    async (request, reply) =>
      request.query.queries === undefined && request.query.extend === undefined
        ? reply.send(manifest(publicUrl))
        : ask(request, reply, request.query),
  );
  app.post(paths.reconcile(), { config: open, schema: { ...schema, body: Asked } }, async (request, reply) =>
    ask(request, reply, request.body),
  );
  app.get('/reconcile/extend/properties', { config: open, schema }, async (_request, reply) =>
    reply.send({
      type: TYPE.id,
      properties: properties.map((id) => ({ id, name: propertyNames[id] })),
    }),
  );
}

async function ask(
  { db }: FastifyRequest,
  reply: FastifyReply,
  given: { queries?: string; extend?: string },
): Promise<FastifyReply> {
  const fault = new Invalid([
    { path: '', message: 'reconcile.problem.batch', values: { count: MOST_QUERIES } },
  ]);
  if (given.extend !== undefined) {
    const extension = readExtension(given.extend);
    if (!extension) throw fault;
    return reply.send(extend(db, extension.ids, extension.properties));
  }
  const batch = given.queries === undefined ? undefined : readBatch(given.queries);
  if (!batch) throw fault;
  const answers: Record<string, unknown> = {};
  for (const [key, query] of Object.entries(batch)) {
    answers[key] = answer(db, query);
    await setImmediate();
  }
  return reply.send(answers);
}

const FEW = 10;

function suggestRoutes(app: App): void {
  const route = { config: open, schema: { ...schema, querystring: Prefix } };
  app.get('/reconcile/suggest/entity', route, async (request, reply) => {
    const { db } = request;
    const hits = suggest(db, (request.query.prefix ?? '').replaceAll('\0', ' '), {
      language: 'en',
      isStaff: false,
    });
    const result = hits.flatMap(({ noun, slug }) => {
      const found = noun === 'organisation' ? findOptionalById(db, slug) : undefined;
      return found
        ? [{ id: registryId(found.id), name: found.name, description: descriptionOf(found), notable: [TYPE] }]
        : [];
    });
    return reply.send({ result: (request.query.cursor ?? 0) > 0 ? [] : result.slice(0, FEW) });
  });
  const named = (
    all: { id: string; name: string }[],
    { prefix = '', cursor = 0 }: { prefix?: string; cursor?: number },
  ) => {
    const begun = prefix.toLowerCase();
    const fits = all.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(begun));
    return { result: fits.slice(cursor, cursor + 20) };
  };
  app.get('/reconcile/suggest/type', route, async (request, reply) =>
    reply.send(named(types, request.query)),
  );
  app.get('/reconcile/suggest/property', route, async (request, reply) =>
    reply.send(
      named(
        properties.map((id) => ({ id, name: propertyNames[id] })),
        request.query,
      ),
    ),
  );
}

function flyoutRoutes(app: App): void {
  const route = { config: open, schema: { ...schema, querystring: Id } };
  app.get('/reconcile/flyout/entity', route, async (request, reply) => {
    const { id } = request.query;
    const found = findOptionalById(request.db, id);
    if (!found) throw new NotFound(`no organisation ${id}`);
    return reply.send({ id, html: flyout(found.name, descriptionOf(found)).toString() });
  });
  app.get('/reconcile/flyout/type', route, async (request, reply) => {
    const found = types.find(({ id }) => id === request.query.id);
    if (!found) throw new NotFound(`no type ${request.query.id}`);
    return reply.send({ id: found.id, html: flyout(found.name, '').toString() });
  });
  app.get('/reconcile/flyout/property', route, async (request, reply) => {
    const found = properties.find((id) => id === request.query.id);
    if (!found) throw new NotFound(`no property ${request.query.id}`);
    return reply.send({ id: found, html: flyout(propertyNames[found], '').toString() });
  });
}

/** A permanent id leads to the record's page; its preview may stand in a frame of another site. */
function viewRoutes(app: App): void {
  const route = { config: { access: 'public', isKept: false } as const, schema: { ...schema, params: Id } };
  app.get('/reconcile/view/:id', route, async (request, reply) => {
    const found = findOptionalById(request.db, request.params.id);
    if (!found) throw new NotFound(`no organisation ${request.params.id}`);
    return reply.redirect(paths.organisation(found.slug), 303);
  });
  app.get('/reconcile/preview/:id', route, async (request, reply) => {
    const found = findOptionalById(request.db, request.params.id);
    if (!found) throw new NotFound(`no organisation ${request.params.id}`);
    return reply
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors *",
      )
      .removeHeader('x-frame-options')
      .type('text/html; charset=utf-8')
      .send(previewDocument(request.ui(), found, descriptionOf(found)).toString());
  });
}
