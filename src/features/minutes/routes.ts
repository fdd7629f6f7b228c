import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { decimalOf } from '#features/grants/amount.ts';
import { namesOfPeople } from '#features/desk/queries.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { sendList, type Cell } from '#lists/download.ts';
import { minutesPage, type MinutesView } from '#views/minutes/minutes.ts';
import { minutesApi } from './api.ts';
import { minutesContent } from './content.ts';
import { findMinutesVersion, minutesVersionsOf, signatoriesAt } from './queries.ts';

const Slug = Type.Object({ slug: Type.String({ maxLength: 200 }) });
const Asked = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) });
const open = { access: 'public' } as const;

/** The minutes of a ceremony: a page for print, and downloads. Names of persons are for staff. */
export async function minutes(app: App): Promise<void> {
  const schema = { params: Slug, querystring: Asked };
  app.get('/ceremonies/:slug/minutes', { config: open, schema }, async (request, reply) =>
    reply.page(
      minutesPage(request.ui(), minutesView(app, request, request.params.slug, request.query.version)),
    ),
  );

  // A frozen version is sent byte by byte as its hash was made.
  app.get(
    '/ceremonies/:slug/minutes.json',
    { config: { ...open, isKept: false }, schema },
    async (request, reply) => {
      const { slug } = request.params;
      const { version } = request.query;
      const frozen = version
        ? findMinutesVersion(request.db, slug, version)
        : minutesVersionsOf(request.db, slug)[0];
      const text = frozen?.text ?? JSON.stringify(minutesContent(request.db, slug, { isStaff: false }));
      const name = frozen ? `${slug}-minutes-${frozen.version}.json` : `${slug}-minutes-draft.json`;
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(text);
    },
  );

  app.get(
    '/ceremonies/:slug/minutes.csv',
    { config: { ...open, isKept: false }, schema },
    async (request, reply) => {
      const { slug } = request.params;
      const { content } = minutesView(app, request, slug, request.query.version);
      const rows = [
        ...content.signed.map((row): Cell[] => [
          row.reference,
          row.lead,
          row.country,
          row.scheme,
          row.amountMinor === null ? null : decimalOf(row.amountMinor),
          row.currency,
          row.isRemote ? 'signed_remotely' : 'signed',
          row.signedOn,
          row.signedAt,
          null,
        ]),
        ...content.notSigned.map((row): Cell[] => [
          row.reference,
          row.lead,
          row.country,
          row.scheme,
          row.amountMinor === null ? null : decimalOf(row.amountMinor),
          row.currency,
          row.state,
          null,
          null,
          row.note,
        ]),
      ];
      const note = kosovoNote(
        [...content.signed, ...content.notSigned].map(({ country }) => country),
        request.language,
      );
      const places = rows.map((_, place) => place);
      return sendList(
        reply,
        `${slug}-minutes.csv`,
        COLUMNS,
        places,
        (batch) => batch.flatMap((place) => [rows[place]!]),
        note,
      );
    },
  );

  await minutesApi(app);
}

const COLUMNS = [
  'reference',
  'lead',
  'lead_country',
  'scheme',
  'amount',
  'currency',
  'state',
  'signed_on',
  'signed_at',
  'note',
] as const;

/** A version as it was frozen, the newest where none is asked for; a draft before the ceremony is closed. */
function minutesView(
  app: App,
  { db, actor }: FastifyRequest,
  slug: string,
  version: number | undefined,
): MinutesView {
  const staff = isStaff(actor);
  const versions = minutesVersionsOf(db, slug);
  const frozen = version === undefined ? versions[0] : findMinutesVersion(db, slug, version);
  const content = frozen?.content ?? minutesContent(db, slug, { isStaff: staff });
  const names = staff ? signatoriesAt(db, slug) : undefined;
  const recorders = names ? [...names.values()].map(({ recordedBy }) => recordedBy) : [];
  return {
    content,
    frozen,
    versions: versions.map(({ version: number, frozenAt }) => ({ version: number, frozenAt })),
    names,
    recordedBy: [...new Set(namesOfPeople(app.databases.registry, recorders).values())],
    schemes: new Map(listSchemes(db).map((scheme) => [scheme.slug, scheme.name])),
  };
}
