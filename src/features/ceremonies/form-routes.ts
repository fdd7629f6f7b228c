import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { Form, problemsOf, statusOf } from '#features/events/form-routes.ts';
import { listCeremonySessions } from '#features/events/queries.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { paths } from '#paths.ts';
import { ceremonyFormPage, type CeremonyForm } from '#views/ceremonies/form.ts';
import { createCeremony, editCeremony } from './commands.ts';
import { readCeremonyForm, typedCeremony, type TypedCeremony } from './form.ts';
import { findCeremony } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** The forms by which staff enter a ceremony and edit it. */
export async function ceremonyForms(app: App): Promise<void> {
  app.get('/ceremonies/new', { config: { access: 'staff', isKept: false } }, async (request, reply) =>
    reply.page(ceremonyFormPage(request.ui(), newForm(request, {}, []))),
  );

  app.post(
    '/ceremonies/new',
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readCeremonyForm(request.body);
      try {
        const { slug } = createCeremony(request.db, request.act(), input);
        return await reply.redirect(paths.ceremony(slug), 303);
      } catch (error) {
        const problems = problemsOf(error);
        return reply
          .code(statusOf(error))
          .page(ceremonyFormPage(request.ui(), newForm(request, typed, problems)));
      }
    },
  );

  app.get(
    '/ceremonies/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(ceremonyFormPage(request.ui(), editForm(request, request.params.slug))),
  );

  app.post(
    '/ceremonies/:slug/edit',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readCeremonyForm(request.body);
      try {
        const { programme: _, ...facts } = input;
        editCeremony(request.db, request.act(), slug, facts);
        return await reply.redirect(paths.ceremony(slug), 303);
      } catch (error) {
        const form = editForm(request, slug, typed, problemsOf(error));
        return reply.code(statusOf(error)).page(ceremonyFormPage(request.ui(), form));
      }
    },
  );
}

function newForm({ db }: FastifyRequest, typed: Partial<TypedCeremony>, problems: Problem[]): CeremonyForm {
  const programmes = listProgrammes(db);
  const [only] = programmes.length === 1 ? programmes : [];
  return {
    ceremony: undefined,
    typed: { ...typed, programme: typed.programme ?? only?.slug ?? '' },
    programmes,
    schemes: listSchemes(db),
    sessions: listCeremonySessions(db, null),
    problems,
  };
}

/** Whoever may not edit the ceremony is refused before seeing the form. */
function editForm(
  { db, actor }: FastifyRequest,
  slug: string,
  typed?: TypedCeremony,
  problems: Problem[] = [],
): CeremonyForm {
  const ceremony = findCeremony(db, slug, { isStaff: true });
  requireStaffOf(actor, { programmeId: ceremony.programmeId, country: null });
  return {
    ceremony: { slug, title: ceremony.title },
    typed: typed ?? typedCeremony(ceremony),
    programmes: [],
    schemes: listSchemes(db).filter(({ programmeId }) => programmeId === ceremony.programmeId),
    sessions: listCeremonySessions(db, ceremony.id),
    problems,
  };
}
