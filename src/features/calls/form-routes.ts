import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { namesOf } from '#features/partners/details.ts';
import { mayActFor, ownOrganisations } from '#features/partners/acting.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { callFormPage, type CallForm } from '#views/calls/form.ts';
import { createCall, editCall } from './commands.ts';
import { inputOf, readTyped, typedOf, type TypedCall } from './form.ts';
import { findCall, type CallDetail } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Begun = Type.Object({ find: Type.Optional(Type.String({ maxLength: 300 })) });
const config = { access: 'signed-in', isKept: false } as const;

/** The form by which an organisation seeks partners, and puts right what it said. */
export async function callFormRoutes(app: App): Promise<void> {
  app.get(paths.newCall(), { config, schema: { querystring: Begun } }, async (request, reply) => {
    const typed = { ...readTyped({}), find: request.query.find ?? '' };
    return reply.page(callFormPage(request.ui(), formOf(request, typed)));
  });
  app.post(paths.calls(), { config, schema: { body: Form } }, async (request, reply) => {
    const typed = readTyped(request.body);
    return save(
      request,
      reply,
      typed,
      undefined,
      () => createCall(request.db, request.act(), inputOf(typed)).slug,
    );
  });
  app.get('/partners/calls/:slug/edit', { config, schema: { params: Slug } }, async (request, reply) => {
    const call = findOwn(request, request.params.slug);
    return reply.page(callFormPage(request.ui(), formOf(request, typedOf(call), call)));
  });
  app.post(
    '/partners/calls/:slug',
    { config, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const call = findOwn(request, request.params.slug);
      const typed = { ...readTyped(request.body), organisation: call.organisation.slug };
      return save(
        request,
        reply,
        typed,
        call,
        () => editCall(request.db, request.act(), call.slug, inputOf(typed)).slug,
      );
    },
  );
}

/** A call that this person may put right. Throws NotFound, Refused. */
function findOwn(request: FastifyRequest, slug: string): CallDetail {
  const call = findCall(request.db, slug);
  if (!mayActFor(request.db, request.actor, call.organisation.id))
    throw new Refused('problem.notOwnOrganisation');
  return call;
}

function save(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: TypedCall,
  edited: CallDetail | undefined,
  write: () => string,
): FastifyReply {
  const again = (status: number, problems: Problem[]) =>
    reply.code(status).page(callFormPage(request.ui(), formOf(request, typed, edited, problems)));
  try {
    return reply.redirect(paths.call(write()), 303);
  } catch (error) {
    if (error instanceof Invalid) return again(422, error.problems);
    if (error instanceof Refused) return again(403, [{ ...error.reason, path: '/organisation' }]);
    if (error instanceof Conflict) return again(409, [{ ...error.reason, path: '/title' }]);
    throw error;
  }
}

/** A member chooses among its own organisations; staff look one up. */
function formOf(
  request: FastifyRequest,
  typed: TypedCall,
  edited?: CallDetail,
  problems: Problem[] = [],
): CallForm {
  const { db, language, actor } = request;
  const own = [...namesOf(db, ownOrganisations(actor)).values()].map(
    ({ slug, name, nameLanguage, country }) => ({
      slug,
      name,
      language: nameLanguage,
      country,
    }),
  );
  const found =
    isStaff(actor) && typed.find
      ? lookUpOrganisations(db, typed.find, { language, isStaff: true }).found
      : [];
  const chosen = typed.organisation && isStaff(actor) ? findOptionalHit(db, typed.organisation) : undefined;
  const offered = [...own, ...found, ...(chosen ? [chosen] : [])];
  return {
    edited,
    typed,
    problems,
    mayLookUp: isStaff(actor),
    organisations: offered.filter(
      ({ slug }, place) => offered.findIndex((one) => one.slug === slug) === place,
    ),
    schemes: listSchemes(db).map(({ slug, name, programme }) => ({
      value: slug,
      label: `${programme}: ${name}`,
    })),
    themes: listThemes(db).map(({ slug }) => ({ value: slug, label: themeName(db, slug, language) })),
  };
}
