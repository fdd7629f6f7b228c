import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { fieldsOf, Form } from '#features/coalitions/form-fields.ts';
import { namesOfPeople } from '#features/history/queries.ts';
import { isStaff } from '#features/people/access.ts';
import { readPartialDate } from '#language/partial-date.ts';
import { paths } from '#paths.ts';
import { reportListPage } from '#views/coalition-reports/list.ts';
import { reportPage, type ReportPage, type TypedPart } from '#views/coalition-reports/show.ts';
import { partState } from '#views/coalition-reports/parts.ts';
import { coalitionReportsApi } from './api.ts';
import { commentOnReport, reviewReport, startReport, submitReport, writePart } from './commands.ts';
import { compareSnapshots } from './compare.ts';
import { reportParts, type ReportPart } from './kinds.ts';
import { periodKey } from './period.ts';
import { coalitionForReports, findReport, listReports, reportReader, type ReportDetail } from './queries.ts';
import { drawSnapshot, type Snapshot } from './snapshot.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Path = Type.Object({ slug: Type.String({ maxLength: 200 }), period: Type.String({ maxLength: 40 }) });
const With = Type.Object({ with: Type.Optional(Type.String({ maxLength: 40 })) });
const signedIn = { config: { access: 'signed-in' } } as const;

/** A coalition's reports: drafted by its members, read, commented, accepted or returned; and the same for scripts. */
export async function coalitionReports(app: App): Promise<void> {
  app.get('/coalitions/:slug/reports', { ...signedIn, schema: { params: Slug } }, async (request, reply) =>
    reply.page(reportListPage(request.ui(), listOf(request, request.params.slug))),
  );

  app.post(
    '/coalitions/:slug/reports',
    { ...signedIn, schema: { params: Slug, body: Form } },
    async (request, reply) => {
      const { slug } = request.params;
      const typed = fieldsOf(request.body, ['from', 'to']);
      // A day is typed as people write it; what cannot be read is refused as it stands.
      const read = (text: string) => readPartialDate(text) ?? text;
      try {
        const key = startReport(request.db, request.act(), slug, {
          from: read(typed.from),
          to: read(typed.to),
        });
        return reply.redirect(paths.coalitionReport(slug, key), 303);
      } catch (error) {
        const list = { ...listOf(request, slug), typed, problems: problemsOf(error) };
        return reply.code(422).page(reportListPage(request.ui(), list));
      }
    },
  );

  app.get(
    '/coalitions/:slug/reports/:period',
    { ...signedIn, schema: { params: Path, querystring: With } },
    async (request, reply) => reply.page(reportPage(request.ui(), viewOf(request, request.query.with))),
  );

  writing(app);
  reviewing(app);
  await coalitionReportsApi(app);
}

function writing(app: App): void {
  for (const part of reportParts) {
    app.post(
      `/coalitions/:slug/reports/:period/${part}`,
      { ...signedIn, schema: { params: Path, body: Form } },
      async (request, reply) => savePart(request, reply, part),
    );
  }

  app.post(
    '/coalitions/:slug/reports/:period/submission',
    { ...signedIn, schema: { params: Path } },
    async (request, reply) => {
      const { slug, period } = request.params;
      return answer(request, reply, () => submitReport(request.db, request.act(), slug, period));
    },
  );
}

function reviewing(app: App): void {
  app.post(
    '/coalitions/:slug/reports/:period/comments',
    { ...signedIn, schema: { params: Path, body: Form } },
    async (request, reply) => {
      const { slug, period } = request.params;
      const typed = fieldsOf(request.body, ['part', 'paragraph', 'body']);
      const comment = {
        part: reportParts.find((known) => known === typed.part) ?? 'narrative',
        paragraph: /^\d{1,5}$/.test(typed.paragraph) ? Number(typed.paragraph) : -1,
        body: typed.body,
      };
      return answer(request, reply, () => commentOnReport(request.db, request.act(), slug, period, comment), {
        comment,
      });
    },
  );

  for (const [noun, outcome] of [
    ['acceptance', 'accepted'],
    ['return', 'returned'],
  ] as const) {
    app.post(
      `/coalitions/:slug/reports/:period/${noun}`,
      { config: { access: 'staff' }, schema: { params: Path, body: Type.Optional(Form) } },
      async (request, reply) => {
        const { slug, period } = request.params;
        const { reason } = fieldsOf(request.body ?? {}, ['reason']);
        const act = () => reviewReport(request.db, request.act(), slug, period, { outcome, reason });
        return answer(request, reply, act, { reason });
      },
    );
  }
}

/** Saves a part: with script a line that says so, without the page anew. What was typed is never lost. */
async function savePart(
  request: FastifyRequest,
  reply: FastifyReply,
  part: ReportPart,
): Promise<FastifyReply> {
  const { slug, period } = request.params as { slug: string; period: string };
  const { body, version, over } = fieldsOf(request.body as Record<string, string>, [
    'body',
    'version',
    'over',
  ]);
  const given = over || version;
  const ui = request.ui();
  try {
    const saved = writePart(request.db, request.act(), slug, period, {
      part,
      body,
      version: /^\d{1,9}$/.test(given) ? Number(given) : -1,
    });
    if (!request.wantsFragment)
      return await reply.redirect(`${paths.coalitionReport(slug, period)}#${part}`, 303);
    return await reply.fragment(partState(ui, part, { version: saved, savedAt: new Date().toISOString() }));
  } catch (error) {
    const problem = error instanceof Conflict ? { ...error.reason, path: '/body' } : problemsOf(error)[0];
    const theirs = error instanceof Conflict ? error.facts : {};
    const typed: TypedPart = {
      part,
      body,
      version: Number(version) || 0,
      problem,
      theirs: typeof theirs['body'] === 'string' ? theirs['body'] : undefined,
      theirVersion: typeof theirs['version'] === 'number' ? theirs['version'] : undefined,
    };
    reply.code(error instanceof Conflict ? 409 : 422);
    if (request.wantsFragment) return reply.fragment(partState(ui, part, typed));
    return reply.page(reportPage(ui, { ...viewOf(request), typed }));
  }
}

/** Does it and goes back to the report, or shows the report with what is wrong and what was typed. */
async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => unknown,
  typed: Pick<ReportPage, 'comment' | 'reason'> = {},
): Promise<FastifyReply> {
  const { slug, period } = request.params as { slug: string; period: string };
  try {
    act();
    return await reply.redirect(paths.coalitionReport(slug, period), 303);
  } catch (error) {
    const problems = error instanceof Conflict ? [error.reason] : problemsOf(error);
    reply.code(error instanceof Conflict ? 409 : 422);
    return reply.page(reportPage(request.ui(), { ...viewOf(request), ...typed, problems }));
  }
}

function listOf(request: FastifyRequest, slug: string) {
  const { db, actor } = request;
  const coalition = coalitionForReports(db, slug);
  const reader = reportReader(db, actor, coalition);
  return { coalition, reader, reports: listReports(db, coalition.id, reader), typed: {}, problems: [] };
}

function viewOf(request: FastifyRequest, other?: string): ReportPage {
  const { db, actor } = request;
  const { slug, period } = request.params as { slug: string; period: string };
  const report = findReport(db, actor, slug, period);
  const now = presentSnapshot(request, report);
  const submitted = report.submissions[0];
  const reader = reportReader(db, actor, report.coalition);
  const isOpen = report.status === 'draft' || report.status === 'returned';
  const compared = other === undefined || other === '' ? undefined : findReport(db, actor, slug, other);
  const ids = [
    ...report.submissions.flatMap((one) => [one.submittedBy, one.decidedBy]),
    ...report.submissions.flatMap(({ comments }) => comments.map(({ madeBy }) => madeBy)),
    ...reportParts.map((part) => report.texts[part].updatedBy),
  ];
  return {
    report,
    key: periodKey(report),
    // Who writes sees the records as they are; who reads sees what was handed in.
    shown: isOpen && reader.mayWrite ? now : (submitted?.snapshot ?? now),
    changes: submitted
      ? compareSnapshots(submitted.snapshot, { ...now, texts: submitted.snapshot.texts })
      : [],
    others: listReports(db, report.coalition.id, reader).filter(({ id }) => id !== report.id),
    compared: compared && {
      key: periodKey(compared),
      snapshot: compared.submissions[0]?.snapshot ?? presentSnapshot(request, compared),
    },
    reader,
    isStaff: isStaff(actor),
    isOpen,
    names: namesOfPeople(request.server.databases.registry, ids),
  };
}

function presentSnapshot({ db }: FastifyRequest, report: ReportDetail): Snapshot {
  const texts = Object.fromEntries(reportParts.map((part) => [part, report.texts[part].body]));
  const { from, to } = report;
  return drawSnapshot(db, report.coalition, { from, to }, texts as Record<ReportPart, string>);
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}
