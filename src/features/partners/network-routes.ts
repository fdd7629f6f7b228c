import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { sendList } from '#lists/download.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { networkPage } from '#views/partners/network.ts';
import { basketOf } from './basket.ts';
import { layoutOf } from './network-layout.ts';
import { networkOf, type Network } from './network.ts';
import { NetworkApiQuery, NetworkQuery, readNetwork } from './network-request.ts';

const Organisation = Type.Object({
  slug: Type.String(),
  name: Type.String(),
  country: Type.Union([Type.String(), Type.Null()], { description: 'ISO 3166-1 or XK' }),
});
const PairList = Type.Object({
  items: Type.Array(
    Type.Object({
      organisations: Type.Array(Organisation, { description: 'Two' }),
      joinedBy: Type.Array(
        Type.Object({
          noun: Type.String({ description: 'grant or coalition' }),
          key: Type.String({ description: 'Reference or slug' }),
          year: Type.Union([Type.String(), Type.Null()], { description: 'Null where not published' }),
        }),
      ),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'Pairs of organisations' }),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});

/** The region as a network: drawn, as lists, as CSV, and for scripts. */
export async function networkRoutes(app: App): Promise<void> {
  const schema = { querystring: NetworkQuery };
  app.get(paths.partnersNetwork(), { config: { access: 'public' }, schema }, async (request, reply) => {
    const asked = readNetwork(request.query);
    const network = networkOf(request.db, asked);
    const focus = asked.focus ? basketOf(request.db, [asked.focus])[0]?.organisation : undefined;
    const layout = await layoutOf(request.db, network, focus?.id);
    const isUnknown = asked.focus !== '' && (focus === undefined || !network.graph.neighbours.has(focus.id));
    return reply.page(
      networkPage(request.ui(), {
        asked,
        network,
        layout,
        focusId: isUnknown ? undefined : focus?.id,
        isUnknown,
      }),
    );
  });

  app.get(
    `${paths.partnersNetwork()}.csv`,
    { config: { access: 'public', isKept: false }, schema },
    async (request, reply) => sendNetwork(request, reply),
  );

  app.get(
    api.partnersNetwork(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['partners'],
        operationId: 'listPairs',
        summary: 'Pairs of organisations that grants and coalitions joined',
        querystring: NetworkApiQuery,
        response: { 200: PairList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const query = request.query as Record<string, unknown>;
      const network = networkOf(request.db, readNetwork(query));
      return reply.send(pageOf(network, Number(query['cursor'] ?? 0), Number(query['limit'] ?? 25)));
    },
  );
}

function pageOf({ graph, organisations }: Network, start: number, size: number) {
  const shown = graph.pairs.slice(start, start + size);
  const note = kosovoNote(
    shown.flatMap(({ left, right }) => [left, right].map((id) => organisations.get(id)?.country)),
    'en',
  );
  return {
    items: shown.map(({ left, right, groups }) => ({
      organisations: [left, right].flatMap((id) => {
        const found = organisations.get(id);
        return found ? [{ slug: found.slug, name: found.name, country: found.country }] : [];
      }),
      joinedBy: groups.map(({ noun, key, year }) => ({ noun, key, year })),
    })),
    next: start + size < graph.pairs.length ? String(start + size) : null,
    total: graph.pairs.length,
    ...(note ? { note } : {}),
  };
}

const COLUMNS = ['organisation', 'country', 'partner', 'partner_country', 'joined_by', 'record', 'year'];

function sendNetwork(request: FastifyRequest, reply: Parameters<typeof sendList>[0]) {
  const { graph, organisations } = networkOf(
    request.db,
    readNetwork(request.query as Record<string, unknown>),
  );
  const rows = graph.pairs.flatMap(({ left, right, groups }) =>
    groups.map((group) => ({ left, right, group })),
  );
  const countryOf = (id: number) => organisations.get(id)?.country;
  return sendList(
    reply,
    'partners-network.csv',
    COLUMNS,
    rows.map((_, place) => place),
    (places) =>
      places.map((place) => {
        const { left, right, group } = rows[place]!;
        const [one, other] = [organisations.get(left), organisations.get(right)];
        return [one?.slug, one?.country, other?.slug, other?.country, group.noun, group.key, group.year];
      }),
    kosovoNote(
      graph.pairs.flatMap(({ left, right }) => [countryOf(left), countryOf(right)]),
      request.language,
    ),
  );
}
