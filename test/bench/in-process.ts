import { openDatabase, type Database } from '#database/connection.ts';
import { change, type Noun } from '#database/history.ts';
import { coalitionList } from '#features/coalitions/list.ts';
import { findCandidates, soughtOfStored } from '#features/duplicates/candidates.ts';
import { grantList } from '#features/grants/list.ts';
import { organisationList } from '#features/organisations/list.ts';
import { systemAct } from '#features/people/actor.ts';
import type { ListDefinition, ListRequest } from '#lists/definition.ts';
import { findList } from '#lists/find.ts';
import { median, printTable, quantile, type Cell } from './print.ts';

const READER = { language: 'en', isStaff: false } as const;

interface Question {
  name: string;
  definition: ListDefinition;
  request: Partial<ListRequest>;
  /** Milliseconds at most, from the project's goals at 100,000 organisations. */
  goal?: number;
}

const questions: Question[] = [
  { name: 'organisations: unfiltered', definition: organisationList, request: {}, goal: 1 },
  {
    name: 'organisations: filtered',
    definition: organisationList,
    request: { chosen: { country: ['RS'], kind: ['cso'] } },
    goal: 2,
  },
  { name: 'organisations: zene', definition: organisationList, request: { q: 'zene' }, goal: 5 },
  {
    name: 'organisations: zene, filtered',
    definition: organisationList,
    request: { q: 'zene', chosen: { country: ['RS'] } },
  },
  { name: 'organisations: z', definition: organisationList, request: { q: 'z' } },
  { name: 'organisations: Жене за мир', definition: organisationList, request: { q: 'Жене за мир' } },
  { name: 'grants: unfiltered', definition: grantList, request: {} },
  {
    name: 'grants: filtered',
    definition: grantList,
    request: { chosen: { country: ['RS'], status: ['completed'] } },
  },
  { name: 'grants: zene', definition: grantList, request: { q: 'zene' } },
  { name: 'grants: z', definition: grantList, request: { q: 'z' } },
  { name: 'coalitions: unfiltered', definition: coalitionList, request: {} },
];

/** Times one page's ids, total and facet counts in this process; nothing of HTTP, rows or HTML is in it. */
export function measureInProcess(file: string): void {
  const db = openDatabase(file);
  const built = [organisationList, grantList, coalitionList].map((definition): Cell[] => {
    const ms = timed(() => ask(db, definition, {}));
    return [`${definition.noun}: lists built at the first request`, ms, undefined, undefined];
  });
  const rows = questions.map(({ name, definition, request, goal }): Cell[] => {
    const times = repeated(() => ask(db, definition, request));
    const said = goal === undefined ? undefined : `${goal} ${median(times) <= goal ? 'met' : 'MISSED'}`;
    return [name, median(times), quantile(times, 0.99), said];
  });
  printTable(
    ['in the process: ids, total and facet counts', 'median ms', 'p99 ms', 'goal ms'],
    [...built, ...rows, duplicateCheck(db), ...afterWrites(db)],
  );
  db.close();
}

/** Looking for records that may be the one being saved: by all its names, its number, acronym and website. */
function duplicateCheck(db: Database): Cell[] {
  const GOAL = 20;
  const ids = db
    .prepare<{ id: number }>(
      "select id from organisations where status <> 'merged' and id % 200 = 7 limit 300",
    )
    .all();
  const times = ids.map(({ id }) => timed(() => findCandidates(db, soughtOfStored(db, id))));
  const said = `${GOAL} ${median(times) <= GOAL ? 'met' : 'MISSED'}`;
  return ['organisations: duplicate check on save', median(times), quantile(times, 0.99), said];
}

/** The first list after one record changed: only that record is read again. */
function afterWrites(db: Database): Cell[][] {
  return [organisationList, grantList].map((definition) => {
    const times = Array.from({ length: 15 }, (_, place) => {
      touch(db, definition.noun, place + 1);
      return timed(() => ask(db, definition, {}));
    });
    return [
      `${definition.noun}: unfiltered, after one change`,
      median(times),
      quantile(times, 0.99),
      undefined,
    ];
  });
}

function touch(db: Database, noun: Noun, id: number): void {
  change(db, systemAct('command-line'), (record) => record({ noun, id, event: `${noun}.touched` }));
}

function ask(db: Database, definition: ListDefinition, request: Partial<ListRequest>): number {
  return findList(db, definition, { chosen: {}, size: 25, ...request }, READER).total;
}

/** Times of a hundred calls, or of as many as two seconds hold; the first ones only warm up. */
function repeated(act: () => unknown): number[] {
  for (let warm = 0; warm < 5; warm += 1) act();
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < 100 && (times.length < 10 || performance.now() - begun < 2000))
    times.push(timed(act));
  return times;
}

function timed(act: () => unknown): number {
  const begun = performance.now();
  act();
  return performance.now() - begun;
}
