import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { requireStaffOf, staffCountries } from '#features/people/access.ts';
import { registryOf } from '#features/people/registry.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import {
  requestChoice,
  requestPage,
  requestsPage,
  type RequestShown,
} from '#views/join-requests/requests.ts';
import { approveRequest, refuseRequest } from './commands.ts';
import { requestStates } from './kinds.ts';
import { findRequest, listRequests } from './queries.ts';
import { RequestPath } from './schemas.ts';

const PAGE = 25;
const Asked = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  after: Type.Optional(Type.String({ maxLength: 20 })),
});
const LookUp = Type.Object({ q: Type.Optional(Type.String({ maxLength: 10_000 })) });

/** The requests that wait for staff, and their decision. */
export function deskRoutes(app: App, { publicUrl }: Config): void {
  app.get(
    paths.joinRequests(),
    { config: { access: 'staff' }, schema: { querystring: Asked } },
    async (request, reply) => {
      const state = requestStates.find((known) => known === request.query.state) ?? 'open';
      const list = listRequests(registryOf(request), {
        countries: staffCountries(request.actor),
        state,
        after: Number(request.query.after) || undefined,
        size: PAGE,
      });
      return reply.page(requestsPage(request.ui(), { list, state }));
    },
  );

  app.get(
    '/admin/requests/:id',
    { config: { access: 'staff' }, schema: { params: RequestPath, querystring: LookUp } },
    async (request, reply) => {
      const { q } = request.query;
      if (request.wantsFragment)
        return reply.fragment(requestChoice(request.ui(), shown(request, request.params.id, { q })));
      return reply.page(requestPage(request.ui(), shown(request, request.params.id, { q })));
    },
  );

  app.post(
    '/admin/requests/:id/approval',
    { config: { access: 'staff' }, schema: { params: RequestPath, body: Form } },
    async (request, reply) => {
      const { id } = request.params;
      const typed = fieldsOf(request.body, ['organisation', 'q']);
      const input =
        typed.organisation === NEW ? { isNew: true } : { organisation: typed.organisation || undefined };
      return decided(request, reply, id, typed, () =>
        approveRequest(registryOf(request), request.act(), id, input, { publicUrl }),
      );
    },
  );

  app.post(
    '/admin/requests/:id/refusal',
    { config: { access: 'staff' }, schema: { params: RequestPath, body: Form } },
    async (request, reply) => {
      const { id } = request.params;
      const typed = fieldsOf(request.body, ['reason']);
      return decided(request, reply, id, typed, () =>
        refuseRequest(registryOf(request), request.act(), id, typed),
      );
    },
  );
}

/** The choice that stands for the new name; no slug is written so. */
const NEW = '+new';

interface Typed {
  q?: string | undefined;
  organisation?: string;
  reason?: string;
}

function decided(
  request: FastifyRequest,
  reply: FastifyReply,
  id: number,
  typed: Typed,
  decide: () => void,
): FastifyReply {
  try {
    decide();
    return reply.redirect(paths.joinRequest(id), 303);
  } catch (error) {
    const isConflict = error instanceof Conflict;
    if (!isConflict && !(error instanceof Invalid)) throw error;
    reply.code(isConflict ? 409 : 422);
    const problems = isConflict ? [error.reason] : error.problems;
    return reply.page(requestPage(request.ui(), shown(request, id, typed, problems)));
  }
}

/** A request as staff of its country see it; others are refused with the reason. */
function shown(request: FastifyRequest, id: number, typed: Typed, problems: Problem[] = []): RequestShown {
  const registry = registryOf(request);
  const found = findRequest(registry, id);
  requireStaffOf(request.actor, { programmeId: null, country: found.country });
  const q = typed.q ?? found.newName ?? '';
  const reader = { language: request.language, isStaff: true };
  const hits = found.organisation === null && q ? lookUpOrganisations(registry, q, reader).found : [];
  const own = found.organisation ? findOptionalHit(registry, found.organisation.slug) : undefined;
  return {
    request: found,
    decidedBy:
      found.decidedBy === null ? undefined : namesOfPeople(registry, [found.decidedBy]).get(found.decidedBy),
    found: own ? [own] : hits,
    newValue: NEW,
    typed: { ...typed, q },
    problems,
  };
}
