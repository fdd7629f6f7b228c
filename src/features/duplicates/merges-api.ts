import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { NotFound } from '#errors.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { findOptionalStored } from '#features/organisations/queries.ts';
import { OrganisationPath } from '#features/organisations/schemas.ts';
import { translatorOf } from '#language/translate.ts';
import { addName } from './commands.ts';
import { findMerge, listMerges } from './merges.ts';
import { questionResource } from './resource.ts';
import { MergePath, MergeResource, NameInput, UndoInput } from './schemas.ts';
import { questionsOf } from './undo-plan.ts';
import { undoMerge } from './undoing.ts';

const tags = ['duplicates'];
const security = [{ token: [] }];
const Address = Type.Object({ slug: Type.String({ description: 'Of the organisation that it is now' }) });

/** What became part of an organisation, undoing that, and adding a name, for scripts. */
export async function mergesApi(app: App): Promise<void> {
  app.get(
    '/api/v1/organisations/:slug/merges',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'listMerges',
        summary: 'What became part of an organisation, and what has to be answered before it is undone',
        params: OrganisationPath,
        response: {
          200: Type.Object({ items: Type.Array(MergeResource) }),
          ...problemResponses(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const own = findOptionalStored(request.db, slug);
      if (!own) throw new NotFound(`no organisation ${slug}`);
      const t = translatorOf(request.language);
      const items = listMerges(request.db, own.id).map(({ id, slug: merged, mergedAt }) => ({
        id,
        merged,
        mergedAt,
        questions: questionsOf(request.db, findMerge(request.db, own.slug, id).merge).map((question) =>
          questionResource(request.db, question, t),
        ),
      }));
      return reply.send({ items });
    },
  );
  app.post(
    '/api/v1/organisations/:slug/merges/:id/undoing',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'undoMerge',
        summary: 'Undo a merge: everything goes back to where it was',
        params: MergePath,
        body: UndoInput,
        response: { 200: Address, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const { second } = undoMerge(request.db, request.act(), slug, id, request.body.answers ?? {});
      return reply.send({ slug: second });
    },
  );
  app.post(
    '/api/v1/organisations/:slug/names',
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'addName',
        summary: 'Add one more name by which an organisation is found',
        params: OrganisationPath,
        body: NameInput,
        response: { 200: Address, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) =>
      reply.send(addName(request.db, request.act(), request.params.slug, request.body)),
  );
}
