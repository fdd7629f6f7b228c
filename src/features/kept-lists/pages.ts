import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { downloadFormats, sendBatches } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { keptFormPage } from '#views/kept-lists/form.ts';
import { keptListPage } from '#views/kept-lists/list.ts';
import type { FailedMeaning } from '#views/kept-lists/unlisted.ts';
import { keptListApi } from './api.ts';
import { happeningsOf } from './happenings.ts';
import type { KeptEntry } from './kinds.ts';
import type { KeptList } from './list.ts';
import { textIn, type FormBody, type TypedEntry } from './names.ts';
import { KeptMerging, KeptPath, KeptPosition } from './schemas.ts';

const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
const Begun = Type.Object({
  words: Type.Optional(Type.String({ maxLength: 200 })),
  country: Type.Optional(Type.String({ maxLength: 2 })),
});
const config = { access: 'administrator' } as const;

/** The pages, the downloads and the API of a list that administrators keep; everybody's scripts may read it. */
export function keptListRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  app.get(paths.kept(list.path), { config }, async (request, reply) => sendPage(request, reply, list));
  downloadRoutes(app, list);
  formRoutes(app, list);
  meaningRoute(app, list);
  actRoutes(app, list);
  keptListApi(app, list);
}

function sendPage<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: KeptList<Entry, Input, Typed>,
  failed?: FailedMeaning,
): FastifyReply {
  const { db } = request;
  const content = { entries: list.list(db), uses: list.uses(db), failed };
  return reply.page(keptListPage(request.ui(), list.words, content));
}

/** Columns that the download of every list has, before its own. */
const COLUMNS = ['slug', 'name', 'names', 'spellings'] as const;
const LAST_COLUMNS = ['retired_on', 'same_as', 'organisations'] as const;

function downloadRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  for (const format of downloadFormats) {
    app.get(`${paths.kept(list.path)}.${format}`, { config }, async (request, reply) => {
      const { db, language } = request;
      const entries = list.list(db);
      const { used } = list.uses(db);
      const rows = entries.map((entry) => {
        const { slug, names, spellings, retiredOn, mergedInto } = entry;
        const called = Object.entries(names).map(([tag, name]) => `${tag}: ${name}`);
        return [
          slug,
          names['en'],
          called.join('; '),
          spellings.join('; '),
          ...list.cells(entry, language),
          retiredOn,
          mergedInto,
          used.get(slug) ?? 0,
        ];
      });
      const columns = [...COLUMNS, ...list.columns, ...LAST_COLUMNS];
      const note = kosovoNote(list.countriesOf(entries), language);
      return sendBatches(reply, `${list.path}.${format}`, columns, [rows], () => note);
    });
  }
}

function formRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const page = paths.kept(list.path);
  app.get(paths.newKept(list.path), { config, schema: { querystring: Begun } }, async (request, reply) => {
    const { words, country } = request.query;
    const typed = words ? list.begin(words, country) : undefined;
    return sendForm(request, reply, list, { typed });
  });
  app.post(page, { config, schema: { body: Form } }, async (request, reply) =>
    save(request, reply, list, (input) => list.commands.create(request.db, request.act(), input)),
  );
  app.get(`${page}/:slug/edit`, { config, schema: { params: KeptPath } }, async (request, reply) => {
    const entry = list.find(request.db, request.params.slug);
    return sendForm(request, reply, list, { entry, typed: list.typedOf(entry) });
  });
  app.post(`${page}/:slug`, { config, schema: { params: KeptPath, body: Form } }, async (request, reply) => {
    const entry = list.find(request.db, request.params.slug);
    const command = (input: Input) => list.commands.edit(request.db, request.act(), entry.slug, input);
    return save(request, reply, list, command, entry);
  });
}

/** Runs the command; what cannot be taken comes back in the same form, as it was typed. */
function save<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: KeptList<Entry, Input, Typed>,
  command: (input: Input) => { slug: string } | void,
  entry?: Entry,
): FastifyReply {
  const { typed, input } = list.readForm(request.body as FormBody);
  try {
    const slug = command(input)?.slug ?? entry?.slug ?? '';
    return reply.redirect(`${paths.kept(list.path)}#${slug}`, 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return sendForm(request, reply.code(422), list, { entry, typed, problems: error.problems });
  }
}

function sendForm<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: KeptList<Entry, Input, Typed>,
  form: { entry?: Entry | undefined; typed?: Partial<Typed> | undefined; problems?: Problem[] },
): FastifyReply {
  const { db } = request;
  const { entry, typed, problems = [] } = form;
  return reply.page(
    keptFormPage(request.ui(), list.words, {
      entry,
      typed,
      problems,
      entries: list.list(db),
      used: entry ? (list.uses(db).used.get(entry.slug) ?? 0) : 0,
      events: entry ? happeningsOf(request, list.noun, entry.slug) : [],
    }),
  );
}

/** From the list's own page: words that records use are given the place of an entry that is there. */
function meaningRoute<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  app.post(paths.keptSpellings(list.path), { config, schema: { body: Form } }, async (request, reply) => {
    const body = request.body;
    const [slug, words, country] = [textIn(body, 'slug'), textIn(body, 'spelling'), textIn(body, 'country')];
    try {
      if (slug === '') throw new Invalid([{ path: '/slug', message: 'problem.keptInto' }]);
      list.commands.addSpelling(request.db, request.act(), slug, words);
      return reply.redirect(`${paths.kept(list.path)}#${slug}`, 303);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const [problem] = error.problems;
      return sendPage(request, reply.code(422), list, { words, country, slug, problem: problem! });
    }
  });
}

function actRoutes<Entry extends KeptEntry, Input, Typed extends TypedEntry>(
  app: App,
  list: KeptList<Entry, Input, Typed>,
): void {
  const schema = { params: KeptPath };
  const { commands, path } = list;
  const page = paths.kept(path);
  const acts = { retirement: commands.retire, return: commands.return, parting: commands.part };
  for (const [act, command] of Object.entries(acts)) {
    app.post(`${page}/:slug/${act}`, { config, schema }, async (request, reply) => {
      const { slug } = request.params;
      command(request.db, request.act(), slug);
      return reply.redirect(paths.editKept(path, slug), 303);
    });
  }
  app.post(
    `${page}/:slug/merging`,
    { config, schema: { ...schema, body: KeptMerging } },
    async (request, reply) => {
      const entry = list.find(request.db, request.params.slug);
      try {
        commands.merge(request.db, request.act(), entry.slug, request.body.into);
        return reply.redirect(paths.editKept(path, entry.slug), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const typed = list.typedOf(entry);
        return sendForm(request, reply.code(422), list, { entry, typed, problems: error.problems });
      }
    },
  );
  const { move } = commands;
  if (!move) return;
  app.post(
    `${page}/:slug/position`,
    { config, schema: { ...schema, body: KeptPosition } },
    async (request, reply) => {
      const { slug } = request.params;
      move(request.db, request.act(), slug, request.body.step);
      return reply.redirect(`${page}#${slug}`, 303);
    },
  );
}
