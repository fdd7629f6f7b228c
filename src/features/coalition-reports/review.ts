import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Invalid } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { isCoalitionStaff } from '#features/coalitions/scope.ts';
import { coalitionOf } from '#features/coalitions/stored.ts';
import { paths } from '#paths.ts';
import type { Typed } from '#views/coalition-reports/comments.ts';
import { coalitionReportPage } from '#views/coalition-reports/show.ts';
import { changesSince } from './changes.ts';
import { decideReport } from './commands.ts';
import { answerComment, commentReport, maySpeak, resolveComment } from './commenting.ts';
import { reportParts } from './kinds.ts';
import { paragraphsOf } from './paragraphs.ts';
import { listReports, type ReportDetail } from './queries.ts';
import { mayWriteIn, reportFor } from './reading.ts';

const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), period: Type.String({ maxLength: 21 }) });
const Comment = Type.Object({ ...Path.properties, comment: Type.Integer({ minimum: 1 }) });
const signedIn = { access: 'signed-in' } as const;

/** What readers say of a report paragraph by paragraph, what is answered, and what is decided. */
export function reviewRoutes(app: App): void {
  app.post(
    '/coalitions/:slug/reports/:period/comments',
    { config: signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const { part, paragraph, text } = fieldsOf(request.body, ['part', 'paragraph', 'text']);
      const place = /^\d{1,6}$/.test(paragraph) ? Number(paragraph) : -1;
      const at = formAt(reportFor(request, slug, period), part, place);
      return said(request, reply, { at, part, text }, () => {
        const meant = paragraph === '' ? {} : { paragraph: place };
        return commentReport(request.db, request.act(), slug, period, { part, text, ...meant });
      });
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/comments/:comment/answers',
    { config: signedIn, schema: { params: Comment, body: Form } },
    async (request, reply) => {
      const { slug, period, comment } = request.params;
      const { text } = fieldsOf(request.body, ['text']);
      return said(request, reply, { at: `answer-${comment}`, text }, () => {
        answerComment(request.db, request.act(), slug, period, comment, { text });
        return comment;
      });
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/comments/:comment/resolution',
    { config: signedIn, schema: { params: Comment } },
    async (request, reply) => {
      const { slug, period, comment } = request.params;
      resolveComment(request.db, request.act(), slug, period, comment);
      return reply.redirect(`${paths.coalitionReport(slug, period)}#comment-${comment}`, 303);
    },
  );

  app.post(
    '/coalitions/:slug/reports/:period/decision',
    { config: { access: 'staff' }, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const { decision, comment } = fieldsOf(request.body, ['decision', 'comment']);
      return said(request, reply, { at: 'decision', text: comment }, () => {
        decideReport(request.db, request.act(), slug, period, { decision, comment: comment || undefined });
      });
    },
  );
}

/** The form in which a comment was typed; the one of the whole report where its paragraph is not there. */
function formAt({ content }: ReportDetail, part: string, place: number): string {
  const known = reportParts.find((one) => one === part);
  const isThere = known !== undefined && paragraphsOf(content.texts[known])[place] !== undefined;
  return isThere ? `${part}-${place}` : 'general';
}

/** Leads to what was said; what could not be taken stays in its field. */
function said(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Omit<Typed, 'problems'>,
  act: () => number | void,
): FastifyReply {
  const { slug = '', period = '' } = request.params as Record<string, string>;
  try {
    const comment = act();
    const place = comment === undefined ? '' : `#comment-${comment}`;
    return reply.redirect(`${paths.coalitionReport(slug, period)}${place}`, 303);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    reply.code(422);
    return showReport(request, reply, reportFor(request, slug, period), {
      ...typed,
      problems: error.problems,
    });
  }
}

/** Answers the page of a report as whoever asks may read it. */
export function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  report: ReportDetail,
  typed?: Typed,
): FastifyReply {
  const mayWrite = mayWriteIn(request, report.coalition);
  return reply.page(
    coalitionReportPage(request.ui(), {
      report,
      changes: report.isFrozen ? changesSince(report.content, report.now) : [],
      mayWrite,
      maySpeak: maySpeak(request.actor, mayWrite),
      mayDecide: isCoalitionStaff(request.actor, coalitionOf(request.db, report.coalition)),
      hasOthers: listReports(request.db, report.coalitionId, { mayWrite }).length > 1,
      typed,
    }),
  );
}
