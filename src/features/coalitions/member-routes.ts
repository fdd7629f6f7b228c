import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, NotFound, type Problem } from '#errors.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { dayOf } from '#language/format.ts';
import { paths } from '#paths.ts';
import {
  joinFormPage,
  leavingFormPage,
  organisationChoice,
  type JoinForm,
  type LeavingForm,
} from '#views/coalitions/member-forms.ts';
import { joinCoalition, leaveCoalition } from './commands.ts';
import { Form } from './form-fields.ts';
import { readLeavingForm, readMembershipForm, type TypedLeaving, type TypedMembership } from './form.ts';
import { findCoalition } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const MemberPath = Type.Object({ slug: Type.String({ maxLength: 200 }), id: Type.Integer({ minimum: 1 }) });
const LookUp = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 10_000 })),
  organisation: Type.Optional(Type.String({ maxLength: 200 })),
});

/** The forms by which staff record who joined a coalition and who left it. */
export async function memberFormRoutes(app: App): Promise<void> {
  joinRoutes(app);
  leavingRoutes(app);
}

function joinRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/members',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug, querystring: LookUp } },
    async (request, reply) => {
      const form = joinFormOf(request, request.params.slug, request.query);
      return request.wantsFragment
        ? reply.fragment(organisationChoice(request.ui(), form))
        : reply.page(joinFormPage(request.ui(), form));
    },
  );

  app.post(
    '/coalitions/:slug/members',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readMembershipForm(request.body, dayOf(new Date()));
      try {
        joinCoalition(request.db, request.act(), slug, input);
        return reply.redirect(`${paths.coalition(slug)}#members`, 303);
      } catch (error) {
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(joinFormPage(request.ui(), joinFormOf(request, slug, typed, problemsOf(error))));
      }
    },
  );
}

function leavingRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/members/:id/leaving',
    { config: { access: 'staff', isKept: false }, schema: { params: MemberPath } },
    async (request, reply) =>
      reply.page(leavingFormPage(request.ui(), leavingFormOf(request, request.params))),
  );

  app.post(
    '/coalitions/:slug/members/:id/leaving',
    { config: { access: 'staff' }, schema: { params: MemberPath, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const { typed, input } = readLeavingForm(request.body);
      try {
        leaveCoalition(request.db, request.act(), slug, id, input);
        return reply.redirect(`${paths.coalition(slug)}#members`, 303);
      } catch (error) {
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(
          leavingFormPage(request.ui(), leavingFormOf(request, request.params, typed, problemsOf(error))),
        );
      }
    },
  );
}

/** What can be said at the form; anything else goes on as it came. */
function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  if (error instanceof Conflict) return [error.reason];
  throw error;
}

/** The form with the organisations that answer to what is looked up; one that is chosen already stays among them. */
function joinFormOf(
  { db, language }: FastifyRequest,
  slug: string,
  typed: Partial<TypedMembership>,
  problems: Problem[] = [],
): JoinForm {
  const coalition = findCoalition(db, slug);
  const reader = { language, isStaff: true };
  const { found, more } = typed.q ? lookUpOrganisations(db, typed.q, reader) : { found: [], more: 0 };
  const chosen = typed.organisation ? findOptionalHit(db, typed.organisation) : undefined;
  const isAmong = found.some((hit) => hit.slug === chosen?.slug);
  return { coalition, typed, problems, more, found: chosen && !isAmong ? [chosen, ...found] : found };
}

function leavingFormOf(
  { db }: FastifyRequest,
  { slug, id }: { slug: string; id: number },
  typed: Partial<TypedLeaving> = {},
  problems: Problem[] = [],
): LeavingForm {
  const coalition = findCoalition(db, slug);
  const membership = coalition.membersByCountry
    .flatMap(({ current, former }) => [...current, ...former])
    .find((member) => member.id === id);
  if (!membership) throw new NotFound(`no member ${id} of ${slug}`);
  return { coalition, membership, typed, problems };
}
