import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { happeningsOf } from '#features/kept-lists/happenings.ts';
import type { FormBody } from '#features/kept-lists/names.ts';
import { downloadFormats, sendBatches, type Cell } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { themeFormPage } from '#views/themes/form.ts';
import { themesPage } from '#views/themes/list.ts';
import { themesApi } from './api.ts';
import { createTheme, editTheme, moveTheme, retireTheme, returnTheme } from './commands.ts';
import { readThemeForm, typedOf, type TypedTheme } from './form.ts';
import { findTheme, listThemes, themeUses, type Theme } from './queries.ts';
import { ThemePath, ThemePosition } from './schemas.ts';

const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String(), Type.Array(Type.String())]),
);
const config = { access: 'administrator' } as const;

/** The list of themes, kept by administrators; everybody's scripts may read it. */
export async function themes(app: App): Promise<void> {
  app.get(paths.themes(), { config }, async (request, reply) =>
    reply.page(themesPage(request.ui(), { themes: listThemes(request.db), uses: themeUses(request.db) })),
  );
  downloadRoutes(app);
  formRoutes(app);
  actRoutes(app);
  await themesApi(app);
}

const columns = [
  'slug',
  'name',
  'names',
  'area',
  'dac_code',
  'sdg_target',
  'retired_on',
  'organisations',
  'grants',
  'coalitions',
];

function downloadRoutes(app: App): void {
  for (const format of downloadFormats) {
    app.get(`${paths.themes()}.${format}`, { config }, async (request, reply) => {
      const uses = themeUses(request.db);
      const rows = listThemes(request.db).map(
        ({ slug, names, area, dacCode, sdgTarget, retiredOn }): Cell[] => {
          const use = uses.get(slug);
          const called = Object.entries(names).map(([tag, name]) => `${tag}: ${name}`);
          const counts = [use?.organisations ?? 0, use?.grants ?? 0, use?.coalitions ?? 0];
          return [slug, names['en'], called.join('; '), area, dacCode, sdgTarget, retiredOn, ...counts];
        },
      );
      return sendBatches(reply, `themes.${format}`, columns, [rows]);
    });
  }
}

function formRoutes(app: App): void {
  app.get(paths.newTheme(), { config }, async (request, reply) => sendForm(request, reply, {}));
  app.post(paths.themes(), { config, schema: { body: Form } }, async (request, reply) =>
    save(request, reply, (input) => createTheme(request.db, request.act(), input)),
  );
  app.get('/admin/themes/:slug/edit', { config, schema: { params: ThemePath } }, async (request, reply) => {
    const theme = findTheme(request.db, request.params.slug);
    return sendForm(request, reply, { theme, typed: typedOf(theme) });
  });
  app.post(
    '/admin/themes/:slug',
    { config, schema: { params: ThemePath, body: Form } },
    async (request, reply) => {
      const theme = findTheme(request.db, request.params.slug);
      return save(request, reply, (input) => editTheme(request.db, request.act(), theme.slug, input), theme);
    },
  );
}

/** Runs the command; what cannot be taken comes back in the same form, as it was typed. */
function save(
  request: FastifyRequest,
  reply: FastifyReply,
  command: (input: ReturnType<typeof readThemeForm>['input']) => unknown,
  theme?: Theme,
): FastifyReply {
  const { typed, input } = readThemeForm(request.body as FormBody);
  try {
    command(input);
    return reply.redirect(paths.themes(), 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return sendForm(request, reply.code(422), { theme, typed, problems: error.problems });
  }
}

function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { theme, typed, problems = [] }: { theme?: Theme | undefined; typed?: TypedTheme; problems?: Problem[] },
): FastifyReply {
  const { db } = request;
  return reply.page(
    themeFormPage(request.ui(), {
      theme,
      typed,
      problems,
      areas: listThemes(db).filter(({ area, slug }) => area === null && slug !== theme?.slug),
      use: theme && themeUses(db).get(theme.slug),
      entries: theme ? happeningsOf(request, 'theme', theme.slug) : [],
    }),
  );
}

function actRoutes(app: App): void {
  const schema = { params: ThemePath };
  app.post('/admin/themes/:slug/retirement', { config, schema }, async (request, reply) => {
    retireTheme(request.db, request.act(), request.params.slug);
    return reply.redirect(paths.themes(), 303);
  });
  app.post('/admin/themes/:slug/return', { config, schema }, async (request, reply) => {
    returnTheme(request.db, request.act(), request.params.slug);
    return reply.redirect(paths.themes(), 303);
  });
  app.post(
    '/admin/themes/:slug/position',
    { config, schema: { ...schema, body: ThemePosition } },
    async (request, reply) => {
      const { slug } = request.params;
      moveTheme(request.db, request.act(), slug, request.body.step);
      return reply.redirect(`${paths.themes()}#${slug}`, 303);
    },
  );
}
