import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import type { CoalitionForm } from '#views/coalitions/form-parts.ts';
import { coalitionFormPage } from '#views/coalitions/form.ts';
import { formChoices } from './choices.ts';
import { requireCoalitionStaff } from './scope.ts';
import { createCoalition, editCoalition } from './commands.ts';
import { Form } from './form-fields.ts';
import { readCoalitionForm, typedCoalition, type TypedCoalition } from './form.ts';
import { findCoalition } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Prefilled = Type.Object({ network: Type.Optional(Type.String({ maxLength: 200 })) });

/** The forms by which a coalition is recorded and put right. */
export async function coalitionFormRoutes(app: App): Promise<void> {
  newRoutes(app);
  editRoutes(app);
}

function newRoutes(app: App): void {
  app.get(
    paths.newCoalition(),
    { config: { access: 'staff', isKept: false }, schema: { querystring: Prefilled } },
    async (request, reply) => {
      const form = formOf(request, undefined, { network: request.query.network ?? '' });
      return reply.page(coalitionFormPage(request.ui(), form));
    },
  );

  app.post(
    paths.coalitions(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readCoalitionForm(request.body, dayOf(new Date()));
      try {
        const { slug } = createCoalition(request.db, request.act(), input);
        return reply.redirect(paths.coalition(slug), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return reply.page(coalitionFormPage(request.ui(), formOf(request, undefined, typed, error.problems)));
      }
    },
  );
}

function editRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      requireCoalitionStaff(request.actor, coalition);
      return reply.page(
        coalitionFormPage(request.ui(), formOf(request, coalition, typedCoalition(coalition))),
      );
    },
  );

  app.post(
    '/coalitions/:slug',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      const { typed, input } = readCoalitionForm(request.body, dayOf(new Date()));
      try {
        editCoalition(request.db, request.act(), coalition.slug, input);
        return reply.redirect(paths.coalition(coalition.slug), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return reply.page(coalitionFormPage(request.ui(), formOf(request, coalition, typed, error.problems)));
      }
    },
  );
}

function formOf(
  { db, language }: FastifyRequest,
  edited: CoalitionForm['edited'],
  typed: Partial<TypedCoalition>,
  problems: Problem[] = [],
): CoalitionForm {
  return { edited, typed, problems, choices: formChoices(db, language, typed) };
}
