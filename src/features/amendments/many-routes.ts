import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { Conflict, type Problem } from '#errors.ts';
import { problemsOf } from '#features/api/form-problems.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { fieldsOf, Form, type FormBody } from '#features/coalitions/form-fields.ts';
import { decimalOf, readAmount, readShare } from '#features/grants/amount.ts';
import { requireStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { translatorOf } from '#language/translate.ts';
import { paths, withQuery } from '#paths.ts';
import { manyDonePage, manyPage } from '#views/amendments/many.ts';
import { readDate } from './form.ts';
import { previewMany, type Preview } from './many.ts';
import { amendMany } from './many-commands.ts';
import { batchOf } from './queries.ts';
import { ManyInput, ManyPreview } from './schemas.ts';

const FIELDS = [
  'scheme',
  'signedFrom',
  'signedUntil',
  'references',
  'percent',
  'total',
  'currency',
  'effectiveOn',
  'reason',
  'leaveOut',
] as const;
export type TypedMany = Record<(typeof FIELDS)[number], string>;

const text = Type.Optional(Type.String({ maxLength: 14_000 }));
const Asked = Type.Object({
  ...Object.fromEntries(FIELDS.map((field) => [field, text])),
  look: text,
  batch: text,
});
const Key = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 200,
    description: 'Made by the sender; sending it again changes nothing more',
    examples: ['5f1d7a52-0c1e-4a55-9f51-7f2f7f0f4b1c'],
  }),
});

/** A cut of many grants: chosen, looked at, then done. Looking is a GET and changes nothing. */
export async function manyRoutes(app: App): Promise<void> {
  app.get(
    '/grants/amendments',
    { config: { access: 'staff' }, schema: { querystring: Asked } },
    async (request, reply) => {
      const query = request.query as FormBody;
      const { batch } = fieldsOf(query, ['batch']);
      const done = batch ? batchOf(request.db, batch) : [];
      if (done.length > 0) return reply.page(manyDonePage(request.ui(), done));
      const typed = fieldsOf(query, FIELDS);
      if (query['look'] === undefined) return reply.page(pageOf(request, typed));
      try {
        return reply.page(pageOf(request, typed, previewMany(request.db, request.act(), inputOf(typed))));
      } catch (error) {
        const { status, problems } = problemsOf(error);
        return reply.code(status).page(pageOf(request, typed, undefined, problems));
      }
    },
  );

  app.post(
    '/grants/amendments',
    { config: { access: 'staff' }, schema: { body: Form } },
    async (request, reply) => {
      const typed = fieldsOf(request.body, FIELDS);
      const { digest, key } = fieldsOf(request.body, ['digest', 'key']);
      try {
        const batch = key || randomUUID();
        amendMany(request.db, request.act(), inputOf(typed), { digest, key: batch });
        return reply.redirect(withQuery(paths.amendmentsOfMany(), { batch }), 303);
      } catch (error) {
        const { status, problems } = problemsOf(error);
        const again =
          error instanceof Conflict ? previewMany(request.db, request.act(), inputOf(typed)) : undefined;
        return reply.code(status).page(pageOf(request, typed, again, problems));
      }
    },
  );

  manyApi(app);
}

function inputOf(typed: TypedMany): ManyInput {
  const references = typed.references
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  return {
    references: references.length > 0 ? references : undefined,
    scheme: typed.scheme || undefined,
    signedFrom: readDate(typed.signedFrom),
    signedUntil: readDate(typed.signedUntil),
    percent: typed.percent ? (readShare(typed.percent) ?? typed.percent) : undefined,
    total: typed.total ? (readAmount(typed.total) ?? typed.total) : undefined,
    currency: typed.total ? typed.currency : undefined,
    effectiveOn: readDate(typed.effectiveOn) ?? '',
    reason: typed.reason,
    leaveOut: typed.leaveOut !== '',
  };
}

function pageOf(request: FastifyRequest, typed: TypedMany, preview?: Preview, problems: Problem[] = []) {
  const schemes = listSchemes(request.db);
  return manyPage(request.ui(), { typed, preview, problems, schemes, key: randomUUID() });
}

function manyApi(app: App): void {
  const about = { tags: ['grants'], security: [{ token: [] }] };
  app.post(
    '/api/v1/grants/amendments/preview',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'previewCut',
        summary: 'What a cut of many grants would do to each; nothing is changed',
        body: ManyInput,
        response: { 200: ManyPreview, ...problemResponses(401, 403, 422) },
      },
    },
    async (request, reply) => {
      requireStaff(request.actor);
      return reply.send(resourceOf(request, previewMany(request.db, request.act(), request.body), null));
    },
  );

  app.post(
    '/api/v1/grants/amendments',
    {
      config: { access: 'staff' },
      schema: {
        ...about,
        operationId: 'cutGrants',
        summary: 'Cut many grants at once, exactly as the preview of this digest showed it',
        headers: Key,
        body: Type.Object(
          {
            ...ManyInput.properties,
            digest: Type.String({ maxLength: 64, description: 'As the preview gave it' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: ManyPreview, ...problemResponses(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const { digest, ...input } = request.body as ManyInput & { digest: string };
      const key = request.headers['idempotency-key'];
      const isRepeat = batchOf(request.db, key).length > 0;
      const preview = isRepeat ? undefined : previewMany(request.db, request.act(), input);
      amendMany(request.db, request.act(), input, { digest, key });
      const rows = preview?.rows ?? [];
      return reply.send(resourceOf(request, { rows, leftOut: preview?.leftOut ?? [], digest }, key));
    },
  );
}

function resourceOf({ language }: FastifyRequest, { rows, leftOut, digest }: Preview, batch: string | null) {
  const t = translatorOf(language);
  const amount = (minor: number | null) => (minor === null ? null : decimalOf(minor));
  const items = [...rows, ...leftOut].map(({ grant, before, after, paid, problems }) => ({
    grant: grant.reference,
    currency: grant.currency,
    before: amount(before),
    after: amount(after),
    paid: amount(paid),
    problems: problems.map(({ message, values }) => t(message, values)),
  }));
  return { items, next: null, total: items.length, digest, batch };
}
