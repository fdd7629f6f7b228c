import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import type { Problem } from '#errors.ts';
import { storedCeremony } from '#features/ceremonies/stored.ts';
import { Form, problemsOf, statusOf } from '#features/events/form-routes.ts';
import { single } from '#features/events/form.ts';
import { paths } from '#paths.ts';
import { deskPage, type DeskView } from '#views/desk/desk.ts';
import { entriesPage, type EntriesView } from '#views/desk/entries.ts';
import { deskApi } from './api.ts';
import { endStreams, streamChanges } from './changes.ts';
import { recordEntry } from './commands.ts';
import { readEntryForm } from './form.ts';
import { findDesk, grantUp } from './model.ts';
import { deskModules } from './modules.ts';
import { listEntries, namesOfPeople } from './queries.ts';
import { resolveEntry } from './resolution.ts';
import { listRefused } from './refused.ts';
import { entryResolutions, isSigningKind } from './rules.ts';
import type { ResolutionInput } from './schemas.ts';
import { deskWorker } from './worker.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Keyed = Type.Object({ ...Slug.properties, key: Type.String({ maxLength: 250 }) });
const Asked = Type.Object({
  grant: Type.Optional(Type.String({ maxLength: 100 })),
  change: Type.Optional(Type.String({ maxLength: 10 })),
  shell: Type.Optional(Type.String({ maxLength: 10 })),
});
const staff = { access: 'staff' } as const;

/** The desk at which a signing day is logged, what waits for a person, and the stream by which desks agree. */
export async function desk(app: App): Promise<void> {
  app.addHook('preClose', async () => endStreams());
  deskRoutes(app);
  entryRoutes(app);
  deskModules(app);
  deskWorker(app);
  await deskApi(app);
}

function deskRoutes(app: App): void {
  app.get(
    '/ceremonies/:slug/desk',
    { config: staff, schema: { params: Slug, querystring: Asked } },
    async (request, reply) => {
      const { grant, change, shell } = request.query;
      // What the device keeps of the page names nobody; the desk fills it from what it keeps encrypted.
      const view = deskView(request, request.params.slug, { grant, isShell: shell === 'yes' });
      reply.header('registry-page', 'desk');
      return reply.page(deskPage(request.ui(), { ...view, isChanging: view.isChanging || change === 'yes' }));
    },
  );

  app.get(
    '/ceremonies/:slug/changes',
    {
      config: { access: 'staff', isKept: false },
      schema: {
        params: Slug,
        querystring: Type.Object({ desk: Type.Optional(Type.String({ maxLength: 100 })) }),
      },
    },
    async (request, reply) => {
      const { id } = storedCeremony(request.db, request.params.slug);
      return streamChanges(request, reply, id, request.query.desk ?? '');
    },
  );
}

function entryRoutes(app: App): void {
  app.post(
    '/ceremonies/:slug/entries',
    { config: staff, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { key, kind, input } = readEntryForm(request.body, new Date());
      const problems = formProblems(request, slug, kind, input);
      if (problems.length > 0) {
        const view = deskView(request, slug, { grant: input.grant, problems, isShell: false });
        return reply.code(422).page(deskPage(request.ui(), { ...view, isChanging: true }));
      }
      recordEntry(request.db, request.act(), slug, { key, input });
      return reply.redirect(`${paths.desk(slug)}?grant=${encodeURIComponent(input.grant)}`, 303);
    },
  );

  app.get('/ceremonies/:slug/entries', { config: staff, schema: { params: Slug } }, async (request, reply) =>
    reply.page(entriesPage(request.ui(), entriesView(app, request, request.params.slug))),
  );

  app.post(
    '/ceremonies/:slug/entries/:key/resolution',
    { config: staff, schema: { params: Keyed, body: Form } },
    async (request, reply) => {
      const { slug, key } = request.params;
      const input = readResolution(request.body);
      try {
        const { grant } = resolveEntry(request.db, request.act(), slug, { key, input });
        const isAtDesk = single(request.body, 'from') === 'desk';
        return await reply.redirect(
          isAtDesk ? paths.desk(slug, grant) : `${paths.entries(slug)}#entry-${encodeURIComponent(key)}`,
          303,
        );
      } catch (error) {
        const view = entriesView(app, request, slug, { key, typed: input, problems: problemsOf(error) });
        return reply.code(statusOf(error)).page(entriesPage(request.ui(), view));
      }
    },
  );
}

function deskView(
  request: FastifyRequest,
  slug: string,
  asked: { grant: string | undefined; isShell: boolean; problems?: Problem[] },
): DeskView {
  const found = findDesk(request.db, slug);
  const up = grantUp(found, asked.grant);
  const lacksNames = up !== undefined && !(up.granteeSignatory && up.programmeSignatory);
  return {
    desk: found,
    up,
    key: randomUUID(),
    isChanging: lacksNames,
    isShell: asked.isShell,
    presser: asked.isShell ? undefined : request.act().actor.publicId,
    problems: asked.problems ?? [],
  };
}

/** On a page a forgotten name is asked for again; only what a form cannot put right is kept as an entry that waits. */
function formProblems(
  request: FastifyRequest,
  slug: string,
  kind: string | undefined,
  input: { grant: string; granteeSignatory?: string; programmeSignatory?: string },
): Problem[] {
  if (kind === undefined) return [{ path: '/kind', message: 'problem.entryKind' }];
  const grant = findDesk(request.db, slug).grants.find(({ reference }) => reference === input.grant);
  if (!grant) return [{ path: '/grant', message: 'problem.notListed' }];
  if (!isSigningKind(kind as 'signed')) return [];
  return (['granteeSignatory', 'programmeSignatory'] as const)
    .filter((field) => !(input[field] || grant[field]))
    .map((field) => ({ path: `/${field}`, message: `problem.${field}` as const }));
}

function entriesView(
  app: App,
  { db }: FastifyRequest,
  slug: string,
  refused?: EntriesView['refused'],
): EntriesView {
  const ceremony = storedCeremony(db, slug);
  const entries = listEntries(db, ceremony.id);
  const aside = listRefused(db, ceremony.id);
  const people = namesOfPeople(app.databases.registry, [
    ...entries.flatMap(({ recordedBy, pressedBy, resolvedBy, signing }) => [
      recordedBy,
      pressedBy,
      resolvedBy,
      signing?.recordedBy ?? null,
    ]),
    ...aside.map(({ setAsideBy }) => setAsideBy),
  ]);
  return { slug, title: ceremony.title, entries, aside, people, refused };
}

function readResolution(body: Record<string, string | string[]>): ResolutionInput {
  const resolution = single(body, 'resolution');
  const fields = [
    'note',
    'granteeSignatory',
    'programmeSignatory',
    'recordedLaterReason',
    'seenReason',
    'overrideReason',
  ] as const;
  const given = fields.flatMap((field) => {
    const value = single(body, field).slice(0, field.endsWith('Signatory') ? 200 : 1000);
    return value ? [[field, value]] : [];
  });
  return {
    resolution: entryResolutions.find((known) => known === resolution) ?? 'set_aside',
    ...Object.fromEntries(given),
  };
}
