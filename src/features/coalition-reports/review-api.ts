import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { decideReport, submitReport } from './commands.ts';
import { answerComment, commentReport, resolveComment } from './commenting.ts';
import { submissionFor } from './reading.ts';
import { Report, resourceOf } from './resource.ts';
import { AnswerInput, CommentInput, DecisionInput, SubmissionResource } from './schemas.ts';

const Path = Type.Object({
  slug: Type.String({
    maxLength: 200,
    description: 'Slug of the coalition',
    examples: ['safejournalists-network'],
  }),
  period: Type.String({ maxLength: 21, examples: ['2024'] }),
});
const HandedIn = Type.Object({ ...Path.properties, number: Type.Integer({ minimum: 1, examples: [1] }) });
const Comment = Type.Object({ ...Path.properties, comment: Type.Integer({ minimum: 1, examples: [1] }) });
const tags = ['coalition reports'];
const security = [{ token: [] }];
const base = '/api/v1/coalitions/:slug/reports';
const refusals = problemResponses(401, 403, 404, 409, 422);

/** A report that is handed in, said something of, answered and decided, for scripts. */
export function reviewApi(app: App): void {
  app.post(
    `${base}/:period/submission`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'submitReport',
        summary: 'Submit a report: its content is frozen with a hash',
        params: Path,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, period } = request.params;
      submitReport(request.db, request.act(), slug, period);
      return reply.send(resourceOf(request, slug, period));
    },
  );

  app.get(
    `${base}/:period/submissions/:number`,
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'getReportSubmission',
        summary: 'What was handed in at one time, for those who read comments',
        params: HandedIn,
        response: { 200: SubmissionResource, ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const { content, ...head } = submissionFor(request, request.params);
      return reply.send({ ...head, content: { ...content } });
    },
  );

  app.post(
    `${base}/:period/decision`,
    {
      config: { access: 'staff' },
      schema: {
        tags,
        security,
        operationId: 'decideReport',
        summary: 'Accept a submitted report, or return it',
        params: Path,
        body: DecisionInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, period } = request.params;
      decideReport(request.db, request.act(), slug, period, request.body);
      return reply.send(resourceOf(request, slug, period));
    },
  );

  commentsApi(app);
}

function commentsApi(app: App): void {
  app.post(
    `${base}/:period/comments`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'commentReport',
        summary: 'Say something of a report, a part or a paragraph',
        params: Path,
        body: CommentInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, period } = request.params;
      commentReport(request.db, request.act(), slug, period, request.body);
      return reply.send(resourceOf(request, slug, period));
    },
  );

  app.post(
    `${base}/:period/comments/:comment/answers`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'answerReportComment',
        summary: 'Answer a comment',
        params: Comment,
        body: AnswerInput,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, period, comment } = request.params;
      answerComment(request.db, request.act(), slug, period, comment, request.body);
      return reply.send(resourceOf(request, slug, period));
    },
  );

  app.post(
    `${base}/:period/comments/:comment/resolution`,
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security,
        operationId: 'resolveReportComment',
        summary: 'Mark a comment as dealt with',
        params: Comment,
        response: { 200: Report, ...refusals },
      },
    },
    async (request, reply) => {
      const { slug, period, comment } = request.params;
      resolveComment(request.db, request.act(), slug, period, comment);
      return reply.send(resourceOf(request, slug, period));
    },
  );
}
