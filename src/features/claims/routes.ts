import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import type { Reader } from '#features/reports/counting.ts';
import { dayOf } from '#language/format.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { claimFormPage } from '#views/claims/form.ts';
import { claimsPage } from '#views/claims/list.ts';
import { claimPage, type ClaimPage } from '#views/claims/show.ts';
import { claimsApi } from './api.ts';
import { createClaim, editClaim, returnClaim, withdrawClaim } from './commands.ts';
import { sendClaims } from './download.ts';
import { claimFormOf, readClaimForm, typedClaim } from './form.ts';
import { checkClaims, findClaim, listWithdrawn } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** Published figures against what the registry counts: their list, each by itself, and the forms of staff. */
export async function claims(app: App): Promise<void> {
  app.get(paths.claims(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(
      claimsPage(request.ui(), {
        claims: checkClaims(request.db, readerOf(request)),
        withdrawn: listWithdrawn(request.db),
      }),
    ),
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.claims()}.${format}`,
      { config: { access: 'public', isKept: false } },
      async (request, reply) =>
        sendClaims(request, reply, checkClaims(request.db, readerOf(request)), format),
    );
  }

  app.get(
    '/reports/claims/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => reply.page(claimPage(request.ui(), showOf(request, request.params.slug))),
  );

  formRoutes(app);
  withdrawalRoutes(app);
  await claimsApi(app);
}

function formRoutes(app: App): void {
  app.get(paths.newClaim(), { config: { access: 'staff', isKept: false } }, async (request, reply) => {
    const begun = { unit: 'grants', readOn: dayOf(new Date()), basis: 'read' };
    return reply.page(claimFormPage(request.ui(), claimFormOf(request, undefined, begun)));
  });

  app.post(
    paths.claims(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readClaimForm(request.body);
      try {
        const slug = createClaim(request.db, request.act(), input);
        return reply.redirect(paths.claim(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        const form = claimFormOf(request, undefined, typed, problems);
        return reply.code(status).page(claimFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/reports/claims/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const claim = findClaim(request.db, request.params.slug, readerOf(request));
      return reply.page(claimFormPage(request.ui(), claimFormOf(request, claim, typedClaim(claim))));
    },
  );

  app.post(
    '/reports/claims/:slug',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readClaimForm(request.body);
      try {
        editClaim(request.db, request.act(), slug, input);
        return reply.redirect(paths.claim(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        const claim = findClaim(request.db, slug, readerOf(request));
        const form = claimFormOf(request, claim, typed, problems);
        return reply.code(status).page(claimFormPage(request.ui(), form));
      }
    },
  );
}

function withdrawalRoutes(app: App): void {
  app.post(
    '/reports/claims/:slug/withdrawal',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { reason } = fieldsOf(request.body, ['reason']);
      try {
        withdrawClaim(request.db, request.act(), slug, { reason });
        return reply.redirect(paths.claim(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(claimPage(request.ui(), showOf(request, slug, reason, problems)));
      }
    },
  );

  app.post(
    '/reports/claims/:slug/return',
    { config: { access: 'staff' }, schema: { params: Slug } },
    async (request, reply) => {
      const { slug } = request.params;
      try {
        returnClaim(request.db, request.act(), slug);
        return reply.redirect(paths.claim(slug), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(claimPage(request.ui(), showOf(request, slug, '', problems)));
      }
    },
  );
}

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function showOf(request: FastifyRequest, slug: string, reason = '', problems: Problem[] = []): ClaimPage {
  const claim = findClaim(request.db, slug, readerOf(request));
  const schemes = listSchemes(request.db).filter((scheme) => claim.schemes.includes(scheme.slug));
  return { claim, schemes, reason, problems };
}
