import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { actionsOf } from '#features/actions/queries.ts';
import type { ActionKind } from '#features/actions/kinds.ts';
import { outcomesOf } from '#features/outcomes/queries.ts';
import type { OutcomeStep } from '#features/outcomes/kinds.ts';
import { IS_GIVEN } from '#features/organisations/grants.ts';
import type { ReportPart } from './kinds.ts';
import { mayTouch, placeIn, type Period } from './period.ts';

export interface SnapshotMember {
  id: number;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  joinedOn: string | null;
  leftOn: string | null;
}

export interface SnapshotAction {
  id: number;
  kind: ActionKind;
  actedOn: string;
  institution: string | null;
  country: string | null;
  what: string;
}

export interface SnapshotOutcome {
  id: number;
  step: OutcomeStep;
  happenedOn: string;
  institution: string;
  country: string | null;
  whatChanged: string;
  contribution: string | null;
  /** An outcome without evidence is visible and not counted. */
  isCounted: boolean;
}

export interface SnapshotGrant {
  id: number;
  reference: string;
  title: string | null;
  lead: string;
  country: string | null;
  amountMinor: number | null;
  currency: string | null;
}

export interface SnapshotStep {
  id: number;
  solution: string;
  title: string;
  country: string;
  step: string;
  takenOn: string;
}

/** What the records say of a coalition's period, and the coalition's own words. */
export interface Snapshot {
  coalition: { slug: string; name: string; language: string | null };
  period: Period;
  /** Who belonged to it at some time in the period, as far as dates say; unknown dates leave nobody out. */
  members: SnapshotMember[];
  actions: SnapshotAction[];
  outcomes: SnapshotOutcome[];
  /** Grants in which members took part and that ran in the period. */
  grants: SnapshotGrant[];
  /** Steps of solutions that members or the coalition carried. */
  steps: SnapshotStep[];
  /** How many records were left out, for their dates are not published or not precise enough. */
  leftOut: { actions: number; outcomes: number; grants: number; steps: number };
  texts: Record<ReportPart, string>;
}

export const snapshotTables = ['members', 'actions', 'outcomes', 'grants', 'steps'] as const;
export type SnapshotTable = (typeof snapshotTables)[number];

/** Draws the snapshot of a period from the records as they are now. */
export function drawSnapshot(
  db: Database,
  coalition: { id: number; slug: string; name: string; nameLanguage: string | null },
  period: Period,
  texts: Record<ReportPart, string>,
): Snapshot {
  const members = membersIn(db, coalition.id, period);
  const actions = within(actionsOf(db, coalition.id), ({ actedOn }) => actedOn, period);
  const outcomes = within(outcomesOf(db, coalition.id), ({ happenedOn }) => happenedOn, period);
  const grants = grantsIn(
    db,
    members.map(({ id }) => id),
    period,
  );
  const steps = within(stepsOf(db, coalition.id), ({ takenOn }) => takenOn, period);
  return {
    coalition: { slug: coalition.slug, name: coalition.name, language: coalition.nameLanguage },
    period,
    members,
    actions: actions.rows.map(({ id, kind, actedOn, institution, country, what }) => {
      return { id, kind, actedOn: actedOn ?? '', institution, country, what };
    }),
    outcomes: outcomes.rows.map((row) => {
      const { id, step, happenedOn, institution, country, whatChanged, contribution, isCounted } = row;
      return {
        id,
        step,
        happenedOn: happenedOn ?? '',
        institution,
        country,
        whatChanged,
        contribution,
        isCounted,
      };
    }),
    grants: grants.rows,
    steps: steps.rows.map((step) => ({ ...step, takenOn: step.takenOn ?? '' })),
    leftOut: {
      actions: actions.leftOut,
      outcomes: outcomes.leftOut,
      grants: grants.leftOut,
      steps: steps.leftOut,
    },
    texts,
  };
}

/** SHA-256 in hexadecimal of the text that is kept. */
export function hashOfSnapshot(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function within<Row>(
  rows: Row[],
  dateOf: (row: Row) => string | null,
  period: Period,
): { rows: Row[]; leftOut: number } {
  const places = rows.map((row) => placeIn(dateOf(row), period));
  return {
    rows: rows.filter((_, at) => places[at] === 'within'),
    leftOut: places.filter((place) => place === 'unknown').length,
  };
}

function membersIn(db: Database, coalitionId: number, period: Period): SnapshotMember[] {
  return db
    .prepare<SnapshotMember & { hasLeft: number }>(
      `select organisations.id, organisations.slug, organisations.name, organisations.name_language as language,
         organisations.country, memberships.joined_on as joinedOn, memberships.left_on as leftOn, has_left as hasLeft
       from coalitions join memberships on memberships.coalition_id = coalitions.id
         or memberships.network_id = coalitions.network_id
       join organisations on organisations.id = memberships.organisation_id
       where coalitions.id = ? and memberships.kind = 'member' order by organisations.name, memberships.id`,
    )
    .all(coalitionId)
    .filter(({ joinedOn, leftOn, hasLeft }) =>
      hasLeft && leftOn === null ? false : mayTouch(joinedOn, leftOn, period),
    )
    .map(({ hasLeft: _, ...member }) => member);
}

/** A grant whose days are unknown is left out and counted, as long as it was not signed after the period. */
function grantsIn(
  db: Database,
  members: number[],
  period: Period,
): { rows: SnapshotGrant[]; leftOut: number } {
  const all = db
    .prepare<SnapshotGrant & { startsOn: string | null; endsOn: string | null; signedOn: string | null }>(
      `select distinct grants.id, reference, title, lead.name as lead, lead.country, amount_minor as amountMinor, currency,
         starts_on as startsOn, ends_on as endsOn, signed_on as signedOn
       from grant_participants part join grants on grants.id = part.grant_id
       join organisations lead on lead.id = grants.lead_id
       where part.organisation_id in (select value from json_each(?)) and ${IS_GIVEN} order by grants.reference`,
    )
    .all(JSON.stringify(members));
  const isDated = ({ startsOn, signedOn, endsOn }: (typeof all)[number]) =>
    (startsOn ?? signedOn) !== null && endsOn !== null;
  const dated = all.filter(isDated);
  return {
    rows: dated
      .filter(({ startsOn, signedOn, endsOn }) => mayTouch(startsOn ?? signedOn, endsOn, period))
      .map(({ startsOn: _, endsOn: __, signedOn: ___, ...grant }) => grant),
    leftOut: all.filter(
      (grant) => !isDated(grant) && mayTouch(grant.startsOn ?? grant.signedOn, null, period),
    ).length,
  };
}

function stepsOf(
  db: Database,
  coalitionId: number,
): (Omit<SnapshotStep, 'takenOn'> & { takenOn: string | null })[] {
  return db
    .prepare<Omit<SnapshotStep, 'takenOn'> & { takenOn: string | null }>(
      `select distinct diffusion_steps.id, solutions.slug as solution, solutions.title, diffusion_steps.country,
         diffusion_steps.step, diffusion_steps.taken_on as takenOn
       from diffusion_carriers carrier join diffusion_steps on diffusion_steps.id = carrier.diffusion_step_id
       join solutions on solutions.id = diffusion_steps.solution_id
       where carrier.coalition_id = :coalition or carrier.organisation_id in (select organisation_id from memberships
         join coalitions on coalitions.id = memberships.coalition_id or coalitions.network_id = memberships.network_id
         where coalitions.id = :coalition and memberships.kind = 'member')
       order by solutions.title, diffusion_steps.country, diffusion_steps.id`,
    )
    .all({ coalition: coalitionId });
}
