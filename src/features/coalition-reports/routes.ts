import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { paths } from '#paths.ts';
import { beginPage, reportsPage } from '#views/coalition-reports/list.ts';
import { coalitionReportsApi } from './api.ts';
import { beginReport } from './commands.ts';
import { compareRoutes } from './compare-routes.ts';
import { listReports } from './queries.ts';
import { mayWriteIn, reportFor, submissionFor } from './reading.ts';
import { reviewRoutes, showReport } from './review.ts';
import { sheetRoute } from './sheet-route.ts';
import { writingRoutes } from './writing.ts';

const slug = Type.String({ maxLength: 200 });
const Coalition = Type.Object({ slug });
const Path = Type.Object({ slug, period: Type.String({ maxLength: 21 }) });
const HandedIn = Type.Object({ ...Path.properties, number: Type.Integer({ minimum: 1 }) });
const signedIn = { access: 'signed-in' } as const;

/** A coalition's own reports: begun, written, submitted and frozen, commented, returned or accepted. */
export async function coalitionReports(app: App): Promise<void> {
  listRoutes(app);
  compareRoutes(app);
  sheetRoute(app);
  writingRoutes(app);
  reviewRoutes(app);
  await coalitionReportsApi(app);
}

function listRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/reports',
    { config: { access: 'public' }, schema: { params: Coalition } },
    async (request, reply) => {
      const coalition = findCoalition(request.db, request.params.slug);
      const mayWrite = mayWriteIn(request, coalition.slug);
      const reports = listReports(request.db, coalition.id, { mayWrite });
      return reply.page(reportsPage(request.ui(), { coalition, reports, mayWrite }));
    },
  );

  app.get(
    '/coalitions/:slug/reports/new',
    { config: { ...signedIn, isKept: false }, schema: { params: Coalition } },
    async (request, reply) =>
      reply.page(beginPage(request.ui(), findCoalition(request.db, request.params.slug), {}, [])),
  );

  app.post(
    '/coalitions/:slug/reports',
    { config: signedIn, schema: { params: Coalition, body: Form } },
    async (request, reply) => {
      const { slug: coalition } = request.params;
      const typed = fieldsOf(request.body, ['from', 'until']);
      try {
        const input = { from: readDate(typed.from) ?? '', until: readDate(typed.until) };
        const period = beginReport(request.db, request.act(), coalition, input);
        return reply.redirect(paths.writeCoalitionReport(coalition, period), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const page = beginPage(request.ui(), findCoalition(request.db, coalition), typed, error.problems);
        return reply.code(422).page(page);
      }
    },
  );

  app.get(
    '/coalitions/:slug/reports/:period',
    { config: { access: 'public' }, schema: { params: Path } },
    async (request, reply) =>
      showReport(request, reply, reportFor(request, request.params.slug, request.params.period)),
  );

  app.get(
    '/coalitions/:slug/reports/:period/report.json',
    { config: { access: 'public', isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      const { content, status, hash, isFrozen, submittedAt } = reportFor(request, coalition, period);
      // A report that was returned is drawn from the records again: the hash is not of what is sent.
      const head = { status, hash: isFrozen ? hash : null, submittedAt: isFrozen ? submittedAt : null };
      return reply
        .header('content-disposition', `attachment; filename="${coalition}-${period}.json"`)
        .send({ ...head, ...content });
    },
  );

  app.get(
    '/coalitions/:slug/reports/:period/submissions/:number/report.json',
    { config: { access: 'public', isKept: false }, schema: { params: HandedIn } },
    async (request, reply) => {
      const { slug: coalition, period, number } = request.params;
      const { content, ...head } = submissionFor(request, request.params);
      return reply
        .header('content-disposition', `attachment; filename="${coalition}-${period}-${number}.json"`)
        .send({ ...head, ...content });
    },
  );
}
