import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { linesOf } from '#features/history/lines.ts';
import { isStaff } from '#features/people/access.ts';
import { themeName } from '#features/themes/queries.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { indicatorChangesPage } from '#views/reports/indicator-changes.ts';
import { indicatorFormPage } from '#views/reports/indicator-form.ts';
import { indicatorPage } from '#views/reports/indicator.ts';
import { indicatorsPage } from '#views/reports/indicators.ts';
import { createIndicator, editIndicator, keepReading, retireIndicator } from './commands.ts';
import { ChangesQuery, changesOf, changesPageOf, sendChanges } from './indicator-changes.ts';
import { sendIndicators } from './download.ts';
import { indicatorFormOf, objectivesOf, readIndicatorForm, typedIndicator } from './indicator-form.ts';
import { listIndicatorEntries } from './indicator-history.ts';
import { definitionWords } from './indicator-words.ts';
import { findIndicator, listIndicators, listRetired } from './indicators.ts';
import { listReadings } from './readings.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });

/** Indicators with their present values, each with a page of its own, and the forms of staff. */
export function indicatorRoutes(app: App): void {
  app.get(paths.indicators(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(
      indicatorsPage(request.ui(), {
        indicators: listIndicators(request.db, readerOf(request)),
        retired: listRetired(request.db),
        objectives: objectivesOf(request),
        words: definitionWords(request.db, request.language),
      }),
    ),
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.indicators()}.${format}`,
      { config: { access: 'public', isKept: false } },
      async (request, reply) =>
        sendIndicators(request, reply, listIndicators(request.db, readerOf(request)), format),
    );
  }

  app.get(
    `${paths.indicators()}/new`,
    { config: { access: 'staff', isKept: false } },
    async (request, reply) =>
      reply.page(indicatorFormPage(request.ui(), indicatorFormOf(request, undefined, {}))),
  );

  app.post(
    paths.indicators(),
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const { typed, input } = readIndicatorForm(request.body);
      try {
        const slug = createIndicator(request.db, request.act(), input);
        return reply.redirect(paths.indicator(slug), 303);
      } catch (error) {
        const form = indicatorFormOf(request, undefined, typed, problemsOf(error));
        return reply.code(422).page(indicatorFormPage(request.ui(), form));
      }
    },
  );

  app.get(
    '/reports/indicators/:slug',
    { config: { access: 'public' }, schema: { params: Slug } },
    async (request, reply) => reply.page(indicatorPage(request.ui(), showOf(request, request.params.slug))),
  );

  editRoutes(app);
  readingRoutes(app);
}

function editRoutes(app: App): void {
  app.get(
    '/reports/indicators/:slug/edit',
    { config: { access: 'staff', isKept: false }, schema: { params: Slug } },
    async (request, reply) => {
      const indicator = findIndicator(request.db, request.params.slug, readerOf(request));
      const form = indicatorFormOf(request, indicator, typedIndicator(indicator));
      return reply.page(indicatorFormPage(request.ui(), form));
    },
  );

  app.post(
    '/reports/indicators/:slug',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { typed, input } = readIndicatorForm(request.body);
      try {
        editIndicator(request.db, request.act(), slug, input);
        return reply.redirect(paths.indicator(slug), 303);
      } catch (error) {
        const problems = problemsOf(error);
        const indicator = findIndicator(request.db, slug, readerOf(request));
        const form = indicatorFormOf(request, indicator, typed, problems);
        return reply.code(422).page(indicatorFormPage(request.ui(), form));
      }
    },
  );

  app.post(
    '/reports/indicators/:slug/retirement',
    { config: { access: 'staff' }, schema: { params: Slug } },
    async (request, reply) => {
      retireIndicator(request.db, request.act(), request.params.slug);
      return reply.redirect(paths.indicator(request.params.slug), 303);
    },
  );
}

function readingRoutes(app: App): void {
  app.post(
    '/reports/indicators/:slug/readings',
    { config: { access: 'staff' }, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const { label } = fieldsOf(request.body, ['label']);
      try {
        keepReading(request.db, request.act(), slug, { label });
        return reply.redirect(`${paths.indicator(slug)}#readings`, 303);
      } catch (error) {
        const page = showOf(request, slug, label, problemsOf(error));
        return reply.code(422).page(indicatorPage(request.ui(), page));
      }
    },
  );

  app.get(
    '/reports/indicators/:slug/changes',
    { config: { access: 'public' }, schema: { params: Slug, querystring: ChangesQuery } },
    async (request, reply) => {
      const changes = changesOf(request, request.params.slug);
      return reply.page(indicatorChangesPage(request.ui(), changesPageOf(request, changes)));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `/reports/indicators/:slug/changes.${format}`,
      { config: { access: 'public', isKept: false }, schema: { params: Slug, querystring: ChangesQuery } },
      async (request, reply) => sendChanges(request, reply, changesOf(request, request.params.slug), format),
    );
  }
}

function readerOf({ language, actor }: FastifyRequest) {
  return { language, isStaff: isStaff(actor) };
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function showOf(request: FastifyRequest, slug: string, label = '', problems: Problem[] = []) {
  const { db, language, actor } = request;
  const indicator = findIndicator(db, slug, readerOf(request));
  const mayWrite = isStaff(actor);
  const record = { noun: 'programme', id: indicator.programmeId };
  const entries = mayWrite ? listIndicatorEntries(db, slug) : [];
  return {
    indicator,
    words: definitionWords(db, language),
    themeName: (theme: string) => themeName(db, theme, language),
    readings: listReadings(db, indicator.id).toReversed(),
    lines: linesOf({ db, registry: request.server.databases.registry }, record, entries, language),
    mayWrite,
    label,
    problems,
  };
}
