import type { Database } from '#database/connection.ts';
import { actionsOf, type ActionRow } from '#features/actions/queries.ts';
import { findCoalition } from '#features/coalitions/queries.ts';
import { outcomesOf, type OutcomeRow } from '#features/outcomes/queries.ts';
import type { ReportTexts } from './kinds.ts';
import { grantsIn, type ReportGrant } from './money.ts';
import { daysOf, isWithin, type Period } from './rules.ts';

/** What a report holds: drawn from the records for its period, and the members' own words. Frozen when submitted. */
export interface ReportContent {
  coalition: { slug: string; name: string; ask: string };
  period: Period;
  members: {
    /** Of the membership; content that was frozen before it was kept has none. */
    id?: number;
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
    /** Who took part, as printed, and the pages that say so. */
    participants?: string[];
    evidence?: string[];
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
    /** The pages that state the change, and findings of the library. */
    evidence?: string[];
    /** Of those asked from outside, how many agree at least in part. */
    substantiation?: { asked: number; agreed: number };
  }[];
  /** Grants in which members took part and that ran in the period; frozen before money was drawn, there are none. */
  grants?: ReportGrant[];
  diffusion: {
    /** Of the step; content that was frozen before it was kept has none. */
    id?: number;
    solution: string;
    title: string;
    country: string;
    part: string | null;
    step: string;
    takenOn: string | null;
  }[];
  /** What the period leaves out, because its date is missing or not precise enough. */
  leftOut: { actions: number; outcomes: number; grants?: number; diffusion?: number };
  texts: ReportTexts;
}

/** Draws a report's content from the records as they are now. */
export function contentOf(db: Database, slug: string, period: Period, texts: ReportTexts): ReportContent {
  const coalition = findCoalition(db, slug);
  const actions = actionsOf(db, coalition.id);
  const outcomes = outcomesOf(db, coalition.id);
  const members = coalition.membersByCountry
    .flatMap(({ current, former }) => [...current, ...former])
    .filter(({ joinedOn, leftOn, hasLeft }) => belonged(joinedOn, leftOn, hasLeft, period));
  const grants = grantsIn(
    db,
    members.map(({ organisation }) => organisation.slug),
    period,
  );
  const diffusion = diffusionOf(db, coalition.id);
  const isIn = (date: string | null) => isWithin(date, period) === true;
  const cannotTell = (date: string | null) => isWithin(date, period) === undefined;
  return {
    coalition: { slug, name: coalition.name, ask: coalition.ask },
    period,
    members: members.map(({ id, organisation, joinedOn, leftOn }) => ({
      id,
      slug: organisation.slug,
      name: organisation.name,
      country: organisation.country,
      joinedOn,
      leftOn,
    })),
    actions: actions.filter(({ actedOn }) => isIn(actedOn)).map(actionOf),
    outcomes: outcomes.filter(({ happenedOn }) => isIn(happenedOn)).map(outcomeOf),
    grants: grants.rows,
    diffusion: diffusion.filter(({ takenOn }) => isIn(takenOn)),
    leftOut: {
      actions: actions.filter(({ actedOn }) => cannotTell(actedOn)).length,
      outcomes: outcomes.filter(({ happenedOn }) => cannotTell(happenedOn)).length,
      grants: grants.leftOut,
      diffusion: diffusion.filter(({ takenOn }) => cannotTell(takenOn)).length,
    },
    texts,
  };
}

/** Every country that a report names. */
export function countriesIn({
  members,
  actions,
  outcomes,
  grants = [],
  diffusion,
}: ReportContent): (string | null)[] {
  return [members, actions, outcomes, grants, diffusion].flatMap((rows) =>
    rows.map(({ country }: { country: string | null }) => country),
  );
}

const actionOf = ({
  id,
  kind,
  actedOn,
  country,
  institution,
  what,
  participants,
  evidence,
}: ActionRow): ReportContent['actions'][number] => ({
  id,
  kind,
  actedOn,
  country,
  institution,
  what,
  participants: participants.map(({ name }) => name),
  evidence: evidence.map(({ address }) => address),
});

const outcomeOf = (row: OutcomeRow): ReportContent['outcomes'][number] => ({
  id: row.id,
  step: row.step,
  happenedOn: row.happenedOn,
  country: row.country,
  institution: row.institution,
  whatChanged: row.whatChanged,
  contribution: row.contribution,
  isCounted: row.isCounted,
  evidence: [
    ...row.evidence.map(({ address }) => address),
    ...row.library.map(({ statement, publisher }) => `${statement} (${publisher})`),
  ],
  substantiation: { asked: row.substantiation.asked, agreed: row.substantiation.agreed },
});

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
      `select steps.id, solutions.slug as solution, solutions.title, steps.country, steps.part, steps.step,
         steps.taken_on as takenOn
       from diffusion_carriers carriers join diffusion_steps steps on steps.id = carriers.diffusion_step_id
       join solutions on solutions.id = steps.solution_id where carriers.coalition_id = ? order by steps.id`,
    )
    .all(coalitionId);
}
