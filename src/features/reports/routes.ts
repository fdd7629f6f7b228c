import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { checkClaims } from '#features/claims/queries.ts';
import { listPublicReports, type ReportRow } from '#features/coalition-reports/queries.ts';
import { isStaff } from '#features/people/access.ts';
import { listProgrammes, listSchemes } from '#features/programmes/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { countryName, sixCountries } from '#language/countries.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { coveragePage } from '#views/reports/coverage.ts';
import { reportPage, type ReportPage } from '#views/reports/show.ts';
import { reportsApi } from './api.ts';
import { findIds, findRows, type Reader, yearsOf } from './counting.ts';
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
          submitted: submittedUnder(request, filters, reader),
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

/** Reports of coalitions whose period touches the year and whose coalition is one of these; undefined where it cannot be told. */
function submittedUnder(
  { db }: FastifyRequest,
  { year, country, theme, programme, scheme }: Filters,
  reader: Reader,
): ReportRow[] | undefined {
  if (programme !== undefined || scheme !== undefined) return undefined;
  const chosen = { ...(country && { country: [country] }), ...(theme && { theme: [theme] }) };
  const coalitions = new Set(findIds(db, 'coalitions', chosen, reader));
  // One may have done or reached something in a country that it does not name as its own.
  const active = new Set(
    (['actions', 'outcomes'] as const).flatMap((list) =>
      (findRows(db, list, chosen, reader).facets['coalition'] ?? [])
        .filter(({ count }) => count > 0)
        .map(({ value }) => value),
    ),
  );
  return listPublicReports(db).filter(
    ({ coalitionId, coalition, periodFrom, periodUntil }) =>
      (coalitions.has(coalitionId) || active.has(coalition)) &&
      (year === undefined || (periodFrom.slice(0, 4) <= year && year <= periodUntil.slice(0, 4))),
  );
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
