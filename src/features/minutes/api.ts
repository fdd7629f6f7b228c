import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { Slug } from '#features/ceremonies/schemas.ts';
import { decimalOf } from '#features/grants/amount.ts';
import { minutesContent, type MinutesContent, type MinutesRow } from './content.ts';
import { findMinutesVersion, minutesVersionsOf } from './queries.ts';

const text = (description?: string) => Type.String(description ? { description } : {});
const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const row = {
  grant: text('Reference'),
  lead: text(),
  country: orNull(text('ISO 3166-1 or XK')),
  scheme: orNull(text('Slug')),
  amount: orNull(text('Decimal string')),
  currency: orNull(text()),
};
const Minutes = Type.Object({
  ceremony: text('Slug'),
  title: text(),
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'Null for a draft' }),
  hash: orNull(text('SHA-256 of the text at /ceremonies/{slug}/minutes.json of this version')),
  historyHead: orNull(text('Size and hash of the history when it was frozen')),
  versions: Type.Array(Type.Integer()),
  closedAt: orNull(text('In UTC')),
  signed: Type.Array(
    Type.Object({
      ...row,
      signedOn: text(),
      signedAt: orNull(text('In UTC')),
      isRemote: Type.Boolean(),
    }),
  ),
  notSigned: Type.Array(Type.Object({ ...row, state: text() })),
  totals: Type.Array(
    Type.Object({
      scheme: orNull(text('Slug')),
      country: orNull(text()),
      currency: orNull(text('Null where the amounts are not published')),
      grants: Type.Integer(),
      amount: text('Decimal string; the sum of the rows'),
    }),
  ),
  notShown: Type.Integer({ description: 'Planned grants that are not public' }),
  note: Type.Optional(text('On the designation of Kosovo, where the answer names it')),
});

/** The minutes for scripts: no names of persons, as on the public page. */
export async function minutesApi(app: App): Promise<void> {
  app.get(
    '/api/v1/ceremonies/:slug/minutes',
    {
      config: { access: 'public' },
      schema: {
        tags: ['ceremonies'],
        operationId: 'getMinutes',
        summary: 'The minutes of a ceremony: a version as frozen, else a draft of what stands now',
        params: Slug,
        querystring: Type.Object(
          {
            version: Type.Optional(
              Type.Integer({ minimum: 1, maximum: 100_000, description: 'The newest where absent' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: Minutes, ...problemResponses(404, 422) },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const { version } = request.query;
      const versions = minutesVersionsOf(request.db, slug);
      const frozen = version === undefined ? versions[0] : findMinutesVersion(request.db, slug, version);
      const content: MinutesContent = frozen?.content ?? minutesContent(request.db, slug, { isStaff: false });
      const note = kosovoNote(
        [...content.signed, ...content.notSigned].map(({ country }) => country),
        request.language,
      );
      return reply.send({
        ceremony: slug,
        title: content.title,
        version: frozen?.version ?? null,
        hash: frozen?.hash ?? null,
        historyHead: frozen?.content.historyHead ?? null,
        versions: versions.map((one) => one.version),
        closedAt: content.closedAt,
        signed: content.signed.map(({ signedOn, signedAt, isRemote, ...own }) => ({
          ...rowOf(own),
          signedOn,
          signedAt,
          isRemote,
        })),
        notSigned: content.notSigned.map(({ state, ...own }) => ({ ...rowOf(own), state })),
        totals: content.totals.map(({ amountMinor, ...total }) => ({
          ...total,
          amount: decimalOf(amountMinor),
        })),
        notShown: content.notShown,
        ...(note === undefined ? {} : { note }),
      });
    },
  );
}

function rowOf({ reference, lead, country, scheme, amountMinor, currency }: MinutesRow) {
  const amount = amountMinor === null ? null : decimalOf(amountMinor);
  return { grant: reference, lead, country, scheme, amount, currency };
}
