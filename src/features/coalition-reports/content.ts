import type { Database } from '#database/connection.ts';
import { actionsOf } from '#features/actions/queries.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { outcomesOf } from '#features/outcomes/queries.ts';
import type { ReportTexts } from './kinds.ts';
import { daysOf, isWithin, type Period } from './rules.ts';

/** What a report holds: drawn from the records for its period, and the members' own words. Frozen when submitted. */
export interface ReportContent {
  coalition: { slug: string; name: string; ask: string };
  period: Period;
  members: {
    slug: string;
    name: string;
    country: string | null;
    joinedOn: string | null;
    leftOn: string | null;
  }[];
  actions: {
    id: number;
    kind: string;
    actedOn: string | null;
    country: string | null;
    institution: string | null;
    what: string;
  }[];
  outcomes: {
    id: number;
    step: string;
    happenedOn: string | null;
    country: string | null;
    institution: string;
    whatChanged: string;
    contribution: string | null;
    isCounted: boolean;
  }[];
  diffusion: {
    solution: string;
    title: string;
    country: string;
    part: string | null;
    step: string;
    takenOn: string | null;
  }[];
  /** What the period leaves out, because its date is missing or not precise enough. */
  leftOut: { actions: number; outcomes: number };
  texts: ReportTexts;
}

/** Draws a report's content from the records as they are now. */
export function contentOf(db: Database, slug: string, period: Period, texts: ReportTexts): ReportContent {
  const coalition = findCoalition(db, slug);
  const actions = actionsOf(db, coalition.id);
  const outcomes = outcomesOf(db, coalition.id);
  const isIn = (date: string | null) => isWithin(date, period) === true;
  const cannotTell = (date: string | null) => isWithin(date, period) === undefined;
  return {
    coalition: { slug, name: coalition.name, ask: coalition.ask },
    period,
    members: coalition.membersByCountry
      .flatMap(({ current, former }) => [...current, ...former])
      .filter(({ joinedOn, leftOn, hasLeft }) => belonged(joinedOn, leftOn, hasLeft, period))
      .map(({ organisation, joinedOn, leftOn }) => ({
        slug: organisation.slug,
        name: organisation.name,
        country: organisation.country,
        joinedOn,
        leftOn,
      })),
    actions: actions
      .filter(({ actedOn }) => isIn(actedOn))
      .map(({ id, kind, actedOn, country, institution, what }) => ({
        id,
        kind,
        actedOn,
        country,
        institution,
        what,
      })),
    outcomes: outcomes
      .filter(({ happenedOn }) => isIn(happenedOn))
      .map(({ id, step, happenedOn, country, institution, whatChanged, contribution, isCounted }) => ({
        id,
        step,
        happenedOn,
        country,
        institution,
        whatChanged,
        contribution,
        isCounted,
      })),
    diffusion: diffusionOf(db, coalition.id).filter(({ takenOn }) => isIn(takenOn)),
    leftOut: {
      actions: actions.filter(({ actedOn }) => cannotTell(actedOn)).length,
      outcomes: outcomes.filter(({ happenedOn }) => cannotTell(happenedOn)).length,
    },
    texts,
  };
}

/** Who was a member on some day of the period, as far as the dates tell; one who left at an unknown time is not. */
function belonged(
  joinedOn: string | null,
  leftOn: string | null,
  hasLeft: boolean,
  { from, until }: Period,
): boolean {
  if (hasLeft && leftOn === null) return false;
  if (leftOn !== null && daysOf(leftOn)[1] < daysOf(from)[0]) return false;
  return joinedOn === null || daysOf(joinedOn)[0] <= daysOf(until)[1];
}

/** Steps of countries that the coalition carried. */
function diffusionOf(db: Database, coalitionId: number): ReportContent['diffusion'] {
  return db
    .prepare<ReportContent['diffusion'][number]>(
      `select solutions.slug as solution, solutions.title, steps.country, steps.part, steps.step,
         steps.taken_on as takenOn
       from diffusion_carriers carriers join diffusion_steps steps on steps.id = carriers.diffusion_step_id
       join solutions on solutions.id = steps.solution_id where carriers.coalition_id = ? order by steps.id`,
    )
    .all(coalitionId);
}

/** Records of a submitted report that are not what they were: changed, no longer in the period, or come since. */
export interface ChangesSince {
  kind: 'changed' | 'gone' | 'new';
  noun: 'outcome' | 'action' | 'member';
  key: string;
  name: string;
}

/** What of the records changed since a report was frozen; the frozen content itself never does. */
export function changesSince(frozen: ReportContent, now: ReportContent): ChangesSince[] {
  const compare = <Item>(
    noun: ChangesSince['noun'],
    before: Item[],
    after: Item[],
    keyOf: (item: Item) => string,
    nameOf: (item: Item) => string,
  ): ChangesSince[] => {
    const old = new Map(before.map((item) => [keyOf(item), item]));
    const present = new Map(after.map((item) => [keyOf(item), item]));
    return [
      ...before.flatMap((item): ChangesSince[] => {
        const other = present.get(keyOf(item));
        if (!other) return [{ kind: 'gone', noun, key: keyOf(item), name: nameOf(item) }];
        const isSame = JSON.stringify(other) === JSON.stringify(item);
        return isSame ? [] : [{ kind: 'changed', noun, key: keyOf(item), name: nameOf(other) }];
      }),
      ...after
        .filter((item) => !old.has(keyOf(item)))
        .map((item): ChangesSince => ({ kind: 'new', noun, key: keyOf(item), name: nameOf(item) })),
    ];
  };
  return [
    ...compare(
      'outcome',
      frozen.outcomes,
      now.outcomes,
      ({ id }) => String(id),
      ({ whatChanged }) => whatChanged,
    ),
    ...compare(
      'action',
      frozen.actions,
      now.actions,
      ({ id }) => String(id),
      ({ what }) => what,
    ),
    ...compare(
      'member',
      frozen.members,
      now.members,
      ({ slug, joinedOn }) => `${slug} ${joinedOn ?? ''}`,
      ({ name }) => name,
    ),
  ];
}
