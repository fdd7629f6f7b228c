import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { readDate } from '#features/coalitions/form.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { isCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { isOfWorkspace } from '#features/coalitions/workspace.ts';
import { paths } from '#paths.ts';
import { savedPart, writingPage, type TypedTexts } from '#views/coalition-reports/form.ts';
import { beginPage, reportsPage } from '#views/coalition-reports/list.ts';
import { coalitionReportPage } from '#views/coalition-reports/show.ts';
import { coalitionReportsApi } from './api.ts';
import { beginReport, commentReport, decideReport, saveReport, submitReport } from './commands.ts';
import { changesSince } from './changes.ts';
import { reportParts } from './kinds.ts';
import { findReport, listReports, type ReportDetail } from './queries.ts';
import { sheetRoute } from './sheet-route.ts';

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
    async (request, reply) => show(request, reply, reportFor(request)),
  );

  app.get(
    '/coalitions/:slug/reports/:period/report.json',
    { config: { access: 'public', isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const { content, status, hash, isFrozen, submittedAt } = reportFor(request);
      // A report that was returned is drawn from the records again: the hash is not of what is sent.
      const head = { status, hash: isFrozen ? hash : null, submittedAt: isFrozen ? submittedAt : null };
      return reply
        .header(
          'content-disposition',
          `attachment; filename="${request.params.slug}-${request.params.period}.json"`,
        )
        .send({ ...head, ...content });
    },
  );
}

function writingRoutes(app: App): void {
  app.get(
    '/coalitions/:slug/reports/:period/edit',
    { config: { ...signedIn, isKept: false }, schema: { params: Path } },
    async (request, reply) => {
      const report = reportFor(request);
      return reply.page(
        writingPage(request.ui(), { report, typed: textsOf(report), problems: [], theirs: undefined }),
      );
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period',
    { config: signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      const typed = fieldsOf(request.body, [...reportParts, 'version']);
      const texts = Object.fromEntries(reportParts.map((part) => [part, typed[part] || undefined]));
      const report = findReport(request.db, coalition, period, { mayWrite: true });
      try {
        const version = saveReport(request.db, request.act(), coalition, period, {
          ...texts,
          version: Number(typed.version) || 0,
        });
        if (request.wantsFragment) return reply.fragment(savedPart(request.ui(), version, true));
        return reply.redirect(paths.coalitionReport(coalition, period), 303);
      } catch (error) {
        const problems = problemsOf(error);
        reply.code(error instanceof Conflict ? 409 : 422);
        // A page that saves by itself is told so in its own line; the words stay in its fields.
        if (request.wantsFragment)
          return reply.fragment(savedPart(request.ui(), Number(typed.version) || 0, false));
        const theirs = error instanceof Conflict ? report : undefined;
        return reply.page(writingPage(request.ui(), { report, typed, problems, theirs }));
      }
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/submission',
    { config: signedIn, schema: { params: Path } },
    async (request, reply) => {
      const { slug: coalition, period } = request.params;
      try {
        submitReport(request.db, request.act(), coalition, period);
        return reply.redirect(paths.coalitionReport(coalition, period), 303);
      } catch (error) {
        const problems = problemsOf(error);
        const report = findReport(request.db, coalition, period, { mayWrite: true });
        reply.code(error instanceof Conflict ? 409 : 422);
        return reply.page(
          writingPage(request.ui(), { report, typed: textsOf(report), problems, theirs: undefined }),
        );
      }
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
        return show(request, reply, reportFor(request), input.text, error.problems);
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

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Conflict) return [error.reason];
  if (error instanceof Invalid) return error.problems;
  throw error;
}

function mayWriteIn({ db, actor }: FastifyRequest, coalition: string): boolean {
  return isOfWorkspace(db, actor, coalitionOf(db, coalition));
}

function reportFor(request: FastifyRequest): ReportDetail {
  const { slug: coalition = '', period = '' } = request.params as Record<string, string>;
  return findReport(request.db, coalition, period, { mayWrite: mayWriteIn(request, coalition) });
}

function textsOf({ now, version }: ReportDetail): TypedTexts {
  const { narrative, lessons, risks, nextSteps } = now.texts;
  return {
    narrative: narrative ?? '',
    lessons: lessons ?? '',
    risks: risks ?? '',
    nextSteps: nextSteps ?? '',
    version: String(version),
  };
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
