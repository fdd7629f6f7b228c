import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { readEvidence } from '#features/outcomes/form.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { institutionFormPage, type InstitutionForm } from '#views/coalitions/institution-form.ts';
import { fieldsOf, Form } from './form-fields.ts';
import { addressInstitution } from './institutions.ts';
import { findCoalition } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** The form by which an institution is recorded that a coalition addresses. */
export function institutionRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/institutions',
    { config: { access: 'signed-in', isKept: false }, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(institutionFormPage(request.ui(), formOf(request, request.params.slug, {}))),
  );

  app.post(
    '/coalitions/:slug/institutions',
    { config: { access: 'signed-in' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const typed = fieldsOf(request.body, ['name', 'level', 'country', 'source']);
      const input = {
        name: typed.name,
        level: typed.level,
        country: typed.country || undefined,
        source: readEvidence(typed.source, dayOf(new Date())),
      };
      try {
        addressInstitution(request.db, request.act(), slug, input);
        return reply.redirect(`${paths.coalition(slug)}#countries`, 303);
      } catch (error) {
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(institutionFormPage(request.ui(), formOf(request, slug, typed, problemsOf(error))));
      }
    },
  );
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Conflict) return [error.reason];
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function formOf(
  { db, language }: FastifyRequest,
  slug: string,
  typed: InstitutionForm['typed'],
  problems: Problem[] = [],
): InstitutionForm {
  return {
    coalition: findCoalition(db, slug),
    typed,
    problems,
    countries: countriesByName(language).map(({ code, name }) => ({ value: code, label: name })),
  };
}
