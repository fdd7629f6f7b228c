import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { openCallsOf } from '#features/calls/queries.ts';
import { contactsOf } from '#features/contacts/queries.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { listMerges } from '#features/duplicates/merges.ts';
import { evidenceOfOrganisation } from '#features/evidence/of-organisation.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { isEditorOf, isMemberOf, isStaff } from '#features/people/access.ts';
import { findOptionalProposal } from '#features/profiles/queries.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { findAllIds, findList } from '#lists/find.ts';
import { listQuerySchema, readListRequest, type ListQuery } from '#lists/request.ts';
import { paths } from '#paths.ts';
import { listPage, listResults, type ListContent } from '#views/components/list-page.ts';
import { organisationListContent } from '#views/organisations/list.ts';
import { organisationMapPage } from '#views/organisations/map.ts';
import { organisationPage, type StaffOnly } from '#views/organisations/show.ts';
import { organisationsApi } from './api.ts';
import { csvColumns, csvRows } from './download.ts';
import { editing } from './editing.ts';
import { organisationList } from './list.ts';
import { organisationListModel } from './list-model.ts';
import { latinFor } from './latin.ts';
import { organisationMap } from './map.ts';
import { mapApi } from './map-api.ts';
import { namedRows } from './matches.ts';
import { findOptionalPresentSlug, findOrganisation, type OrganisationDetail } from './queries.ts';
import { listOrganisations } from './rows.ts';
import { OrganisationPath } from './schemas.ts';

const PAGE = 25;
const query = listQuerySchema(organisationList, 'page');

/** Organisations: the list, the same as CSV, one of them, and adding and editing. */
export async function organisations(app: App): Promise<void> {
  app.get(
    paths.organisations(),
    { config: { access: 'public' }, schema: { querystring: query } },
    async (request, reply) => {
      const content = listContent(request);
      const ui = request.ui();
      return request.wantsFragment
        ? reply.fragment(listResults(ui, content))
        : reply.page(listPage(ui, content));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.organisations()}.${format}`,
      { config: { access: 'public', isKept: false }, schema: { querystring: query } },
      async (request, reply) => {
        const asked = readListRequest(organisationList, request.query, PAGE);
        const { db, language } = request;
        const ids = findAllIds(db, organisationList, asked, readerOf(request));
        const named = new Set<string>();
        return sendList(
          reply,
          `organisations.${format}`,
          csvColumns,
          ids,
          (batch) => csvRows(db, batch, language, named),
          () => kosovoNote(named, language),
        );
      },
    );
  }

  app.get(paths.organisationMap(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(organisationMapPage(request.ui(), organisationMap(request.db))),
  );

  app.get(
    '/organisations/:slug',
    { config: { access: 'public' }, schema: { params: OrganisationPath } },
    async (request, reply) => {
      const { slug } = request.params;
      const present = findOptionalPresentSlug(request.db, slug);
      if (present !== undefined) return reply.redirect(paths.organisation(present), 301);
      const organisation = findOrganisation(request.db, slug, readerOf(request));
      const latin = latinFor(request.language, organisation.name, organisation.nameLanguage);
      const staff = isStaff(request.actor) ? staffOnly(app, request, organisation) : undefined;
      const isOwn = isMemberOf(request.actor, organisation.id);
      const canEdit = isEditorOf(request.actor, organisation);
      const proposal = isOwn || staff ? findOptionalProposal(request.db, organisation.id) : undefined;
      const contacts = contactsShown(request, organisation.id);
      const evidence = evidenceOfOrganisation(
        request.db,
        organisation.id,
        organisation.names.map(({ name }) => name),
      );
      const calls = openCallsOf(request.db, organisation.id, request.ui().today);
      const shown = { organisation, latin, staff, isOwn, canEdit, proposal, evidence, calls, ...contacts };
      return reply.page(organisationPage(request.ui(), shown));
    },
  );

  editing(app);
  mapApi(app);
  await organisationsApi(app);
}

/** What only staff read of a record: what became part of it, and who verified it. */
function staffOnly(app: App, { db }: FastifyRequest, { id, verifiedBy }: OrganisationDetail): StaffOnly {
  const names = namesOfPeople(app.databases.registry, [verifiedBy]);
  return { merges: listMerges(db, id), verifiedBy: names.get(verifiedBy ?? '') };
}

/** What this reader may see of the organisation's contacts. */
function contactsShown({ db, actor }: FastifyRequest, id: number) {
  const seesAll = isStaff(actor) || isMemberOf(actor, id);
  return { contacts: contactsOf(db, [id], { seesAll }).get(id) ?? [], seesAll };
}

function listContent(request: FastifyRequest): ListContent {
  const { db, language } = request;
  const asked = readListRequest(organisationList, request.query as ListQuery, PAGE);
  const found = findList(db, organisationList, asked, readerOf(request));
  const ui = request.ui();
  return organisationListContent(ui, {
    model: organisationListModel(db, asked, found, ui),
    rows: namedRows(db, listOrganisations(db, found.ids), asked.q, language),
  });
}

function readerOf(request: FastifyRequest) {
  return { language: request.language, isStaff: isStaff(request.actor) };
}
