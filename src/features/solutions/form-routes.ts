import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { formChoices } from '#features/coalitions/choices.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { countriesByName } from '#features/organisations/countries.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { solutionFormPage, type SolutionForm } from '#views/solutions/form.ts';
import { stepFormPage, type StepForm } from '#views/solutions/step-form.ts';
import { createSolution, editSolution, recordStep } from './commands.ts';
import { readSolutionForm, readStepForm, typedSolution, type TypedSolution, type TypedStep } from './form.ts';
import { findSolution } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Prefilled = Type.Object({ country: Type.Optional(Type.String({ maxLength: 2 })) });

/** The forms by which staff record a solution, put it right, and record the steps of countries. */
export function solutionFormRoutes(app: App): void {
  app.get(paths.newSolution(), { config: { access: 'staff', isKept: false } }, async (request, reply) =>
    reply.page(solutionFormPage(request.ui(), formOf(request, undefined, {}))),
  );

  app.post(
    paths.solutions(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readSolutionForm(request.body, dayOf(new Date()));
      try {
        const { slug } = createSolution(request.db, request.act(), input);
        return reply.redirect(paths.solution(slug), 303);
      } catch (error) {
        const form = formOf(request, undefined, typed, problemsOf(error));
        return reply.code(422).page(solutionFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/solutions/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const solution = findSolution(request.db, request.params.slug);
      const form = formOf(request, solution, typedSolution(solution));
      return reply.page(solutionFormPage(request.ui(), form));
    },
  );

  app.post(
    '/solutions/:slug',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const solution = findSolution(request.db, request.params.slug);
      const { typed, input } = readSolutionForm(request.body, dayOf(new Date()));
      try {
        editSolution(request.db, request.act(), solution.slug, input);
        return reply.redirect(paths.solution(solution.slug), 303);
      } catch (error) {
        const form = formOf(request, solution, typed, problemsOf(error));
        return reply.code(422).page(solutionFormPage(request.ui(), form));
      }
    },
  );

  stepRoutes(app);
}

function stepRoutes(app: App): void {
  app.get(
    '/solutions/:slug/steps',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug, querystring: Prefilled } },
    async (request, reply) => {
      const { country = '' } = request.query;
      return reply.page(stepFormPage(request.ui(), stepFormOf(request, request.params.slug, { country })));
    },
  );

  app.post(
    '/solutions/:slug/steps',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readStepForm(request.body, dayOf(new Date()));
      try {
        recordStep(request.db, request.act(), slug, input);
        return reply.redirect(`${paths.solution(slug)}#countries`, 303);
      } catch (error) {
        const form = stepFormOf(request, slug, typed, problemsOf(error));
        return reply.code(422).page(stepFormPage(request.ui(), form));
      }
    },
  );
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function countries({ language }: FastifyRequest): { value: string; label: string }[] {
  return countriesByName(language).map(({ code, name }) => ({ value: code, label: name }));
}

function formOf(
  request: FastifyRequest,
  edited: SolutionForm['edited'],
  typed: Partial<TypedSolution>,
  problems: Problem[] = [],
): SolutionForm {
  const choices = formChoices(request.db, request.language, { formedAt: typed.proposedAt ?? '' });
  return {
    edited,
    typed,
    problems,
    themes: choices.themes,
    sessions: choices.sessions,
    countries: countries(request),
  };
}

function stepFormOf(
  request: FastifyRequest,
  slug: string,
  typed: Partial<TypedStep>,
  problems: Problem[] = [],
): StepForm {
  return { solution: findSolution(request.db, slug), typed, problems, countries: countries(request) };
}
