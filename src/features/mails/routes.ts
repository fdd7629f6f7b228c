import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { paths } from '#paths.ts';
import { mailPage, outboxPage } from '#views/mails/outbox.ts';
import { mailsApi } from './api.ts';
import { sendMailAgain } from './commands.ts';
import { mailStates } from './kinds.ts';
import { findMail, listMails } from './queries.ts';
import { MailPath } from './schemas.ts';

const PAGE = 25;
const Asked = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  after: Type.Optional(Type.String({ maxLength: 20 })),
});

/** The outbox, for administrators: what waits, what was sent, and what the mail server did not take. */
export async function mails(app: App, { config }: { config: Config }): Promise<void> {
  const server = config.SMTP_URL === undefined ? undefined : new URL(config.SMTP_URL).hostname;

  app.get(
    paths.outbox(),
    { config: { access: 'administrator' }, schema: { querystring: Asked } },
    async (request, reply) => {
      const state = mailStates.find((known) => known === request.query.state);
      const after = Number(request.query.after) || undefined;
      const list = listMails(request.db, { state, after, size: PAGE });
      return reply.page(outboxPage(request.ui(), { list, state, server }));
    },
  );

  app.get(
    '/admin/outbox/:id',
    { config: { access: 'administrator' }, schema: { params: MailPath } },
    async (request, reply) =>
      reply.page(mailPage(request.ui(), { mail: findMail(request.db, request.params.id), server })),
  );

  app.post(
    '/admin/outbox/:id/sending',
    { config: { access: 'administrator' }, schema: { params: MailPath } },
    async (request, reply) => {
      sendMailAgain(request.db, request.act(), request.params.id);
      return reply.redirect(paths.mail(request.params.id), 303);
    },
  );

  await mailsApi(app);
}
