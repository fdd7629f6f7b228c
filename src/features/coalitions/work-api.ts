import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { institutionsOf, publicationsOf } from './addressed.ts';
import { addressInstitution, InstitutionInput } from './institutions.ts';
import { noteFor } from './resource.ts';
import { coalitionOf } from './stored.ts';

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const CoalitionPath = Type.Object({
  slug: Type.String({ maxLength: 200, description: 'Slug of the coalition', examples: ['safejournalists'] }),
});
const listOf = <Item extends ReturnType<typeof Type.Object>>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Null({ description: 'All of them stand here' }),
    total: Type.Integer(),
    note: Type.Optional(
      Type.String({ description: 'The footnote on the designation of Kosovo, where it is named' }),
    ),
  });
const Institution = Type.Object({
  id: Type.Integer(),
  name: Type.String({ description: 'As printed' }),
  level: Type.String({ description: 'international, state, entity or local' }),
  country: textOrNull('ISO 3166-1 alpha-2 or XK; null for a body of no country'),
  note: textOrNull('Doubts'),
});
const Publication = Type.Object({
  id: Type.Integer(),
  title: Type.String({ description: 'As printed' }),
  titleLanguage: textOrNull('BCP 47'),
  periodFrom: textOrNull('As precise as known'),
  periodUntil: textOrNull('As precise as known'),
  publishedOn: textOrNull('As precise as known'),
  note: textOrNull('What else is said of it'),
  addresses: Type.Array(Type.String({ description: 'Pages that say so' })),
});
const tags = ['coalitions'];

/** Whom a coalition addresses and what it published, for scripts. */
export async function coalitionWorkApi(app: App): Promise<void> {
  app.get(
    '/api/v1/coalitions/:slug/institutions',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listInstitutions',
        summary: 'The institutions that a coalition addresses',
        params: CoalitionPath,
        response: { 200: listOf(Institution), ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const items = institutionsOf(request.db, coalitionOf(request.db, request.params.slug).id);
      const designation = noteFor(items.map(({ country }) => country));
      return reply.send({ items, next: null, total: items.length, ...designation });
    },
  );

  app.post(
    '/api/v1/coalitions/:slug/institutions',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        security: [{ token: [] }],
        operationId: 'addressInstitution',
        summary: 'Record an institution that a coalition addresses',
        params: CoalitionPath,
        body: InstitutionInput,
        response: {
          201: { description: 'It stands', content: { 'application/json': { schema: Institution } } },
          ...problemResponses(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const id = addressInstitution(request.db, request.act(), slug, request.body);
      const all = institutionsOf(request.db, coalitionOf(request.db, slug).id);
      return reply.code(201).send(all.find((one) => one.id === id)!);
    },
  );

  app.get(
    '/api/v1/coalitions/:slug/publications',
    {
      config: { access: 'public' },
      schema: {
        tags,
        operationId: 'listPublications',
        summary: 'Reports that a coalition published elsewhere',
        params: CoalitionPath,
        response: { 200: listOf(Publication), ...problemResponses(404) },
      },
    },
    async (request, reply) => {
      const items = publicationsOf(request.db, coalitionOf(request.db, request.params.slug).id);
      return reply.send({ items, next: null, total: items.length });
    },
  );
}
