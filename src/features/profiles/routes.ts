import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, NotFound } from '#errors.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { OrganisationPath } from '#features/organisations/schemas.ts';
import { staffCountries } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { approvalsPage, type Approvals } from '#views/profiles/approvals.ts';
import { confirmationPage } from '#views/profiles/confirmation.ts';
import { downloadFormats } from '#lists/download.ts';
import { profilesApi } from './api.ts';
import { approveProposal, refuseProposal } from './commands.ts';
import { confirmByLink, confirmOrganisation } from './confirming.ts';
import { sendApprovals } from './download.ts';
import { findOptionalConfirmation, listWaiting } from './queries.ts';
import { ProposalPath } from './schemas.ts';

const PAGE = 25;
const Query = Type.Object({ after: Type.Optional(Type.String({ maxLength: 20 })) });
const Reason = Type.Object({ reason: Type.Optional(Type.String({ maxLength: 5000 })) });
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** Profiles kept true: what waits for staff, and the organisation's own confirmation. */
export async function profiles(app: App): Promise<void> {
  approvalRoutes(app);
  confirmationRoutes(app);
  await profilesApi(app);
}

function approvalRoutes(app: App): void {
  const send = (request: FastifyRequest, reply: FastifyReply, faulty?: Approvals['faulty']) => {
    const { after } = request.query as { after?: string };
    const place = after && /^\d{1,15}$/.test(after) ? Number(after) : undefined;
    const found = listWaiting(request.db, staffCountries(request.actor), { after: place, size: PAGE });
    const by = found.proposals.map(({ proposedBy }) => proposedBy);
    const people = namesOfPeople(app.databases.registry, by);
    return reply.page(approvalsPage(request.ui(), { ...found, people, faulty }));
  };

  app.get(
    paths.approvals(),
    { config: { access: 'staff' }, schema: { querystring: Query } },
    async (request, reply) => send(request, reply),
  );

  for (const format of downloadFormats) {
    app.get(`/admin/approvals.${format}`, { config: { access: 'staff' } }, async (request, reply) =>
      sendApprovals(request, reply, format),
    );
  }

  app.post(
    '/admin/approvals/:id/approval',
    { config: { access: 'staff' }, schema: { params: ProposalPath } },
    async (request, reply) => {
      const { id } = request.params;
      try {
        approveProposal(request.db, request.act(), id);
        return reply.redirect(paths.approvals(), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return send(request, reply, { id, reason: '', problems: error.problems });
      }
    },
  );

  app.post(
    '/admin/approvals/:id/refusal',
    { config: { access: 'staff' }, schema: { params: ProposalPath, body: Reason } },
    async (request, reply) => {
      const { id } = request.params;
      const { reason = '' } = request.body;
      try {
        refuseProposal(request.db, request.act(), id, reason);
        return reply.redirect(paths.approvals(), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return send(request, reply, { id, reason, problems: error.problems });
      }
    },
  );
}

function confirmationRoutes(app: App): void {
  app.post(
    '/organisations/:slug/confirmation',
    { config: { access: 'signed-in' }, schema: { params: OrganisationPath } },
    async (request, reply) => {
      const { slug } = confirmOrganisation(request.db, request.act(), request.params.slug);
      return reply.redirect(paths.organisation(slug), 303);
    },
  );

  app.get(
    '/confirmations/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const organisation = findOptionalConfirmation(app.databases.registry, secret, new Date());
      if (!organisation) reply.code(404);
      return reply.page(confirmationPage(request.ui(), { secret, organisation }));
    },
  );

  app.post(
    '/confirmations/:secret',
    { config: { access: 'public' }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      try {
        const { slug } = confirmByLink(app.databases.registry, request.act(), secret);
        return reply.redirect(paths.organisation(slug), 303);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return reply.code(404).page(confirmationPage(request.ui(), { secret, organisation: undefined }));
      }
    },
  );
}
