import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { paths } from '#paths.ts';
import { devicesPage } from '#views/accounts/devices.ts';
import { DoneQuery } from './account-routes.ts';
import { ownId, type Context } from './context.ts';
import { endDevice, endDevices, listDevices } from './devices.ts';
import { fieldIn, Form } from './form.ts';

const config = { access: 'signed-in', isKept: false } as const;
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** The browsers in which one is signed in, and signing out of them. */
export function sessionRoutes(app: App, { registry }: Context): void {
  app.get(paths.accountSessions(), { config, schema: { querystring: DoneQuery } }, async (request, reply) => {
    const current = request.browserSession?.hash;
    const devices = listDevices(registry, app.activity, ownId(request), { current, now: new Date() });
    return reply.page(devicesPage(request.ui(), { devices, done: request.query.done }));
  });

  app.post('/account/sessions/:id/ending', { config, schema: { params: Id } }, async (request, reply) => {
    endDevice(registry, request.act(), ownId(request), request.params.id);
    return reply.redirect(paths.accountSessions('ended'), 303);
  });

  app.post(paths.accountSessionsEnding(), { config, schema: { body: Form } }, async (request, reply) => {
    const isEverywhere = fieldIn(request.body, 'where') === 'everywhere';
    const keep = isEverywhere ? undefined : request.sessionSecret();
    endDevices(registry, request.act(), ownId(request), { keep });
    if (!isEverywhere) return reply.redirect(paths.accountSessions('others'), 303);
    return reply.endSession().redirect(paths.signIn(), 303);
  });
}
