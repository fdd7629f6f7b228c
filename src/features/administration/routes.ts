import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { registryOf } from '#features/people/registry.ts';
import { listQuerySchema, readListRequest } from '#lists/request.ts';
import { paths } from '#paths.ts';
import { listPage, listResults, type ListContent } from '#views/components/list-page.ts';
import { peopleListContent } from '#views/administration/list.ts';
import { personPage } from '#views/administration/person.ts';
import { administrationApi } from './api.ts';
import { reinstatePerson, withdrawRole } from './commands.ts';
import { formRoutes } from './form-routes.ts';
import { peopleModel } from './list-model.ts';
import { findPeople, peopleShape } from './list.ts';
import { personContent } from './person.ts';
import { PersonPath } from './schemas.ts';

const PAGE = 25;
const RolePath = Type.Object({ ...PersonPath.properties, role: Type.Integer({ minimum: 1 }) });

/** People, for administrators: who they are, what they may do, what they did, and the acts on both. */
export async function administration(app: App, { config }: { config: Config }): Promise<void> {
  app.get(
    paths.people(),
    { config: { access: 'administrator' }, schema: { querystring: listQuerySchema(peopleShape, 'page') } },
    async (request, reply) => {
      const ui = request.ui();
      const content = listContent(request);
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  formRoutes(app, config);

  app.get(
    '/admin/people/:id',
    {
      config: { access: 'administrator' },
      schema: {
        params: PersonPath,
        querystring: Type.Object({ after: Type.Optional(Type.String({ maxLength: 20 })) }),
      },
    },
    async (request, reply) => {
      const after = Number(request.query.after) || undefined;
      return reply.page(personPage(request.ui(), personContent(request, request.params.id, after)));
    },
  );

  app.post(
    '/admin/people/:id/roles/:role/withdrawal',
    { config: { access: 'administrator' }, schema: { params: RolePath } },
    async (request, reply) => {
      const { id, role } = request.params;
      withdrawRole(registryOf(request), request.act(), id, role);
      return reply.redirect(paths.person(id), 303);
    },
  );

  app.post(
    '/admin/people/:id/reinstatement',
    { config: { access: 'administrator' }, schema: { params: PersonPath } },
    async (request, reply) => {
      reinstatePerson(registryOf(request), request.act(), request.params.id);
      return reply.redirect(paths.person(request.params.id), 303);
    },
  );

  await administrationApi(app, config);
}

function listContent(request: FastifyRequest): ListContent {
  const ui = request.ui();
  const asked = readListRequest(peopleShape, request.query as Record<string, unknown>, PAGE);
  const found = findPeople(registryOf(request), asked, request.language);
  return peopleListContent(ui, { model: peopleModel(ui, asked, found), people: found.people });
}
