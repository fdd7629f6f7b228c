import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { NotFound } from '#errors.ts';
import { PersonPath } from '#features/administration/schemas.ts';
import { registryOf } from '#features/people/registry.ts';
import { paths } from '#paths.ts';
import { invitationPage } from '#views/invitations/invitation.ts';
import { acceptInvitation, sendInvitationAgain, withdrawInvitation } from './commands.ts';
import { findOptionalOpenLink } from './queries.ts';

const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** The page that an invitation's link opens, and the acts of administrators on an invitation. */
export async function invitations(app: App, { config }: { config: Config }): Promise<void> {
  // The link is used up by the button on its page: scanners of mail open links.
  app.get(
    '/invitations/:secret',
    { config: { access: 'public', isKept: false }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      const invited = findOptionalOpenLink(app.databases.registry, secret, new Date());
      if (!invited) reply.code(404);
      return reply.page(invitationPage(request.ui(), { secret, invited }));
    },
  );

  app.post(
    '/invitations/:secret',
    { config: { access: 'public' }, schema: { params: Secret } },
    async (request, reply) => {
      const { secret } = request.params;
      try {
        const session = acceptInvitation(app.databases.registry, request.act(), secret);
        return reply.startSession(session).redirect(paths.admin(), 303);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return reply.code(404).page(invitationPage(request.ui(), { secret, invited: undefined }));
      }
    },
  );

  app.post(
    '/admin/people/:id/invitation',
    { config: { access: 'administrator' }, schema: { params: PersonPath } },
    async (request, reply) => {
      const { id } = request.params;
      sendInvitationAgain(registryOf(request), request.act(), id, { publicUrl: config.publicUrl });
      return reply.redirect(paths.person(id), 303);
    },
  );

  app.post(
    '/admin/people/:id/invitation/withdrawal',
    { config: { access: 'administrator' }, schema: { params: PersonPath } },
    async (request, reply) => {
      withdrawInvitation(registryOf(request), request.act(), request.params.id);
      return reply.redirect(paths.person(request.params.id), 303);
    },
  );
}
