import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, type Problem } from '#errors.ts';
import { Form, problemsOf, statusOf } from '#features/events/form-routes.ts';
import { single, type FormBody } from '#features/events/form.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { findDesk } from '#features/desk/model.ts';
import { closingPage, type ClosingView } from '#views/ceremonies/closing.ts';
import { signatoriesPage, type SignatoriesView } from '#views/ceremonies/signatories.ts';
import { closeCeremony, openEnds, publishList } from './closing.ts';
import { findCeremony } from './queries.ts';
import type { SignatoriesInput } from './schemas.ts';
import { preparedAt, prepareSignatories } from './signatories.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const staff = { access: 'staff' } as const;

/** Before the day who signs is typed and the list published; after it the ceremony is closed. */
export async function ceremonyDayRoutes(app: App): Promise<void> {
  app.get(
    '/ceremonies/:slug/signatories',
    { config: staff, schema: { params: Slug } },
    async (request, reply) =>
      reply.page(signatoriesPage(request.ui(), signatoriesView(request, request.params.slug))),
  );

  app.post(
    '/ceremonies/:slug/signatories',
    { config: staff, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      try {
        prepareSignatories(request.db, request.act(), slug, readSignatories(request.body));
        return await reply.redirect(paths.ceremony(slug), 303);
      } catch (error) {
        const view = signatoriesView(request, slug, request.body, problemsOf(error));
        return reply.code(statusOf(error)).page(signatoriesPage(request.ui(), view));
      }
    },
  );

  app.post(
    '/ceremonies/:slug/publication',
    { config: staff, schema: { params: Slug } },
    async (request, reply) => {
      publishList(request.db, request.act(), request.params.slug);
      return reply.redirect(`${paths.ceremony(request.params.slug)}#list`, 303);
    },
  );

  app.get('/ceremonies/:slug/closing', { config: staff, schema: { params: Slug } }, async (request, reply) =>
    reply.page(closingPage(request.ui(), closingView(request, request.params.slug))),
  );

  app.post(
    '/ceremonies/:slug/closing',
    { config: staff, schema: { params: Slug } },
    async (request, reply) => {
      const { slug } = request.params;
      try {
        closeCeremony(request.db, request.act(), slug);
        return await reply.redirect(paths.minutes(slug), 303);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        return reply.code(409).page(closingPage(request.ui(), closingView(request, slug, [error.reason])));
      }
    },
  );
}

function closingView({ db, actor }: FastifyRequest, slug: string, problems: Problem[] = []): ClosingView {
  const ceremony = findCeremony(db, slug, { isStaff: true });
  requireStaffOf(actor, { programmeId: ceremony.programmeId, country: null });
  return {
    slug,
    title: ceremony.title,
    closedAt: ceremony.closedAt,
    signed: ceremony.list.filter(({ signing }) => signing !== null).length,
    count: ceremony.list.length,
    open: openEnds(db, ceremony.id),
    problems,
  };
}

function signatoriesView(
  { db }: FastifyRequest,
  slug: string,
  typed: FormBody = {},
  problems: Problem[] = [],
): SignatoriesView {
  const { id } = findCeremony(db, slug, { isStaff: true });
  const desk = findDesk(db, slug);
  return {
    slug,
    title: desk.title,
    programmeSignatory: preparedAt(db, id).programmeSignatory,
    grants: desk.grants.map((grant) => ({
      reference: grant.reference,
      position: grant.position,
      name: grant.name,
      language: grant.language,
      granteeSignatory: grant.granteeSignatory,
      seenReason: grant.seenReason,
      untold: grant.rules.scheme.filter(({ outcome }) => outcome === 'cannot_tell'),
      isSigned: grant.signing !== null,
    })),
    typed,
    problems,
  };
}

/** Fields are named after the grant: `granteeSignatory EX-001`. */
function readSignatories(body: FormBody): SignatoriesInput {
  const grants = new Map<string, SignatoriesInput['grants'][number]>();
  for (const name of Object.keys(body)) {
    const [, field, grant] = /^(granteeSignatory|seenReason) (.+)$/.exec(name) ?? [];
    if (field === undefined || grant === undefined) continue;
    const value = single(body, name).slice(0, field === 'seenReason' ? 1000 : 200);
    grants.set(grant, { ...grants.get(grant), grant, [field]: value });
  }
  return {
    programmeSignatory: single(body, 'programmeSignatory').slice(0, 200),
    grants: [...grants.values()],
  };
}
