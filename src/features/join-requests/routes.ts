import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { registryOf } from '#features/people/registry.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import {
  joinChoice,
  joinLinkPage,
  joinPage,
  joinSentPage,
  type JoinForm,
} from '#views/join-requests/join.ts';
import { joinRequestsApi } from './api.ts';
import { askToJoin, verifyRequest } from './commands.ts';
import { deskRoutes } from './desk-routes.ts';
import { createLimit, type Limit } from './limit.ts';
import { findOptionalUnverified } from './queries.ts';

const Asked = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 10_000 })),
  organisation: Type.Optional(Type.String({ maxLength: 200 })),
});
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });
const HOUR = 60 * 60_000;
const LIMIT = { most: 10, within: HOUR };
const FIELDS = ['q', 'organisation', 'newName', 'newCountry', 'email', 'name', 'message'] as const;
export type TypedJoin = Record<(typeof FIELDS)[number], string>;

/** An organisation asks to keep its own profile; staff approve. */
export async function joinRequests(app: App, { config }: { config: Config }): Promise<void> {
  const limit = createLimit(LIMIT);
  askingRoutes(app, config, limit);
  verifyingRoutes(app);
  deskRoutes(app, config);
  await joinRequestsApi(app, config, limit);
}

function askingRoutes(app: App, { publicUrl }: Config, limit: Limit): void {
  app.get(
    paths.join(),
    { config: { access: 'public', isKept: false }, schema: { querystring: Asked } },
    async (request, reply) => {
      const form = formOf(request, request.query);
      return request.wantsFragment
        ? reply.fragment(joinChoice(request.ui(), form))
        : reply.page(joinPage(request.ui(), form));
    },
  );

  app.post(paths.join(), { config: { access: 'public' }, schema: { body: Form } }, async (request, reply) => {
    const typed = fieldsOf(request.body, FIELDS);
    if (!limit.take(request.ip, new Date()))
      return show(request, reply.code(429), typed, [{ path: '', message: 'problem.tooManyRequests' }]);
    const { q: _, organisation, ...rest } = typed;
    const input = { ...rest, ...(organisation ? { organisation } : {}), language: request.language };
    try {
      askToJoin(registryOf(request), request.act(), input, { publicUrl });
      return await reply.redirect(paths.joinSent(), 303);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return show(request, reply.code(422), typed, error.problems);
    }
  });

  app.get(paths.joinSent(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(joinSentPage(request.ui())),
  );
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedJoin,
  problems: Problem[],
): FastifyReply {
  return reply.page(joinPage(request.ui(), formOf(request, typed, problems)));
}

/** The form with the organisations that answer; one that is chosen already stays among them. */
function formOf(
  { db, language }: FastifyRequest,
  typed: Partial<TypedJoin>,
  problems: Problem[] = [],
): JoinForm {
  const { found, more } = typed.q
    ? lookUpOrganisations(db, typed.q, { language, isStaff: false })
    : { found: [], more: 0 };
  const chosen = typed.organisation ? findOptionalHit(db, typed.organisation) : undefined;
  const isAmong = found.some((hit) => hit.slug === chosen?.slug);
  return { typed, problems, more, found: chosen && !isAmong ? [chosen, ...found] : found };
}

// The link is used up by the button on its page: scanners of mail open links.
function verifyingRoutes(app: App): void {
  app.get(
    '/join/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const open = findOptionalUnverified(app.databases.registry, secret, new Date());
      if (!open) reply.code(404);
      return reply.page(
        joinLinkPage(request.ui(), { secret, state: open ? 'open' : 'over', email: open?.email }),
      );
    },
  );

  app.post(
    '/join/:secret',
    { config: { access: 'public' }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      try {
        verifyRequest(app.databases.registry, request.act(), secret);
        return reply.page(joinLinkPage(request.ui(), { secret, state: 'verified' }));
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return reply.code(404).page(joinLinkPage(request.ui(), { secret, state: 'over' }));
      }
    },
  );
}
