import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { actionFormPage, type ActionForm } from '#views/actions/form.ts';
import { actionsApi } from './api.ts';
import { editAction, recordAction } from './commands.ts';
import { readActionForm, typedAction, type TypedAction } from './form.ts';
import { actionListRoutes } from './list-routes.ts';
import { findAction } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), id: Type.Integer({ minimum: 1 }) });

/** What coalitions did: the list over all of them, the forms of one, and the same for scripts. */
export async function actions(app: App): Promise<void> {
  actionListRoutes(app);

  app.get(
    '/coalitions/:slug/actions/new',
    { config: { access: 'signed-in', isKept: false }, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(actionFormPage(request.ui(), formOf(request, request.params.slug, undefined, {}))),
  );

  app.post(
    '/coalitions/:slug/actions',
    { config: { access: 'signed-in' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readActionForm(request.body, dayOf(new Date()));
      try {
        recordAction(request.db, request.act(), slug, input);
        return reply.redirect(`${paths.coalition(slug)}#actions`, 303);
      } catch (error) {
        const form = formOf(request, slug, undefined, typed, problemsOf(error));
        return reply.code(422).page(actionFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/coalitions/:slug/actions/:id/edit',
    { config: { access: 'signed-in', isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const form = formOf(request, slug, id, typedAction(findAction(request.db, slug, id)));
      return reply.page(actionFormPage(request.ui(), form));
    },
  );

  app.post(
    '/coalitions/:slug/actions/:id',
    { config: { access: 'signed-in' }, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const { typed, input } = readActionForm(request.body, dayOf(new Date()));
      try {
        editAction(request.db, request.act(), slug, id, input);
        return reply.redirect(`${paths.coalition(slug)}#actions`, 303);
      } catch (error) {
        const form = formOf(request, slug, id, typed, problemsOf(error));
        return reply.code(422).page(actionFormPage(request.ui(), form));
      }
    },
  );

  await actionsApi(app);
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function formOf(
  { db, language }: FastifyRequest,
  slug: string,
  edited: number | undefined,
  typed: Partial<TypedAction>,
  problems: Problem[] = [],
): ActionForm {
  const coalition = findCoalition(db, slug);
  const members = coalition.membersByCountry.flatMap(({ current, former }) => [...current, ...former]);
  const byslug = new Map(members.map(({ organisation }) => [organisation.slug, organisation]));
  return {
    coalition,
    edited,
    typed,
    problems,
    members: [...byslug.values()].map((one) => ({
      value: one.slug,
      label: one.name,
      ...(one.language ? { lang: one.language } : {}),
    })),
    countries: countriesByName(language).map(({ code, name }) => ({ value: code, label: name })),
  };
}
