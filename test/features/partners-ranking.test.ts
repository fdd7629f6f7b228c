import { readFileSync } from 'node:fs';
import t from 'tap';
import { Ranking, type Ranked } from '#features/partners/ranking.ts';
import { reasons, usualWeights, weighed, type Weights } from '#features/partners/reasons.ts';
import { hasTheme, rarityOf, type Candidate, type Need } from '#features/partners/scoring.ts';
import { inventRegion } from '#test/support/matching-needs.ts';
import { candidatesOf, needOf } from '#test/support/matching-region.ts';

interface Sheet {
  need: {
    on: string;
    themes: string[];
    countries: string[];
    languages: string[];
    groups: string[];
    share: number;
    countriesIn: string[];
  };
  organisations: {
    name: string;
    country: string | null;
    themes: string[];
    languages: string[];
    budget: [number, number] | null;
    confirmedOn: string | null;
    delivered: boolean;
    running: number | null;
    isNew: boolean;
    together: 'you' | 'partner' | 'none';
  }[];
  expected: Record<string, number | string | string[]>[];
  changed: { weights: Partial<Weights>; order: [string, number][] };
}

const sheet = JSON.parse(
  readFileSync(new URL('../sheets/matching-example.json', import.meta.url), 'utf8'),
) as Sheet;
const SCHEME = 1;
const THEMES = ['prevention-with-youth', 'corruption', 'role-of-media'];

function candidates(): Candidate[] {
  return sheet.organisations.map((row, id) => ({
    id,
    slug: row.name,
    country: row.country,
    themes: row.themes.map((theme) => THEMES.indexOf(theme)),
    languages: row.languages,
    groups: [],
    budget: row.budget,
    confirmedOn: row.confirmedOn,
    schemes: row.delivered ? [SCHEME] : [],
    work:
      row.running === null
        ? [{ begunOn: null, endsOn: null }]
        : Array.from({ length: row.running }, () => ({ begunOn: '2025', endsOn: '2027-06' })),
    isNew: row.isNew,
  }));
}

function need(all: Candidate[]): Need {
  const { on, themes, countries, languages, share, countriesIn } = sheet.need;
  const published = all.filter((one) => one.themes.length > 0);
  const parts = { you: 1, partner: 0.6, none: 0 };
  return {
    on,
    themes: themes.map((theme) => {
      const meets = new Set([THEMES.indexOf(theme)]);
      return {
        meets,
        rarity: rarityOf(published.length, published.filter((one) => hasTheme(one, meets)).length),
      };
    }),
    countries,
    missing: countries.filter((code) => !countriesIn.includes(code)),
    languages,
    groups: [],
    schemeId: SCHEME,
    share,
    members: new Set([1000]),
    together: new Map(sheet.organisations.map(({ together }, id) => [id, parts[together]])),
  };
}

const pointsIn = ({ reasons: all }: Ranked, name: string) =>
  (all.find(({ reason }) => reason === name)?.points ?? 0) / 10;

t.test('ten invented organisations stand where the written method puts them', async (t) => {
  const all = candidates();
  const ranked = new Ranking(need(all), usualWeights, all).first(100);
  t.equal(ranked.length, 10, 'the near-misses do not fit');
  const said = ranked.map((one) => ({
    name: one.candidate.slug,
    score: one.score / 10,
    ...Object.fromEntries(
      weighed.filter((name) => name !== 'groups').map((name) => [name, pointsIn(one, name)]),
    ),
    unknown: one.reasons.filter(({ isUnknown }) => isUnknown).map(({ reason }) => reason),
  }));
  t.strictSame(said, sheet.expected);
});

t.test('a changed weight changes the order as worked out by hand', async (t) => {
  const all = candidates();
  const weights = { ...usualWeights, ...sheet.changed.weights };
  const ranked = new Ranking(need(all), weights, all).first(100);
  t.strictSame(
    ranked.map(({ candidate, score }) => [candidate.slug, score / 10]),
    sheet.changed.order,
  );
});

t.test(
  'over generated needs each score is the sum of its reasons, and the list is in its order',
  async (t) => {
    const region = inventRegion(11, 300, 60);
    const all = candidatesOf(region);
    let checked = 0;
    for (const [place, invented] of region.needs.entries()) {
      const weights = Object.fromEntries(
        weighed.map((name, at) => [name, (place * 7 + at * 13) % 51]),
      ) as Weights;
      const asked = needOf(region, all, invented);
      const ranking = new Ranking(asked, weights, all);
      const ranked = ranking.first(Infinity);
      t.equal(ranked.length, ranking.total, 'everybody who fits has one place');
      t.equal(new Set(ranked.map(({ candidate }) => candidate.id)).size, ranked.length);
      for (const [at, one] of ranked.entries()) {
        const sum = one.reasons.reduce((all_, { points }) => all_ + points, 0);
        if (one.score !== sum || one.place !== at + 1 || one.score > (ranked[at - 1]?.score ?? Infinity))
          t.fail(`place ${at + 1} of need ${place} is not the sum of its reasons`);
        for (const { reason, points, isUnknown } of one.reasons) {
          const limit = weights[reason] * 10;
          if (points < 0 || points > limit) t.fail(`${reason} gives ${points} of ${limit}`);
          if (isUnknown && reason !== 'fairness' && points !== ranking.meanOf(reason))
            t.fail(`unknown ${reason} is not the mean`);
        }
        checked += 1;
      }
      const again = new Ranking(asked, weights, [...all].toReversed()).first(50);
      t.strictSame(
        again.map(({ candidate }) => candidate.slug),
        ranked.slice(0, 50).map(({ candidate }) => candidate.slug),
        'the same need gives the same list, in whatever order organisations are read',
      );
    }
    t.ok(checked > 1000);
  },
);

t.test('a reason without weight moves nobody, and one with weight only the other way round', async (t) => {
  const all = candidates();
  const asked = need(all);
  for (const reason of reasons) {
    const without = new Ranking(asked, { ...usualWeights, fairness: 0, [reason]: 0 }, all).first(100);
    for (const one of without) t.equal(pointsIn(one, reason), 0, `${reason} gives nothing`);
  }
});
