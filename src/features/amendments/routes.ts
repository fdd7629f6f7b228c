import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { Form } from '#features/coalitions/form-fields.ts';
import { findGrantFor } from '#features/grants/queries.ts';
import { isAdministrator, isStaff, requireStaffOf } from '#features/people/access.ts';
import { findOptionalHit, lookUpOrganisations } from '#features/search/queries.ts';
import { paths } from '#paths.ts';
import { amendmentsPage, type AmendmentForm } from '#views/amendments/page.ts';
import { organisationRadios } from '#views/amendments/partner-fields.ts';
import { amendmentsApi } from './api.ts';
import { amendGrant } from './commands.ts';
import { readAmendmentForm, type TypedAmendment } from './form.ts';
import { amendmentKinds, type AmendmentKind } from './kinds.ts';
import { manyRoutes } from './many-routes.ts';
import { amendmentsOf } from './queries.ts';

const Reference = Type.Object({ reference: Type.String({ maxLength: 100 }) });
const Asked = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 20 })),
  q: Type.Optional(Type.String({ maxLength: 10_000 })),
});

/** The amendments of one grant, and of many at once. */
export async function amendments(app: App): Promise<void> {
  await manyRoutes(app);

  app.get(
    '/grants/:reference/amendments',
    { config: { access: 'public', isKept: false }, schema: { params: Reference, querystring: Asked } },
    async (request, reply) => {
      const { kind, q } = request.query;
      const typed = { q: q ?? '', key: randomUUID() };
      const form = formOf(
        request,
        request.params.reference,
        isStaff(request.actor) ? kind : undefined,
        typed,
      );
      return request.wantsFragment && form.look
        ? reply.fragment(organisationRadios(request.ui(), form.look, typed, []))
        : reply.page(amendmentsPage(request.ui(), form));
    },
  );

  app.post(
    '/grants/:reference/amendments',
    { config: { access: 'staff' }, schema: { params: Reference, body: Form } },
    async (request, reply) => {
      const { reference } = request.params;
      const { typed, input } = readAmendmentForm(request.body);
      try {
        const number = amendGrant(request.db, request.act(), reference, input, {
          idempotencyKey: typed.key || undefined,
        });
        return reply.redirect(`${paths.amendments(reference)}#amendment-${number}`, 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply
          .code(status)
          .page(amendmentsPage(request.ui(), formOf(request, reference, typed.kind, typed, problems)));
      }
    },
  );

  await amendmentsApi(app);
}

function formOf(
  request: FastifyRequest,
  reference: string,
  asked: string | undefined,
  typed: Partial<TypedAmendment>,
  problems: Problem[] = [],
): AmendmentForm {
  const { db, actor, language } = request;
  const grant = findGrantFor(db, actor, reference);
  const kind = amendmentKinds.find((known) => known === asked);
  if (kind) requireStaffOf(actor, { programmeId: grant.programme.id, country: grant.lead.country });
  return {
    grant,
    amendments: amendmentsOf(db, grant.id),
    kind,
    typed,
    problems,
    isAdministrator: isAdministrator(actor),
    look: kind === 'partner_in' ? lookUp(request, kind, typed) : undefined,
    language,
  };
}

function lookUp({ db, language }: FastifyRequest, _kind: AmendmentKind, typed: Partial<TypedAmendment>) {
  const reader = { language, isStaff: true };
  const { found, more } = typed.q ? lookUpOrganisations(db, typed.q, reader) : { found: [], more: 0 };
  const chosen = typed.organisation ? findOptionalHit(db, typed.organisation) : undefined;
  const isAmong = found.some(({ slug }) => slug === chosen?.slug);
  return { more, found: chosen && !isAmong ? [chosen, ...found] : found };
}
