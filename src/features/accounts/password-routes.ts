import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { paths } from '#paths.ts';
import { passwordPage } from '#views/accounts/password.ts';
import { confirmedFirst, ownId, type Context } from './context.ts';
import { Form, typedIn } from './form.ts';
import { removePassword, setPassword } from './owner-commands.ts';
import { findAccount } from './queries.ts';

const config = { access: 'signed-in', isKept: false } as const;

/** Setting, changing and taking away one's own password. */
export function passwordRoutes(app: App, { registry }: Context): void {
  const preHandler = confirmedFirst(paths.accountPassword());

  app.get(paths.accountPassword(), { config, preHandler }, async (request, reply) => {
    const account = findAccount(registry, ownId(request), new Date());
    return reply.page(passwordPage(request.ui(), { account, problems: [] }));
  });

  app.post(
    paths.accountPassword(),
    { config, preHandler, schema: { body: Form } },
    async (request, reply) => {
      const personId = ownId(request);
      const account = findAccount(registry, personId, new Date());
      const password = typedIn(request.body, 'password');
      const { language } = request;
      try {
        const own = { password, email: account.email, language, keep: request.sessionSecret() };
        await setPassword(registry, request.act(), personId, own);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        return reply.code(422).page(passwordPage(request.ui(), { account, problems: error.problems }));
      }
      return reply.redirect(paths.account('password'), 303);
    },
  );

  app.post(paths.accountPasswordRemoval(), { config, preHandler }, async (request, reply) => {
    removePassword(registry, request.act(), ownId(request), request.language);
    return reply.redirect(paths.account('password-removed'), 303);
  });
}
