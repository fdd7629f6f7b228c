import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import { paths } from '#paths.ts';
import { accountPage } from '#views/accounts/account.ts';
import { addressLinkPage, addressPage, namePage } from '#views/accounts/address.ts';
import { confirmedFirst, ownId, type Context } from './context.ts';
import { listDevices } from './devices.ts';
import { fieldIn, Form } from './form.ts';
import { countTry } from './limits.ts';
import { askAddressChange, confirmAddress, renamePerson } from './owner-commands.ts';
import { findAccount, findOptionalAddressChange } from './queries.ts';

const config = { access: 'signed-in', isKept: false } as const;
const Secret = Type.Object({ secret: Type.String({ maxLength: 100 }) });
/** What was just done, said once on the page that follows. */
export const DoneQuery = Type.Object({ done: Type.Optional(Type.String({ maxLength: 40 })) });

/** The account's page, its name and its e-mail address. */
export function accountRoutes(app: App, context: Context): void {
  const { registry } = context;

  app.get(paths.account(), { config, schema: { querystring: DoneQuery } }, async (request, reply) => {
    const now = new Date();
    const personId = ownId(request);
    const account = findAccount(registry, personId, now);
    const { length } = listDevices(registry, app.activity, personId, { current: undefined, now });
    return reply.page(accountPage(request.ui(), { ...account, sessions: length }, request.query.done));
  });

  app.get(paths.accountName(), { config }, async (request, reply) => {
    const { name } = findAccount(registry, ownId(request), new Date());
    return reply.page(namePage(request.ui(), { typed: name ?? '', problems: [] }));
  });

  app.post(paths.accountName(), { config, schema: { body: Form } }, async (request, reply) => {
    const typed = fieldIn(request.body, 'name', 1000);
    try {
      renamePerson(registry, request.act(), ownId(request), typed);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return reply.code(422).page(namePage(request.ui(), { typed, problems: error.problems }));
    }
    return reply.redirect(paths.account('name'), 303);
  });

  addressRoutes(app, context);
}

function addressRoutes(app: App, { registry, publicUrl }: Context): void {
  const preHandler = confirmedFirst(paths.accountAddress());

  app.get(paths.accountAddress(), { config, preHandler }, async (request, reply) => {
    const { email } = findAccount(registry, ownId(request), new Date());
    return reply.page(addressPage(request.ui(), { email, typed: '', problems: [] }));
  });

  app.post(paths.accountAddress(), { config, preHandler, schema: { body: Form } }, async (request, reply) => {
    const personId = ownId(request);
    const typed = fieldIn(request.body, 'email');
    const act = request.act();
    try {
      countTry(registry, 'link-to-address', personId, act.at);
      askAddressChange(registry, act, personId, { email: typed, language: request.language, publicUrl });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const { email } = findAccount(registry, personId, act.at);
      return reply.code(422).page(addressPage(request.ui(), { email, typed, problems: error.problems }));
    }
    return reply.redirect(paths.account('address-asked'), 303);
  });

  // Used up by the button, not by opening it, as links to sign in are; only its owner finds it.
  app.get('/account/address/:secret', { config, schema: { params: Secret } }, async (request, reply) => {
    const { secret } = request.params;
    const found = findOptionalAddressChange(registry, secret, new Date());
    const email = found?.personId === ownId(request) ? found.email : undefined;
    if (email === undefined) reply.code(404);
    return reply.page(addressLinkPage(request.ui(), { secret, email }));
  });

  app.post('/account/address/:secret', { config, schema: { params: Secret } }, async (request, reply) => {
    const { secret } = request.params;
    try {
      confirmAddress(registry, request.act(), ownId(request), secret, request.language);
    } catch (error) {
      if (!(error instanceof NotFound || error instanceof Conflict)) throw error;
      return reply.code(404).page(addressLinkPage(request.ui(), { secret, email: undefined }));
    }
    return reply.redirect(paths.account('address'), 303);
  });
}
