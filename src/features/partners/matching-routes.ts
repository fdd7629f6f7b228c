import type { FastifyRequest } from 'fastify';
import type { App } from '#app.ts';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { isStaff } from '#features/people/access.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { lookUpOrganisations } from '#features/search/queries.ts';
import { listThemes, themeName } from '#features/themes/queries.ts';
import { sendList } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { matchingPage, type MatchingContent } from '#views/partners/matching.ts';
import { methodPage } from '#views/partners/method.ts';
import { draftOf } from './consortium-draft.ts';
import { namesOf, placesOf } from './details.ts';
import { matchingApi } from './matching-api.ts';
import { matchPartners } from './matching.ts';
import { measured } from './measured.ts';
import { NeedQuery, readNeed } from './need-request.ts';
import { weighed } from './reasons.ts';

/** So many rows a download holds: nobody reads a ranking further down. */
const MOST_ROWS = 1000;

/** Finding partners for a need: the ranked list with its reasons, the same as CSV, and the method in words. */
export async function matchingRoutes(app: App): Promise<void> {
  const schema = { querystring: NeedQuery };
  app.get(paths.partners(), { config: { access: 'public' }, schema }, async (request, reply) =>
    reply.page(matchingPage(request.ui(), contentOf(request))),
  );

  app.get(
    `${paths.partners()}.csv`,
    { config: { access: 'public', isKept: false }, schema },
    async (request, reply) => sendMatching(request, reply),
  );

  app.get(paths.partnersMethod(), { config: { access: 'public' } }, async (request, reply) =>
    reply.page(methodPage(request.ui(), measured)),
  );

  await matchingApi(app);
}

function contentOf(request: FastifyRequest): MatchingContent {
  const { db, language } = request;
  const ui = request.ui();
  const asked = readNeed(request.query as Record<string, unknown>);
  const matching = matchPartners(db, asked, ui);
  const { found } = matching;
  const reader = { language, isStaff: isStaff(request.actor) };
  return {
    matching,
    places: found ? placesOf(db, matching, found.ranked) : [],
    moved: found
      ? namesOf(
          db,
          found.moves.map(({ id }) => id),
        )
      : new Map(),
    draft: draftOf(db, { with: asked.with, shares: [], scheme: asked.scheme }),
    lookedUp: asked.find ? lookUpOrganisations(db, asked.find, reader).found : [],
    choices: {
      themes: listThemes(db).map(({ slug, area }) => ({ slug, area, name: themeName(db, slug, language) })),
      schemes: listSchemes(db).map(({ slug, name, programme }) => ({ slug, name, programme })),
    },
  };
}

const COLUMNS = [
  'place',
  'slug',
  'name',
  'country',
  'score',
  ...weighed,
  'not_published',
  'new_to_regional_grants',
];

function sendMatching(request: FastifyRequest, reply: Parameters<typeof sendList>[0]) {
  const { db } = request;
  const asked = { ...readNeed(request.query as Record<string, unknown>), page: 1 };
  const matching = matchPartners(db, asked, request.ui(), MOST_ROWS);
  const ranked = matching.found?.ranked ?? [];
  const names = namesOf(
    db,
    ranked.map(({ candidate }) => candidate.id),
  );
  const hasKosovo = ranked.some(({ candidate }) => candidate.country === 'XK');
  return sendList(
    reply,
    'partners.csv',
    COLUMNS,
    ranked.map((_, place) => place),
    (places) =>
      places.map((at) => {
        const { place, score, candidate, reasons } = ranked[at]!;
        const pointsIn = (name: string) => reasons.find(({ reason }) => reason === name)?.points;
        const unknown = reasons.filter(({ isUnknown }) => isUnknown).map(({ reason }) => reason);
        return [
          place,
          candidate.slug,
          names.get(candidate.id)?.name,
          candidate.country,
          score / 10,
          ...weighed.map((name) => (pointsIn(name) === undefined ? null : pointsIn(name)! / 10)),
          unknown.join(';'),
          candidate.isNew ? 'yes' : 'no',
        ];
      }),
    kosovoNote(hasKosovo ? ['XK'] : [], request.language),
  );
}
