import { Type } from '@sinclair/typebox';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { problemResponses } from '#features/api/problem-schema.ts';
import { api } from '#api-paths.ts';
import { paths } from '#paths.ts';
import { namesOf } from './details.ts';
import { matchPartners, type Found } from './matching.ts';
import { needQuery, NeedApiQuery, readNeed } from './need-request.ts';
import { weighed } from './reasons.ts';
import { conditions, isSmall } from './scoring.ts';

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Match = Type.Object({
  place: Type.Integer({ description: 'From 1', examples: [1] }),
  organisation: Type.Object({
    slug: Type.String({ examples: ['linja-e-hapur-per-gra-elbasan-example'] }),
    name: Type.String({ examples: ['Linja e Hapur për Gra – Elbasan (example)'] }),
    nameLanguage: textOrNull('BCP 47, where known'),
    country: textOrNull('ISO 3166-1 alpha-2 or XK; null where not published'),
  }),
  score: Type.Number({ description: 'The sum of the reasons', examples: [82.4] }),
  reasons: Type.Array(
    Type.Object({
      reason: Type.String({ enum: [...weighed], description: 'Which reason' }),
      points: Type.Number({ examples: [25] }),
      isUnknown: Type.Boolean({
        description: 'Not published: the points are the mean of those known, so that they count neither way',
      }),
    }),
  ),
  isNewToRegionalGrants: Type.Boolean(),
  isSmall: Type.Boolean({ description: 'A year’s budget of at most EUR 50,000' }),
});
const MatchList = Type.Object({
  items: Type.Array(Match),
  next: Type.Union([Type.String(), Type.Null()], { description: 'Cursor of the next page; null at the end' }),
  total: Type.Integer({ description: 'How many organisations fit the need' }),
  address: Type.String({ description: 'The address that gives this list again, with its day' }),
  loosen: Type.Array(
    Type.Object({
      condition: Type.String({ enum: [...conditions] }),
      count: Type.Integer({ description: 'How many would fit without it' }),
    }),
    { description: 'Where nobody fits: what to loosen' },
  ),
  note: Type.Optional(Type.String({ description: 'The footnote on the designation of Kosovo' })),
});

/** The ranked list for scripts: the same ranking as the page's. */
export async function matchingApi(app: App): Promise<void> {
  app.get(
    api.partners(),
    {
      config: { access: 'public' },
      schema: {
        tags: ['partners'],
        operationId: 'listPartners',
        summary: 'Organisations that fit a need, ranked, each point with its reason',
        querystring: NeedApiQuery,
        response: { 200: MatchList, ...problemResponses(422) },
      },
    },
    async (request, reply) => {
      const query = request.query as Record<string, unknown>;
      const size = Number(query['limit'] ?? 10);
      const asked = { ...readNeed(query), page: Number(query['cursor'] ?? 1) };
      const { found, need } = matchPartners(request.db, asked, request.ui(), size);
      const address = paths.partners(needQuery({ ...asked, on: need.on }));
      return reply.send(listOf(request.db, found, { page: asked.page, size, address }));
    },
  );
}

function listOf(
  db: Parameters<typeof namesOf>[0],
  found: Found | undefined,
  { page, size, address }: { page: number; size: number; address: string },
) {
  const { total = 0, ranked = [], loosen = [] } = found ?? {};
  const names = namesOf(
    db,
    ranked.map(({ candidate }) => candidate.id),
  );
  const note = kosovoNote(
    ranked.map(({ candidate }) => candidate.country),
    'en',
  );
  return {
    items: ranked.map(({ place, candidate, score, reasons }) => {
      const { name = candidate.slug, nameLanguage = null } = names.get(candidate.id) ?? {};
      return {
        place,
        organisation: { slug: candidate.slug, name, nameLanguage, country: candidate.country },
        score: score / 10,
        reasons: reasons.map((one) => ({ ...one, points: one.points / 10 })),
        isNewToRegionalGrants: candidate.isNew,
        isSmall: isSmall(candidate),
      };
    }),
    next: page * size < total ? String(page + 1) : null,
    total,
    address,
    loosen,
    ...(note ? { note } : {}),
  };
}
