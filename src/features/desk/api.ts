import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { repeatKey } from '#features/api/repeated-key.ts';
import { Slug } from '#features/ceremonies/schemas.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { translatorOf } from '#language/translate.ts';
import { recordEntry } from './commands.ts';
import { findDesk } from './model.ts';
import { listEntries } from './queries.ts';
import { resolveEntry } from './resolution.ts';
import { deskResource, entryResource } from './resource.ts';
import { listRefused, setRefusedAside } from './refused.ts';
import { Entry, entryKey, EntryInput, RefusedEntry, RefusedInput, ResolutionInput } from './schemas.ts';

const Key = Type.Object({
  'idempotency-key': Type.String({
    ...entryKey,
    description: 'Made by the desk when it opens the grant; sending it again answers the same entry',
  }),
});
const Keyed = Type.Object({
  ...Slug.properties,
  key: Type.String({ ...entryKey, description: 'Key of the entry' }),
});
const about = { tags: ['ceremonies'], security: [{ token: [] }] };

/** The desk for its own script and for others: every entry is kept, and says what came of it. */
export async function deskApi(app: App): Promise<void> {
  entryApi(app);
  refusedApi(app);

  app.get(
    '/api/v1/ceremonies/:slug/desk',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'getDesk',
        summary: 'Everything that a desk needs to work, names of signatories included',
        params: Slug,
        response: {
          200: Type.Object(
            {
              slug: Type.String(),
              title: Type.String(),
              open: Type.Integer(),
              grants: Type.Array(Type.Any()),
            },
            { additionalProperties: true },
          ),
          ...problemResponses(401, 403, 404),
        },
      },
    },
    async (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .send(
          deskResource(findDesk(request.db, request.params.slug), translatorOf(request.language)) as never,
        ),
  );

  app.post(
    '/api/v1/ceremonies/:slug/entries/:key/resolution',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'resolveEntry',
        summary: 'Decide about an entry that waits for a person, or that came second',
        params: Keyed,
        body: ResolutionInput,
        response: { 200: Entry, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { slug, key } = request.params;
      const entry = resolveEntry(request.db, request.act(), slug, { key, input: request.body });
      return reply.send(entryResource(entry, translatorOf(request.language)));
    },
  );
}

function entryApi(app: App): void {
  app.get(
    '/api/v1/ceremonies/:slug/entries',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'listEntries',
        summary: 'Everything that was pressed at a ceremony, in the order of the corrected times',
        params: Slug,
        response: {
          200: Type.Object({
            items: Type.Array(Entry),
            next: Type.Union([Type.String(), Type.Null()], { description: 'Always null: the list is whole' }),
            total: Type.Integer(),
          }),
          ...problemResponses(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const { id } = storedCeremony(request.db, request.params.slug);
      const t = translatorOf(request.language);
      const items = listEntries(request.db, id).map((entry) => entryResource(entry, t));
      return reply.header('cache-control', 'no-store').send({ items, next: null, total: items.length });
    },
  );

  app.post(
    '/api/v1/ceremonies/:slug/entries',
    {
      config: { access: 'staff' },
      preValidation: repeatKey,
      schema: {
        ...about,
        operationId: 'recordEntry',
        summary: 'Keep what was pressed at a desk, whatever comes of it',
        params: Slug,
        headers: Key,
        body: EntryInput,
        response: { 200: Entry, 201: Entry, ...problemResponses(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const input = request.body;
      const { entry, isRepeat } = recordEntry(request.db, request.act(), request.params.slug, { key, input });
      return reply.code(isRepeat ? 200 : 201).send(entryResource(entry, translatorOf(request.language)));
    },
  );
}

/** What the registry did not take and a device keeps, set aside there with a reason. */
function refusedApi(app: App): void {
  app.get(
    '/api/v1/ceremonies/:slug/refused-entries',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'listRefusedEntries',
        summary: 'What was refused, kept on a device and set aside there, with who, when and why',
        params: Slug,
        response: {
          200: Type.Object({
            items: Type.Array(RefusedEntry),
            next: Type.Null({ description: 'Always null: the list is whole' }),
            total: Type.Integer(),
          }),
          ...problemResponses(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const items = listRefused(request.db, storedCeremony(request.db, request.params.slug).id);
      return reply.header('cache-control', 'no-store').send({ items, next: null, total: items.length });
    },
  );

  app.post(
    '/api/v1/ceremonies/:slug/refused-entries',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'setRefusedAside',
        summary: 'Set aside what the registry refused and a device keeps; the same key again changes nothing',
        params: Slug,
        body: RefusedInput,
        response: { 200: RefusedEntry, 201: RefusedEntry, ...problemResponses(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { entry, isRepeat } = setRefusedAside(
        request.db,
        request.act(),
        request.params.slug,
        request.body,
      );
      return reply.code(isRepeat ? 200 : 201).send(entry);
    },
  );
}
