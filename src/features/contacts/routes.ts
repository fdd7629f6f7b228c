import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, NotFound, type Problem } from '#errors.ts';
import { fieldsOf, Form, listOf, type FormBody } from '#features/coalitions/form-fields.ts';
import { findOptionalStored, type StoredOrganisation } from '#features/organisations/queries.ts';
import { requireEditorOf } from '#features/people/access.ts';
import { paths } from '#paths.ts';
import { contactFormPage, type TypedContact } from '#views/contacts/form.ts';
import { contactsApi } from './api.ts';
import { addContact, editContact, removeContact } from './commands.ts';
import { findContact } from './queries.ts';
import { ContactPath, ContactsPath, type ContactInput } from './schemas.ts';

const config = { access: 'signed-in' } as const;

/** The contacts of an organisation, kept by its members and by staff. */
export async function contacts(app: App): Promise<void> {
  app.get(
    '/organisations/:slug/contacts/new',
    { config, schema: { params: ContactsPath } },
    async (request, reply) => show(request, reply, organisationOf(request), {}),
  );

  app.post(
    '/organisations/:slug/contacts',
    { config, schema: { params: ContactsPath, body: Form } },
    async (request, reply) => {
      const organisation = organisationOf(request);
      return save(request, reply, organisation, undefined, (input) =>
        addContact(request.db, request.act(), organisation.slug, input),
      );
    },
  );

  app.get(
    '/organisations/:slug/contacts/:id/edit',
    { config, schema: { params: ContactPath } },
    async (request, reply) => {
      const organisation = organisationOf(request);
      const { id } = request.params;
      const { values, consents } = findContact(request.db, organisation.id, id);
      return show(request, reply, organisation, { ...values, consents: Object.keys(consents) }, id);
    },
  );

  app.post(
    '/organisations/:slug/contacts/:id',
    { config, schema: { params: ContactPath, body: Form } },
    async (request, reply) => {
      const organisation = organisationOf(request);
      const { id } = request.params;
      return save(request, reply, organisation, id, (input) =>
        editContact(request.db, request.act(), organisation.slug, id, input),
      );
    },
  );

  app.post(
    '/organisations/:slug/contacts/:id/removal',
    { config, schema: { params: ContactPath } },
    async (request, reply) => {
      const { slug, id } = request.params;
      removeContact(request.db, request.act(), slug, id);
      return reply.redirect(`${paths.organisation(slug)}#contacts`, 303);
    },
  );

  await contactsApi(app);
}

/** Whoever may not edit the organisation is refused before seeing the form. */
function organisationOf(request: FastifyRequest): StoredOrganisation {
  const { slug } = request.params as { slug: string };
  const organisation = findOptionalStored(request.db, slug);
  if (!organisation) throw new NotFound(`no organisation ${slug}`);
  requireEditorOf(request.actor, organisation);
  return organisation;
}

function save(
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: StoredOrganisation,
  id: number | undefined,
  command: (input: ContactInput) => unknown,
): FastifyReply {
  const body = request.body as FormBody;
  const typed = {
    ...fieldsOf(body, ['name', 'post', 'email', 'phone', 'consentedOn']),
    consents: listOf(body, 'consents'),
  };
  const input = { ...typed, consentedOn: typed.consentedOn || undefined };
  try {
    command(input);
    return reply.redirect(`${paths.organisation(organisation.slug)}#contacts`, 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return show(request, reply.code(422), organisation, typed, id, error.problems);
  }
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: StoredOrganisation,
  typed: Partial<TypedContact>,
  id?: number,
  problems: Problem[] = [],
): FastifyReply {
  return reply.page(contactFormPage(request.ui(), { organisation, id, typed, problems }));
}
