import { openDatabase, type Database } from '#database/connection.ts';
import { draftOf } from '#features/partners/consortium-draft.ts';
import { matchPartners } from '#features/partners/matching.ts';
import { matrixOf } from '#features/partners/matrix.ts';
import { readMatrix } from '#features/partners/matrix-request.ts';
import { readNeed } from '#features/partners/need-request.ts';
import { measureFairness } from '#test/support/matching-fairness.ts';
import { median, printTable, quantile, type Cell } from './print.ts';

const READER = { today: '2026-11-27', language: 'en' } as const;
const SEED = 1;

/** Finding partners: how long a ranking takes over everybody, and how fair it is over invented needs. */
export function measureMatching(file: string): void {
  const db = openDatabase(file);
  const first = timed(() => match(db, 'countries=AL'));
  const rows = cases(db).map(({ name, act, goal }): Cell[] => {
    const times = repeated(act);
    return [
      name,
      median(times),
      quantile(times, 0.99),
      `${goal} ${median(times) <= goal ? 'met' : 'MISSED'}`,
    ];
  });
  printTable(
    ['finding partners, in the process', 'median ms', 'p99 ms', 'goal ms'],
    [['the first need after a start: everybody is read', first, undefined, undefined], ...rows],
  );
  db.close();
}

/** Prints the figures of fairness over a thousand needs (test/support/matching-needs.ts). */
export function printFairness(): void {
  const { ratios, firstTwenty, ndcg, needs, raised, places } = measureFairness(SEED);
  printTable(
    ['exposure over relevance, 1 is everybody’s', 'all places', 'goal', 'first twenty places'],
    Object.entries(ratios).map(([name, ratio]): Cell[] => [
      name,
      ratio,
      `0.8–1.25 ${ratio >= 0.8 && ratio <= 1.25 ? 'met' : 'MISSED'}`,
      firstTwenty[name],
    ]),
  );
  printTable(['fairness over generated needs', 'value'], [
    ['needs', needs],
    ['places among the first ten given for fairness, in a hundred', (raised / places) * 100],
    ['NDCG@10 lost, in a hundred; goal 5', (1 - ndcg) * 100],
  ] satisfies Cell[][]);
}

function cases(db: Database): { name: string; act: () => unknown; goal: number }[] {
  const slugs = db
    .prepare<{ slug: string }>(
      `select organisations.slug from grant_participants part join organisations on organisations.id = part.organisation_id
       where organisations.status = 'active' group by part.organisation_id order by count(*) desc limit 3`,
    )
    .all()
    .map(({ slug }) => slug);
  const scheme =
    db.prepare<{ slug: string }>("select slug from schemes where kind = 'regional'").get()?.slug ?? '';
  const members = slugs
    .slice(0, 2)
    .map((slug) => `with=${slug}`)
    .join('&');
  const full = `themes=prevention-with-youth&themes=corruption&countries=AL&countries=MK&languages=sq&languages=en&share=30000&scheme=${scheme}&${members}`;
  const matrix = (query: Record<string, string>) => () => matrixOf(db, readMatrix(query), 'public');
  return [
    { name: 'need: a scheme, everybody fits', act: () => match(db, `scheme=${scheme}`), goal: 50 },
    {
      name: 'need: themes, countries, languages, share, scheme, two members',
      act: () => match(db, full),
      goal: 50,
    },
    {
      name: 'the same with two weights changed: both orders',
      act: () => match(db, `${full}&w-free=30&w-scheme=0`),
      goal: 50,
    },
    {
      name: 'rule check of a basket of three',
      act: () => draftOf(db, { with: slugs, shares: [], scheme }),
      goal: 5,
    },
    { name: 'matrix: everything', act: matrix({}), goal: 50 },
    { name: 'matrix: a scheme and a year', act: matrix({ scheme, year: '2023' }), goal: 50 },
  ];
}

function match(db: Database, query: string): number {
  const parameters = new URLSearchParams(query);
  const read = Object.fromEntries([...parameters.keys()].map((key) => [key, parameters.getAll(key)]));
  return matchPartners(db, readNeed(read), READER).found?.total ?? 0;
}

function repeated(act: () => unknown): number[] {
  for (let warm = 0; warm < 5; warm += 1) act();
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < 100 && (times.length < 10 || performance.now() - begun < 3000))
    times.push(timed(act));
  return times;
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
