import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Config } from '#config.ts';
import { Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { invitePerson } from '#features/invitations/commands.ts';
import { registryOf } from '#features/people/registry.ts';
import { paths } from '#paths.ts';
import { handoverPage, suspensionPage } from '#views/administration/acts.ts';
import { invitationFormPage, roleFormPage } from '#views/administration/role-form.ts';
import { organisationChoice } from '#views/administration/role-fields.ts';
import { giveRole, handOver, suspendPerson } from './commands.ts';
import {
  readHandoverForm,
  readInvitationForm,
  readRoleForm,
  type TypedInvitation,
  type TypedRole,
} from './form.ts';
import { findPerson } from './queries.ts';
import { problemsOf, roleChoices, SCOPE_MISSING, statusOf } from './role-form.ts';
import { PersonPath } from './schemas.ts';

const Asked = Type.Object({
  role: Type.Optional(Type.String({ maxLength: 40 })),
  q: Type.Optional(Type.String({ maxLength: 10_000 })),
});
const access = { access: 'administrator' } as const;

/** The forms on people: inviting, giving a role, suspending, handing over. */
export function formRoutes(app: App, { publicUrl }: Config): void {
  invitationForms(app, publicUrl);
  roleForms(app);
  suspensionForms(app);
  handoverForms(app);
}

function invitationForms(app: App, publicUrl: string): void {
  app.get('/admin/people/new', { config: access, schema: { querystring: Asked } }, async (request, reply) => {
    const typed = { ...request.query, language: request.language };
    if (request.wantsFragment)
      return reply.fragment(organisationChoice(request.ui(), typed, roleChoices(request, typed), []));
    return showInvitation(request, reply, typed);
  });

  app.post('/admin/people/new', { config: access, schema: { body: Form } }, async (request, reply) => {
    const { typed, input, hasScope } = readInvitationForm(request.body);
    try {
      if (!hasScope) throw new Invalid([SCOPE_MISSING]);
      const id = invitePerson(registryOf(request), request.act(), input, { publicUrl });
      return await reply.redirect(paths.person(id), 303);
    } catch (error) {
      reply.code(statusOf(error));
      return showInvitation(request, reply, typed, problemsOf(error));
    }
  });
}

function showInvitation(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Partial<TypedInvitation>,
  problems: Problem[] = [],
): FastifyReply {
  return reply.page(
    invitationFormPage(request.ui(), { typed, problems, choices: roleChoices(request, typed) }),
  );
}

function roleForms(app: App): void {
  app.get(
    '/admin/people/:id/roles',
    { config: access, schema: { params: PersonPath, querystring: Asked } },
    async (request, reply) => {
      if (request.wantsFragment) {
        const choices = roleChoices(request, request.query);
        return reply.fragment(organisationChoice(request.ui(), request.query, choices, []));
      }
      return showRole(request, reply, request.params.id, request.query);
    },
  );

  app.post(
    '/admin/people/:id/roles',
    { config: access, schema: { params: PersonPath, body: Form } },
    async (request, reply) => {
      const { id } = request.params;
      const { typed, input, hasScope } = readRoleForm(request.body);
      try {
        if (!hasScope) throw new Invalid([SCOPE_MISSING]);
        giveRole(registryOf(request), request.act(), id, input);
        return await reply.redirect(paths.person(id), 303);
      } catch (error) {
        reply.code(statusOf(error));
        return showRole(request, reply, id, typed, problemsOf(error));
      }
    },
  );
}

function showRole(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed: Partial<TypedRole>,
  problems: Problem[] = [],
): FastifyReply {
  const person = findPerson(registryOf(request), id);
  const choices = roleChoices(request, typed);
  return reply.page(roleFormPage(request.ui(), { person, typed, problems, choices }));
}

function suspensionForms(app: App): void {
  const show = (request: FastifyRequest, reply: FastifyReply, reason: string, problems: Problem[] = []) => {
    const { id } = request.params as { id: string };
    const person = findPerson(registryOf(request), id);
    return reply.page(suspensionPage(request.ui(), { person, typed: { reason }, problems }));
  };
  app.get(
    '/admin/people/:id/suspension',
    { config: access, schema: { params: PersonPath } },
    async (request, reply) => show(request, reply, ''),
  );

  app.post(
    '/admin/people/:id/suspension',
    { config: access, schema: { params: PersonPath, body: Form } },
    async (request, reply) => {
      const { reason } = fieldsOf(request.body, ['reason']);
      try {
        suspendPerson(registryOf(request), request.act(), request.params.id, { reason });
        return await reply.redirect(paths.person(request.params.id), 303);
      } catch (error) {
        reply.code(statusOf(error));
        return show(request, reply, reason, problemsOf(error));
      }
    },
  );
}

function handoverForms(app: App): void {
  app.get(
    '/admin/people/:id/handover',
    { config: access, schema: { params: PersonPath } },
    async (request, reply) => {
      const person = findPerson(registryOf(request), request.params.id);
      return reply.page(handoverPage(request.ui(), { person, typed: {}, problems: [] }));
    },
  );

  app.post(
    '/admin/people/:id/handover',
    { config: access, schema: { params: PersonPath, body: Form } },
    async (request, reply) => {
      const { id } = request.params;
      const { typed, input } = readHandoverForm(request.body);
      try {
        handOver(registryOf(request), request.act(), id, input);
        return await reply.redirect(paths.person(id), 303);
      } catch (error) {
        const person = findPerson(registryOf(request), id);
        reply.code(statusOf(error));
        return reply.page(handoverPage(request.ui(), { person, typed, problems: problemsOf(error) }));
      }
    },
  );
}
