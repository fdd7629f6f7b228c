import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import type { Database } from '#database/connection.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { openCallsOf } from '#features/calls/queries.ts';
import { evidenceOfOrganisation } from '#features/evidence/of-organisation.ts';
import { isMemberOf, isStaff } from '#features/people/access.ts';
import { editOwnOrganisation } from '#features/profiles/commands.ts';
import { dayOf } from '#language/format.ts';
import { findList } from '#lists/find.ts';
import { cursorAfter, listQuerySchema, readApiListRequest } from '#lists/request.ts';
import { api } from '#api-paths.ts';
import { createOrganisation, editOrganisation } from './commands.ts';
import { organisationList } from './list.ts';
import { findOptionalPresentSlug, findOrganisation } from './queries.ts';
import { organisationResource, rowResource } from './resource.ts';
import { listOrganisations } from './rows.ts';
import { Organisation, OrganisationRow } from './resource-schemas.ts';
import { OrganisationInput, OrganisationPath } from './schemas.ts';
import { verifyOrganisation } from './verifying.ts';

const OrganisationPage = Type.Object({
  items: Type.Array(OrganisationRow),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many there are in all' }),
  note: Type.Optional(
    Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
  ),
});
const Created = {
  description: 'It was added',
  headers: { location: { type: 'string', description: 'Its address' } },
  content: { 'application/json': { schema: Organisation } },
};
const tags = ['organisations'];
const security = [{ token: [] }];

/** Organisations for scripts: the same queries, commands and rules as the pages. */
export async function organisationsApi(app: App): Promise<void> {
  readRoutes(app);
  writeRoutes(app);
}

function readRoutes(app: App): void {
  app.get(
    api.organisations(),
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listOrganisations',
        summary: 'Organisations, searched, filtered and sorted',
        querystring: listQuerySchema(organisationList, 'api'),
        response: { 200: OrganisationPage, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const asked = readApiListRequest(organisationList, request.query);
      const reader = { language: request.language, isStaff: isStaff(request.actor) };
      const { ids, total, next } = findList(request.db, organisationList, asked, reader);
      const items = listOrganisations(request.db, ids).map(rowResource);
      const note = kosovoNote(
        items.flatMap(({ country, partnerCountries }) => [country, ...partnerCountries]),
        'en',
      );
      return reply.send({ items, next: cursorAfter(next), total, ...(note ? { note } : {}) });
    },
  );

  app.get(
    '/api/v1/organisations/:slug',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getOrganisation',
        summary: 'An organisation with its names, grants, memberships, partners and sources',
        params: OrganisationPath,
        response: {
          200: Organisation,
          301: {
            description: 'It has another address now: it was merged, or its address changed',
            headers: { location: { type: 'string', description: 'Its present address' } },
            type: 'null',
          },
          ...problemResponses(404),
        },
      },
    },
    async (request, reply) => {
      const present = findOptionalPresentSlug(request.db, request.params.slug);
      if (present !== undefined) return reply.redirect(api.organisation(present), 301);
      const reader = { isStaff: isStaff(request.actor) };
      return reply.send(resourceOf(request.db, request.params.slug, reader));
    },
  );
}

function writeRoutes(app: App): void {
  app.post(
    api.organisations(),
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'createOrganisation',
        summary: 'Add an organisation',
        description:
          'One of the same name in the same country is refused. Where records look alike, the answer names them at ' +
          '/isAnother; send `isAnother: true` once you know that it is another organisation.',
        body: OrganisationInput,
        response: { 201: Created, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = createOrganisation(request.db, request.act(), request.body);
      return reply
        .code(201)
        .header('location', api.organisation(slug))
        .send(resourceOf(request.db, slug, { isStaff: true }));
    },
  );

  app.post(
    '/api/v1/organisations/:slug/verification',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'verifyOrganisation',
        summary: 'Say that staff held the record against its sources today',
        params: OrganisationPath,
        response: { 200: Organisation, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = verifyOrganisation(request.db, request.act(), request.params.slug);
      return reply.send(resourceOf(request.db, slug, { isStaff: true }));
    },
  );

  app.put(
    '/api/v1/organisations/:slug',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'editOrganisation',
        summary:
          'Put an organisation’s facts right: all of them, in which what is absent becomes not published',
        description:
          'Who acts for the organisation edits it too: its name, legal form and registration number then wait for ' +
          'staff, and what only staff decide stays as it is.',
        params: OrganisationPath,
        body: OrganisationInput,
        response: { 200: Organisation, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id: organisationId } = findOrganisation(request.db, request.params.slug, { isStaff: true });
      const edit = isMemberOf(request.actor, organisationId) ? editOwnOrganisation : editOrganisation;
      const { slug } = edit(request.db, request.act(), request.params.slug, request.body);
      const reader = { isStaff: isStaff(request.actor) };
      return reply.send(resourceOf(request.db, slug, reader));
    },
  );
}

/** An organisation with what other records have of it. */
function resourceOf(db: Database, slug: string, reader: { isStaff: boolean }): Organisation {
  const organisation = findOrganisation(db, slug, reader);
  const { id, names } = organisation;
  const called = names.map(({ name }) => name);
  return organisationResource(organisation, {
    evidence: evidenceOfOrganisation(db, id, called),
    calls: openCallsOf(db, id, dayOf(new Date())),
  });
}
