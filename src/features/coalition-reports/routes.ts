import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { isCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { paths } from '#paths.ts';
import { beginPage, reportsPage } from '#views/coalition-reports/list.ts';
import { coalitionReportPage } from '#views/coalition-reports/show.ts';
import { coalitionReportsApi } from './api.ts';
import { beginReport, commentReport, decideReport } from './commands.ts';
import { changesSince } from './changes.ts';
import { listReports, type ReportDetail } from './queries.ts';
import { mayWriteIn, reportFor } from './reading.ts';
import { sheetRoute } from './sheet-route.ts';
import { writingRoutes } from './writing.ts';

const slug = Type.String({ maxLength: 200 });
const Coalition = Type.Object({ slug });
const Path = Type.Object({ slug, period: Type.String({ maxLength: 21 }) });
const signedIn = { access: 'signed-in' } as const;

/** A coalition's own reports: begun, written, submitted and frozen, commented, returned or accepted. */
export async function coalitionReports(app: App): Promise<void> {
  listRoutes(app);
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
      show(request, reply, reportFor(request, request.params.slug, request.params.period)),
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
}

function reviewRoutes(app: App): void {
  app.post(
    '/coalitions/:slug/reports/:period/comments',
    { config: signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      const input = fieldsOf(request.body, ['part', 'text']);
      try {
        commentReport(request.db, request.act(), coalition, period, input);
        return reply.redirect(`${paths.coalitionReport(coalition, period)}#comments`, 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return show(request, reply, reportFor(request, coalition, period), input.text, error.problems);
      }
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/decision',
    { config: { access: 'staff' }, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      const { decision } = fieldsOf(request.body, ['decision']);
      decideReport(request.db, request.act(), coalition, period, { decision });
      return reply.redirect(paths.coalitionReport(coalition, period), 303);
    },
  );
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  report: ReportDetail,
  typed = '',
  problems: Problem[] = [],
): FastifyReply {
  const { actor } = request;
  const mayWrite = mayWriteIn(request, report.coalition);
  return reply.page(
    coalitionReportPage(request.ui(), {
      report,
      changes: report.isFrozen ? changesSince(report.content, report.now) : [],
      mayWrite,
      mayComment: mayWrite || actor.roles.some(({ role }) => role === 'donor'),
      mayDecide: isCoalitionStaff(actor, coalitionOf(request.db, report.coalition)),
      typed,
      problems,
    }),
  );
}
