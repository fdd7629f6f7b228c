import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { formChoices } from '#features/coalitions/choices.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { themeName } from '#features/themes/queries.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import { evidenceFormPage, type EvidenceForm } from '#views/evidence/form.ts';
import { evidencePage } from '#views/evidence/show.ts';
import { evidenceApi } from './api.ts';
import { attachEvidence, createEvidence, detachEvidence, editEvidence } from './commands.ts';
import { readEvidenceForm, readUse, typedEvidence, type TypedEvidence } from './form.ts';
import { evidenceListRoutes } from './list-routes.ts';
import { findEvidence } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** The evidence library: its list, a finding, its forms, where it is used, and the same for scripts. */
export async function evidence(app: App): Promise<void> {
  evidenceListRoutes(app);
  formRoutes(app);
  useRoutes(app);

  app.get(
    '/evidence/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => show(request, reply, request.params.slug),
  );

  await evidenceApi(app);
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  slug: string,
  typed = '',
  problems: Problem[] = [],
): FastifyReply {
  const found = findEvidence(request.db, slug);
  const theme = found.theme === null ? null : themeName(request.db, found.theme, request.language);
  return reply.page(evidencePage(request.ui(), { found, themeName: theme, typed, problems }));
}

function formRoutes(app: App): void {
  app.get(paths.newEvidence(), { config: { access: 'staff', isKept: false } }, async (request, reply) =>
    reply.page(evidenceFormPage(request.ui(), formOf(request, undefined, {}))),
  );

  app.post(
    paths.evidenceLibrary(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readEvidenceForm(request.body, dayOf(new Date()));
      try {
        const { slug } = createEvidence(request.db, request.act(), input);
        return reply.redirect(paths.evidence(slug), 303);
      } catch (error) {
        const form = formOf(request, undefined, typed, problemsOf(error));
        return reply.code(422).page(evidenceFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/evidence/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const found = findEvidence(request.db, request.params.slug);
      return reply.page(evidenceFormPage(request.ui(), formOf(request, found, typedEvidence(found))));
    },
  );

  app.post(
    '/evidence/:slug',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const found = findEvidence(request.db, request.params.slug);
      const { typed, input } = readEvidenceForm(request.body, dayOf(new Date()));
      try {
        editEvidence(request.db, request.act(), found.slug, input);
        return reply.redirect(paths.evidence(found.slug), 303);
      } catch (error) {
        const form = formOf(request, found, typed, problemsOf(error));
        return reply.code(422).page(evidenceFormPage(request.ui(), form));
      }
    },
  );
}

function useRoutes(app: App): void {
  app.post(
    '/evidence/:slug/uses',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { address } = fieldsOf(request.body, ['address']);
      try {
        attachEvidence(request.db, request.act(), slug, readUse(address));
        return reply.redirect(`${paths.evidence(slug)}#uses`, 303);
      } catch (error) {
        const problems = error instanceof Conflict ? [error.reason] : problemsOf(error);
        reply.code(error instanceof Conflict ? 409 : 422);
        return show(request, reply, slug, address, problems);
      }
    },
  );

  app.post(
    '/evidence/:slug/uses/removal',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { noun, record } = fieldsOf(request.body, ['noun', 'record']);
      detachEvidence(request.db, request.act(), slug, { noun, record });
      return reply.redirect(`${paths.evidence(slug)}#uses`, 303);
    },
  );
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function formOf(
  { db, language }: FastifyRequest,
  edited: EvidenceForm['edited'],
  typed: Partial<TypedEvidence>,
  problems: Problem[] = [],
): EvidenceForm {
  return { edited, typed, problems, themes: formChoices(db, language, {}).themes };
}
