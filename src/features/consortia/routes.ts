import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { Form, listOf } from '#features/coalitions/form-fields.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { lookUpOrganisations } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { builderPage, type BuilderContent } from '#views/consortia/builder.ts';
import { consortiaPage } from '#views/consortia/list.ts';
import { sheetPage } from '#views/consortia/sheet.ts';
import { consortiaApi } from './api.ts';
import { BuilderQuery, consortiumInput, readBuilder, type BuilderAsked } from './builder-request.ts';
import { builderOf } from './builder.ts';
import { saveConsortium } from './commands.ts';
import { listConsortia } from './queries.ts';
import { savedRoutes } from './saved-routes.ts';
import { sheetWorkbook } from './sheet.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The consortium that is put together in an address, its sheet, and those that were saved to be confirmed. */
export async function consortia(app: App): Promise<void> {
  const schema = { querystring: BuilderQuery };
  app.get(paths.consortiumBuilder(), { config: { access: 'public' }, schema }, async (request, reply) =>
    reply.page(builderPage(request.ui(), contentOf(request, askedOf(request)))),
  );
  app.get(paths.consortiumSheet(), { config: { access: 'public' }, schema }, async (request, reply) =>
    reply.page(sheetPage(request.ui(), builderOf(request.db, askedOf(request), request.ui().today))),
  );
  app.get(
    paths.consortiumXlsx(),
    { config: { access: 'public', isKept: false }, schema },
    async (request, reply) => {
      const builder = builderOf(request.db, askedOf(request), request.ui().today);
      return reply
        .header('content-disposition', 'attachment; filename="consortium.xlsx"')
        .header('cache-control', 'no-store')
        .type(XLSX)
        .send(await sheetWorkbook(builder, request.language));
    },
  );
  app.get(paths.consortia(), { config: { access: 'signed-in' } }, async (request, reply) =>
    reply.page(consortiaPage(request.ui(), listConsortia(request.db, request.actor))),
  );
  app.post(
    paths.consortia(),
    { config: { access: 'signed-in' }, schema: { body: Form } },
    async (request, reply) => save(request, reply),
  );
  await savedRoutes(app);
  await consortiaApi(app);
}

function askedOf(request: FastifyRequest): BuilderAsked {
  return readBuilder(request.query as Record<string, unknown>);
}

function contentOf(request: FastifyRequest, asked: BuilderAsked, problems: Problem[] = []): BuilderContent {
  const { db, language } = request;
  const reader = { language, isStaff: isStaff(request.actor) };
  return {
    builder: builderOf(db, asked, request.ui().today),
    schemes: listSchemes(db).map(({ slug, name, programme }) => ({
      value: slug,
      label: `${programme}: ${name}`,
    })),
    lookedUp: asked.find ? lookUpOrganisations(db, asked.find, reader).found : [],
    problems,
  };
}

function save(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = request.body as Record<string, string | string[]>;
  const asked = readBuilder(Object.fromEntries(Object.keys(body).map((name) => [name, listOf(body, name)])));
  try {
    const { publicId } = saveConsortium(request.db, request.act(), consortiumInput(asked));
    return reply.redirect(paths.consortium(publicId), 303);
  } catch (error) {
    if (!(error instanceof Invalid) && !(error instanceof Refused) && !(error instanceof Conflict))
      throw error;
    reply.code(error instanceof Invalid ? 422 : error instanceof Refused ? 403 : 409);
    const problems = error instanceof Invalid ? error.problems : [{ ...error.reason, path: '/members' }];
    return reply.page(builderPage(request.ui(), contentOf(request, asked, problems)));
  }
}
