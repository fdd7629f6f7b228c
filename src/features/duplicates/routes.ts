import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { staffCountries } from '#features/people/access.ts';
import { downloadFormats, sendList } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { comparePage } from '#views/duplicates/compare.ts';
import { queuePage } from '#views/duplicates/queue.ts';
import { undoPage } from '#views/duplicates/undo.ts';
import { duplicatesApi } from './api.ts';
import { takeBackTellingApart, tellApart } from './commands.ts';
import { compareRecords } from './comparison.ts';
import { csvColumns, csvRow } from './download.ts';
import { mergeFieldNames, sides, type MergeChoices } from './fields.ts';
import { mergeOrganisations } from './merging.ts';
import { findMerge, requireUndoable } from './merges.ts';
import { listPairs } from './queries.ts';
import { MergePath, PairPath } from './schemas.ts';
import { pairStates } from './states.ts';
import { thingOf } from './things.ts';
import { questionsOf, type Answers } from './undo-plan.ts';
import { undoMerge } from './undoing.ts';

const PAGE = 25;
const Query = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 20 })),
  after: Type.Optional(Type.String({ maxLength: 20 })),
});
const Form = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Union([Type.String({ maxLength: 5000 }), Type.Array(Type.String())]),
);

/** The queue of possible duplicates, two records side by side, merging them and undoing it. */
export async function duplicates(app: App): Promise<void> {
  queueRoutes(app);
  pairRoutes(app);
  undoRoutes(app);
  await duplicatesApi(app);
}

function queueRoutes(app: App): void {
  app.get(
    paths.duplicates(),
    { config: { access: 'staff' }, schema: { querystring: Query } },
    async (request, reply) => {
      const asked = { ...requestOf(request), size: PAGE };
      return reply.page(queuePage(request.ui(), { ...asked, ...listPairs(request.db, asked) }));
    },
  );

  for (const format of downloadFormats) {
    app.get(
      `/admin/duplicates.${format}`,
      { config: { access: 'staff' }, schema: { querystring: Query } },
      async (request, reply) => {
        const asked = { ...requestOf(request), after: undefined, size: Number.MAX_SAFE_INTEGER };
        const { pairs } = listPairs(request.db, asked);
        const note = kosovoNote(
          pairs.flatMap(({ first, second }) => [first.country, second.country]),
          request.language,
        );
        const places = pairs.map((_, place) => place);
        const rowsOf = (batch: number[]) => batch.map((place) => csvRow(pairs[place]!));
        return sendList(reply, `duplicates.${format}`, csvColumns, places, rowsOf, note);
      },
    );
  }
}

function requestOf({ query, actor }: FastifyRequest) {
  const { state, after } = query as { state?: string; after?: string };
  return {
    state: pairStates.find((one) => one === state) ?? 'open',
    countries: staffCountries(actor),
    after: after && /^\d{1,15}$/.test(after) ? Number(after) : undefined,
  };
}

function pairRoutes(app: App): void {
  app.get(
    '/admin/duplicates/:first/:second',
    { config: { access: 'staff' }, schema: { params: PairPath } },
    async (request, reply) => {
      const { first, second } = request.params;
      return reply.page(comparePage(request.ui(), compareRecords(request.db, first, second)));
    },
  );

  app.post(
    '/admin/duplicates/:first/:second/merge',
    { config: { access: 'staff' }, schema: { params: PairPath, body: Form } },
    async (request, reply) => {
      const { first, second } = request.params;
      const choices = choicesIn(request.body);
      try {
        const { slug } = mergeOrganisations(request.db, request.act(), first, second, choices);
        return reply.redirect(paths.organisation(slug), 303);
      } catch (error) {
        const problems = problemsOf(error);
        reply.code(error instanceof Conflict ? 409 : 422);
        const comparison = compareRecords(request.db, first, second, choices);
        return reply.page(comparePage(request.ui(), comparison, problems));
      }
    },
  );

  app.post(
    '/admin/duplicates/:first/:second/distinction',
    { config: { access: 'staff' }, schema: { params: PairPath } },
    async (request, reply) => {
      tellApart(request.db, request.act(), request.params.first, request.params.second);
      return reply.redirect(paths.duplicates(), 303);
    },
  );

  app.post(
    '/admin/duplicates/:first/:second/distinction/withdrawal',
    { config: { access: 'staff' }, schema: { params: PairPath } },
    async (request, reply) => {
      const { first, second } = request.params;
      takeBackTellingApart(request.db, request.act(), first, second);
      return reply.redirect(paths.duplicate(first, second), 303);
    },
  );
}

function undoRoutes(app: App): void {
  app.get(
    '/organisations/:slug/merges/:id',
    { config: { access: 'staff' }, schema: { params: MergePath } },
    async (request, reply) => sendUndoForm(request, reply, request.params, {}, []),
  );

  app.post(
    '/organisations/:slug/merges/:id/undoing',
    { config: { access: 'staff' }, schema: { params: MergePath, body: Form } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const given = Object.fromEntries(
        Object.entries(request.body).map(([key, value]) => [key, String([value].flat()[0])]),
      );
      try {
        const { second } = undoMerge(request.db, request.act(), slug, id, given);
        return reply.redirect(paths.organisation(second), 303);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        reply.code(422);
        return sendUndoForm(request, reply, request.params, given, error.problems);
      }
    },
  );
}

function sendUndoForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { slug, id }: { slug: string; id: number },
  given: Answers,
  problems: Problem[],
): FastifyReply {
  const detail = findMerge(request.db, slug, id);
  requireUndoable(request.db, detail.merge);
  const questions = questionsOf(request.db, detail.merge).map((question) =>
    question.kind === 'changed' ? question : { ...question, thing: thingOf(request.db, question) },
  );
  return reply.page(undoPage(request.ui(), { ...detail, questions, given, problems }));
}

/** What the form chose; anything that is no side counts as not chosen. */
function choicesIn(body: Record<string, string | string[]>): MergeChoices {
  return Object.fromEntries(
    mergeFieldNames.flatMap((field) => {
      const side = sides.find((one) => one === body[field]);
      return side ? [[field, side]] : [];
    }),
  );
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof Invalid) return error.problems;
  if (error instanceof Conflict) return [error.reason];
  throw error;
}
