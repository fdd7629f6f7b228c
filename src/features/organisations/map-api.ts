import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { organisationMap } from './map.ts';

const Town = Type.Object({
  name: Type.String(),
  latitude: Type.Number({ description: 'Degrees, WGS 84' }),
  longitude: Type.Number({ description: 'Degrees, WGS 84' }),
  count: Type.Integer({ description: 'Organisations there' }),
  place: Type.String({ description: 'Slug of the place, and value of the filter `city`' }),
});

/** The map's numbers for scripts. */
export function mapApi(app: App): void {
  app.get(
    '/api/v1/organisations/map',
    {
      config: { access: 'public' },
      schema: {
        tags: ['organisations'],
        operationId: 'mapOrganisations',
        summary: 'Organisations of the six countries by town',
        querystring: Type.Object({}, { additionalProperties: false }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                country: Type.String({ description: 'ISO 3166-1 alpha-2 or XK' }),
                total: Type.Integer(),
                towns: Type.Array(Town),
                elsewhere: Type.Integer({ description: 'In towns of which the registry has no place' }),
                notPublished: Type.Integer({ description: 'Of which no city is published' }),
              }),
            ),
            note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
          }),
          ...problemResponses(422),
        },
      },
    },
    async (request, reply) => {
      const items = organisationMap(request.db).map(({ country, total, cities, elsewhere, unknown }) => ({
        country,
        total,
        towns: cities.map(({ city: { slug, names, latitude, longitude }, count }) => ({
          name: names['en'] ?? slug,
          latitude,
          longitude,
          count,
          place: slug,
        })),
        elsewhere: elsewhere.count,
        notPublished: unknown,
      }));
      const note = kosovoNote(
        items.map(({ country }) => country),
        'en',
      );
      return reply.send({ items, ...(note ? { note } : {}) });
    },
  );
}
