import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Invalid, type Problem } from '#errors.ts';
import { institutionsOf } from '#features/coalitions/addressed.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { isStaff } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { outcomeFormPage, type OutcomeForm } from '#views/outcomes/form.ts';
import { outcomePage } from '#views/outcomes/show.ts';
import { outcomesApi } from './api.ts';
import { editOutcome, recordOutcome } from './commands.ts';
import { readOutcomeForm, typedOutcome, type TypedOutcome } from './form.ts';
import { outcomeListRoutes } from './list-routes.ts';
import { findOutcome, substantiationsOf, type OutcomeRow } from './queries.ts';
import { substantiationRoutes } from './substantiation-routes.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), id: Type.Integer({ minimum: 1 }) });
const After = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 1 })) });

/** What changed at institutions: the list over all coalitions, one outcome, its forms, and the same for scripts. */
export async function outcomes(app: App, { config }: { config: Config }): Promise<void> {
  outcomeListRoutes(app);

  app.get(
    '/coalitions/:slug/outcomes/new',
    { config: { access: 'signed-in', isKept: false }, schema: { params: Slug, querystring: After } },
    async (request, reply) => {
      const { slug } = request.params;
      const { after } = request.query;
      const before = after === undefined ? undefined : findOutcome(request.db, slug, after);
      const typed = before ? { institution: before.institution, country: before.country ?? '' } : {};
      return reply.page(outcomeFormPage(request.ui(), formOf(request, slug, undefined, typed)));
    },
  );

  app.post(
    '/coalitions/:slug/outcomes',
    { config: { access: 'signed-in' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readOutcomeForm(request.body, dayOf(new Date()));
      try {
        const id = recordOutcome(request.db, request.act(), slug, input);
        return reply.redirect(`${paths.coalition(slug)}#outcome-${id}`, 303);
      } catch (error) {
        const form = formOf(request, slug, undefined, typed, problemsOf(error));
        return reply.code(422).page(outcomeFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/coalitions/:slug/outcomes/:id',
    { config: { access: 'public' }, schema: { params: Path } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const outcome = findOutcome(request.db, slug, id);
      const answers = substantiationsOf(request.db, id, { isStaff: isStaff(request.actor) });
      const mayWrite = isOfWorkspace(request.db, request.actor, coalitionOf(request.db, slug));
      return reply.page(outcomePage(request.ui(), { outcome, answers, mayWrite }));
    },
  );

  app.get(
    '/coalitions/:slug/outcomes/:id/edit',
    { config: { access: 'signed-in', isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const outcome = findOutcome(request.db, slug, id);
      return reply.page(outcomeFormPage(request.ui(), formOf(request, slug, outcome, typedOutcome(outcome))));
    },
  );

  app.post(
    '/coalitions/:slug/outcomes/:id',
    { config: { access: 'signed-in' }, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const outcome = findOutcome(request.db, slug, id);
      const { typed, input } = readOutcomeForm(request.body, dayOf(new Date()));
      try {
        editOutcome(request.db, request.act(), slug, id, { ...input, step: outcome.step });
        return reply.redirect(paths.outcome(slug, id), 303);
      } catch (error) {
        const form = formOf(request, slug, outcome, typed, problemsOf(error));
        return reply.code(422).page(outcomeFormPage(request.ui(), form));
      }
    },
  );

  substantiationRoutes(app, config.publicUrl);
  await outcomesApi(app);
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function formOf(
  { db, language }: FastifyRequest,
  slug: string,
  edited: OutcomeRow | undefined,
  typed: Partial<TypedOutcome>,
  problems: Problem[] = [],
): OutcomeForm {
  const coalition = findCoalition(db, slug);
  return {
    coalition,
    edited,
    typed,
    problems,
    institutions: institutionsOf(db, coalition.id),
    countries: countriesByName(language).map(({ code, name }) => ({ value: code, label: name })),
  };
}
