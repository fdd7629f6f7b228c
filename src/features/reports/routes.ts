import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { checkClaims } from '#features/claims/queries.ts';
import { listPublicReports } from '#features/coalition-reports/queries.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { coveragePage } from '#views/reports/coverage.ts';
import { reportPage, type ReportPage } from '#views/reports/show.ts';
import { reportsApi } from './api.ts';
import { findRows, type Reader, yearsOf } from './counting.ts';
import { coverageOf } from './coverage.ts';
import { sendCoverage, sendReport } from './download.ts';
import { reportFilters, reportOf, type Filters } from './figures.ts';
import { indicatorRoutes } from './indicator-routes.ts';

const file = { access: 'public', isKept: false } as const;
const word = Type.Optional(Type.String({ maxLength: 200 }));
const Query = Type.Object(Object.fromEntries(reportFilters.map((name) => [name, word])));

/** The donor's page, coverage, indicators, and the same for scripts. */
export async function reports(app: App): Promise<void> {
  app.get(
    paths.reports(),
    { config: { access: 'public' }, schema: { querystring: Query } },
    async (request, reply) => {
      const { db } = request;
      const reader = readerOf(request);
      const filters = filtersOf(request);
      return reply.page(
        reportPage(request.ui(), {
          report: reportOf(db, filters, reader),
          options: optionsOf(request, reader),
          names: namesOf(request),
          claims: checkClaims(db, reader),
          submitted: listPublicReports(db),
        }),
      );
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `${paths.reports()}.${format}`,
      { config: file, schema: { querystring: Query } },
      async (request, reply) =>
        sendReport(request, reply, reportOf(request.db, filtersOf(request), readerOf(request)), format),
    );
    app.get(`${paths.coverage()}.${format}`, { config: file }, async (request, reply) =>
      sendCoverage(request, reply, coverageOf(request.db, readerOf(request)), format),
    );
  }

  app.get(paths.coverage(), { config: { access: 'public' } }, async (request, reply) => {
    const reader = readerOf(request);
    const claims = checkClaims(request.db, reader);
    return reply.page(coveragePage(request.ui(), coverageOf(request.db, reader), claims));
  });

  indicatorRoutes(app);
  await reportsApi(app);
}

function readerOf({ language, actor }: FastifyRequest): Reader {
  return { language, isStaff: isStaff(actor) };
}

function filtersOf(request: FastifyRequest): Filters {
  const query = request.query as Record<string, string | undefined>;
  return Object.fromEntries(
    reportFilters.flatMap((name) => (query[name] ? [[name, query[name]] as const] : [])),
  );
}

function namesOf({ db, language }: FastifyRequest): Record<string, string> {
  return Object.fromEntries([
    ...listThemes(db).map(({ slug }) => [slug, themeName(db, slug, language)]),
    ...listSchemes(db).map(({ slug, name, programme }) => [slug, `${name} (${programme})`]),
  ]) as Record<string, string>;
}

/** What may be chosen: only what some record has. */
function optionsOf(request: FastifyRequest, reader: Reader): ReportPage['options'] {
  const { db, language } = request;
  const { facets } = findRows(db, 'grants', {}, reader);
  const used = (facet: string) =>
    new Set((facets[facet] ?? []).filter(({ count }) => count > 0).map(({ value }) => value));
  const [programmes, schemes] = [used('programme'), used('scheme')];
  return {
    programme: listProgrammes(db)
      .filter(({ slug }) => programmes.has(slug))
      .map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    year: yearsOf(db, reader).map((year) => ({ value: year, label: year })),
    country: sixCountries.map((code) => ({ value: code, label: countryName(code, language) })),
    theme: listThemes(db)
      .filter(({ area }) => area === null)
      .map(({ slug }) => ({ value: slug, label: themeName(db, slug, language) })),
    scheme: listSchemes(db)
      .filter(({ slug }) => schemes.has(slug))
      .map(({ slug, name, programme }) => ({ value: slug, label: `${name} (${programme})` })),
  };
}
