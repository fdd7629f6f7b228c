import { cite } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { Conflict, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { membershipChain } from '#features/organisations/belonging.ts';
import { listed } from '#features/organisations/listed.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { membershipKinds, type MembershipKind } from './kinds.ts';
import { isAhead, isCertainlyBefore } from './rules.ts';
import { MembershipInput } from './schemas.ts';

/** What joining asks of the coalition. */
export interface JoinedCoalition {
  id: number;
  networkId: number | null;
  formedOn: string | null;
}

/** Who joins, and as what. */
export interface Joining {
  coalition: JoinedCoalition;
  /** Undefined where there is no such organisation. */
  organisation: { id: number; slug: string } | undefined;
  kind: MembershipKind;
  hasLeft: boolean;
}

/** Finds who joins; an earlier address and a merged record lead to the organisation that stands. */
export function findJoining(db: Database, coalition: JoinedCoalition, input: MembershipInput): Joining {
  const slug = input.organisation.trim();
  const organisation = db
    .prepare<{ id: number; slug: string }>(
      `select standing.id, standing.slug from organisations asked
       join organisations standing on standing.id = coalesce(asked.merged_into_id, asked.id)
       where asked.id = coalesce((select id from organisations where slug = ?),
         (select organisation_id from organisation_slugs where slug = ?)) and ${listed('standing')}`,
    )
    .get(slug, slug);
  return {
    coalition,
    organisation,
    kind: input.kind === 'participant' ? 'participant' : 'member',
    hasLeft: input.hasLeft === true || Boolean(input.leftOn),
  };
}

/**
 * Every problem of a joining.
 *
 * @param door `isPrinted` where a published source says it: a contradiction is then kept, not refused.
 */
export function checkJoining(
  { coalition, organisation }: Joining,
  input: MembershipInput,
  { isPrinted, today }: { isPrinted: boolean; today: string },
): Problem[] {
  const { kind, joinedOn, leftOn } = input;
  const problems = shapeProblems(MembershipInput, input);
  const expect = (isFine: boolean, problem: Problem) => {
    if (!isFine) problems.push(problem);
  };
  expect(organisation !== undefined, { path: '/organisation', message: 'problem.organisationUnknown' });
  expect(organisation === undefined || organisation.id !== coalition.networkId, {
    path: '/organisation',
    message: 'problem.memberIsNetwork',
  });
  expect(!kind || membershipKinds.some((known) => known === kind), {
    path: '/kind',
    message: 'problem.membershipKind',
  });
  for (const [path, date] of [
    ['/joinedOn', joinedOn],
    ['/leftOn', leftOn],
  ] as const) {
    expect(!date || isPartialDate(date), { path, message: 'problem.dateUnreadable' });
    expect(!date || !isPartialDate(date) || !isAhead(date, today), { path, message: 'problem.dateAhead' });
  }
  if (problems.length > 0) return problems;
  expect(!isCertainlyBefore(leftOn, joinedOn), {
    path: '/leftOn',
    message: 'problem.leftBeforeJoined',
    values: { joined: joinedOn ?? '' },
  });
  expect(isPrinted || !isCertainlyBefore(joinedOn, coalition.formedOn), {
    path: '/joinedOn',
    message: 'problem.joinedBeforeFormed',
    values: { formed: coalition.formedOn ?? '' },
  });
  return problems;
}

/** A network that is to be a member of one that belongs to it, directly or through others; whoever left is in none. */
export function containmentProblems(
  db: Database,
  { coalition: { networkId }, organisation, kind, hasLeft }: Joining,
): Problem[] {
  if (networkId === null || !organisation || kind !== 'member' || hasLeft) return [];
  const chain = membershipChain(db, networkId, organisation.id);
  if (!chain) return [];
  return [
    { path: '/organisation', message: 'problem.networkInItself', values: { chain: chain.join(' → ') } },
  ];
}

/** @throws Conflict where the organisation belongs to the coalition now. */
export function refuseSecondMembership(
  db: Database,
  coalition: JoinedCoalition,
  organisation: { id: number; slug: string },
  kind: MembershipKind,
): void {
  const standing = db
    .prepare<{ id: number; joinedOn: string | null }>(
      `select id, joined_on as joinedOn from memberships
       where organisation_id = ? and kind = ? and has_left = 0 and (coalition_id = ? or network_id = ?)`,
    )
    .get(organisation.id, kind, coalition.id, coalition.networkId);
  if (!standing) return;
  const facts = { membership: standing.id, joinedOn: standing.joinedOn };
  throw new Conflict(kind === 'member' ? 'problem.memberAlready' : 'problem.participantAlready', {}, facts);
}

/** Writes the row, which belongs to the network where the coalition is one, and ties its source to it. */
export function insertMembership(
  db: Database,
  coalition: JoinedCoalition,
  { organisation, kind, hasLeft }: Joining,
  input: MembershipInput,
  at: string,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `insert into memberships (coalition_id, network_id, organisation_id, kind, role, joined_on, left_on, has_left,
         note, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      coalition.networkId === null ? coalition.id : null,
      coalition.networkId,
      organisation!.id,
      kind,
      input.role?.trim() || null,
      input.joinedOn || null,
      input.leftOn || null,
      hasLeft ? 1 : 0,
      input.note?.trim() || input.source?.note || null,
      at,
    );
  const id = Number(lastInsertRowid);
  if (input.source)
    cite(db, 'coalition', coalition.id, { ...input.source, note: undefined }, membershipField(id));
  return id;
}

/** Under which field of the coalition the source of one membership stands. */
export function membershipField(id: number): string {
  return `membership ${id}`;
}
