import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import { isMemberOf, isStaff } from '#features/people/access.ts';
import { addContact, editContact, removeContact } from './commands.ts';
import { contactFields } from './kinds.ts';
import { contactsOf, findContact, type Contact } from './queries.ts';
import {
  Contact as ContactResource,
  ContactInput,
  ContactPage,
  ContactPath,
  ContactsPath,
} from './schemas.ts';

const tags = ['organisations'];
const security = [{ token: [] }];

/** The contacts of an organisation for scripts: the public reads what each person agreed to. */
export async function contactsApi(app: App): Promise<void> {
  app.get(
    '/api/v1/organisations/:slug/contacts',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listContacts',
        summary: 'Contacts of an organisation, as far as they agreed to be public',
        params: ContactsPath,
        response: { 200: ContactPage, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const seesAll = seesAllOf(request, request.params.slug);
      const id = idOf(request.db, request.params.slug);
      const items = (contactsOf(request.db, [id], { seesAll }).get(id) ?? []).map((one) =>
        resource(one, seesAll),
      );
      return reply.send({ items, next: null, total: items.length });
    },
  );

  app.post(
    '/api/v1/organisations/:slug/contacts',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'addContact',
        summary: 'Add a contact',
        params: ContactsPath,
        body: ContactInput,
        response: { 201: ContactResource, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const id = addContact(request.db, request.act(), slug, request.body);
      return reply.code(201).send(resource(findContact(request.db, idOf(request.db, slug), id), true));
    },
  );

  app.put(
    '/api/v1/organisations/:slug/contacts/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'editContact',
        summary: 'Put a contact right: all of it, in which what is absent is erased',
        params: ContactPath,
        body: ContactInput,
        response: { 200: ContactResource, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      editContact(request.db, request.act(), slug, id, request.body);
      return reply.send(resource(findContact(request.db, idOf(request.db, slug), id), true));
    },
  );

  app.delete(
    '/api/v1/organisations/:slug/contacts/:id',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'removeContact',
        summary: 'Take a contact away: what is known of the person is erased',
        params: ContactPath,
        response: {
          204: { type: 'null', description: 'It is gone' },
          ...problemResponses(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      removeContact(request.db, request.act(), slug, id);
      return reply.code(204).send();
    },
  );
}

/** Staff and the organisation's own members see what is not public as well. */
function seesAllOf({ db, actor }: FastifyRequest, slug: string): boolean {
  return isStaff(actor) || isMemberOf(actor, idOf(db, slug));
}

function idOf(db: Database, slug: string): number {
  const organisation = findOptionalStored(db, slug);
  if (!organisation) throw new NotFound(`no organisation ${slug}`);
  return organisation.id;
}

function resource({ id, values, consents }: Contact, seesAll: boolean) {
  const { name = null, post = null, email = null, phone = null } = values;
  const agreed = contactFields.flatMap((field) => {
    const consentedOn = consents[field];
    return consentedOn === undefined ? [] : [{ field, consentedOn }];
  });
  return { id, name, post, email, phone, ...(seesAll ? { consents: agreed } : {}) };
}
