import { randomUUID } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change, type Subject } from '#database/history.ts';
import { Conflict, Invalid, NotFound, Refused, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { minorOf } from '#features/grants/amount.ts';
import { currencies } from '#features/grants/kinds.ts';
import { mayActFor, requireVoice, speaksFor } from '#features/partners/acting.ts';
import { draftOf, shareTyped, type Draft } from '#features/partners/consortium-draft.ts';
import type { Act } from '#features/people/actor.ts';
import { hashOf, newSecret } from '#features/people/secrets.ts';
import { findConsortium, findInvitation, type Consortium } from './queries.ts';
import { ConsortiumInput, type DecisionInput } from './schemas.ts';

/**
 * Saves a consortium so that the others can confirm it. Whoever saves it speaks for one of its organisations,
 * which is then confirmed, or is staff of the lead's country.
 *
 * @throws Refused for who speaks for none of them; Invalid naming every problem.
 */
export function saveConsortium(db: Database, act: Act, input: ConsortiumInput): { publicId: string } {
  return change(db, act, (record) => {
    const draft = draftFor(db, input);
    const problems = problemsOf(input, draft);
    if (problems.length > 0) throw new Invalid(problems);
    const ids = draft.members.map(({ organisation }) => organisation!.id);
    const isOne = ids.some((id) => speaksFor(db, act.actor, id));
    if (!isOne && !mayActFor(db, act.actor, ids[0]!)) throw new Refused('problem.notOwnOrganisation');
    const publicId = randomUUID();
    const id = insert(db, act, publicId, input, draft);
    record({
      noun: 'consortium',
      id,
      event: 'consortium.saved',
      after: {
        title: input.title.trim(),
        scheme: draft.scheme?.slug ?? null,
        members: draft.members.map(({ organisation }) => organisation!.slug),
      },
      subjects: ids.map((organisation): Subject => ({ noun: 'organisation', id: organisation })),
    });
    return { publicId };
  });
}

function draftFor(db: Database, input: ConsortiumInput): Draft {
  return draftOf(db, {
    with: input.members.map(({ organisation }) => organisation),
    shares: input.members.map(({ share }) => share ?? ''),
    scheme: input.scheme ?? '',
    amountMinor: input.amount ? minorOf(input.amount) : undefined,
    currency: input.currency,
  });
}

function problemsOf(input: ConsortiumInput, draft: Draft): Problem[] {
  const problems: Problem[] = shapeProblems(ConsortiumInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message'], values?: Problem['values']) => {
    if (!isFine) problems.push({ path, message, ...(values ? { values } : {}) });
  };
  expect(input.title.trim() !== '', '/title', 'problem.consortiumTitle');
  // A regional network may stand alone, as the scheme allows.
  const isNetwork = draft.members[0]?.organisation?.kind === 'network';
  expect(draft.members.length >= (isNetwork ? 1 : 2), '/members', 'problem.consortiumMembers');
  expect(!input.scheme || draft.scheme !== undefined, '/scheme', 'match.unknownScheme', {
    name: input.scheme ?? '',
  });
  expect(!input.amount || minorOf(input.amount) !== undefined, '/amount', 'problem.amount');
  expect(
    !input.amount || (currencies as readonly string[]).includes(input.currency ?? ''),
    '/currency',
    'problem.currencyMissing',
  );
  for (const { asked, problem, organisation } of draft.members) {
    const place = input.members.findIndex((member) => member.organisation === asked);
    if (problem === 'unknown' || problem === 'dissolved')
      expect(false, `/members/${place}`, `match.member.${problem}`, { name: organisation?.name ?? asked });
  }
  const unread = input.members.findIndex(({ share }) => share && shareTyped(share) === undefined);
  expect(unread < 0, `/members/${unread}/share`, 'problem.shareUnreadable');
  if (draft.members.length > 0 && unread < 0)
    expect(draft.sum === 10_000, '/members', 'problem.sharesSum', { sum: draft.sum / 100 });
  return problems;
}

function insert(db: Database, act: Act, publicId: string, input: ConsortiumInput, draft: Draft): number {
  const at = act.at.toISOString();
  const minor = input.amount ? (minorOf(input.amount) ?? null) : null;
  const { lastInsertRowid } = db
    .prepare(
      `insert into consortia (public_id, title, scheme_id, amount_minor, currency, created_by, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      publicId,
      input.title.trim(),
      draft.scheme?.id ?? null,
      minor,
      minor === null ? null : input.currency,
      act.actor.publicId ?? null,
      at,
      at,
    );
  const id = Number(lastInsertRowid);
  const member = db.prepare(
    `insert into consortium_members (consortium_id, organisation_id, role, task, share, position, state, decided_at, decided_by, secret_hash)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  draft.members.forEach(({ organisation, asked, share }, position) => {
    const task = input.members.find((one) => one.organisation === asked)?.task?.trim() || null;
    const isOwn = !act.actor.isSystem && !db.isPractice && speaksFor(db, act.actor, organisation!.id);
    const decided = isOwn ? [at, act.actor.publicId ?? null] : [null, null];
    member.run(
      id,
      organisation!.id,
      position === 0 ? 'lead' : 'partner',
      task,
      share,
      position,
      isOwn ? 'confirmed' : 'asked',
      ...decided,
      hashOf(newSecret()),
    );
  });
  return id;
}

/**
 * An organisation confirms or declines, through one who speaks for it. The same decision again changes nothing;
 * another one holds until staff took the consortium over.
 *
 * @throws NotFound; Refused; Conflict where it is a grant already.
 */
export function decideConsortium(db: Database, act: Act, publicId: string, input: DecisionInput): void {
  const consortium = findConsortium(db, publicId);
  const member = consortium.members.find(({ slug }) => slug === input.organisation);
  if (!member) throw new NotFound(`${input.organisation} is not in ${publicId}`);
  requireVoice(db, act.actor, member.organisationId);
  decide(db, act, consortium, member.id, input);
}

/** The same through the secret link that was sent to the organisation. Throws NotFound, Conflict. */
export function decideInvitation(
  db: Database,
  act: Act,
  secret: string,
  input: Omit<DecisionInput, 'organisation'>,
): void {
  const { consortium, member } = findInvitation(db, secret);
  decide(db, act, consortium, member.id, input);
}

function decide(
  db: Database,
  act: Act,
  consortium: Consortium,
  memberId: number,
  { decision, word }: Omit<DecisionInput, 'organisation'>,
): void {
  change(db, act, (record) => {
    if (consortium.grant !== null)
      throw new Conflict('problem.consortiumTakenOver', { reference: consortium.grant });
    const member = consortium.members.find(({ id }) => id === memberId)!;
    const said = decision === 'declined' ? word?.trim() || null : null;
    if (member.state === decision && member.word === said) return;
    db.prepare(
      'update consortium_members set state = ?, word = ?, decided_at = ?, decided_by = ? where id = ?',
    ).run(decision, said, act.at.toISOString(), act.actor.publicId ?? null, memberId);
    record({
      noun: 'consortium',
      id: consortium.id,
      event: `consortium.${decision}`,
      before: { organisation: member.slug, state: member.state },
      after: { organisation: member.slug, state: decision },
      subjects: [{ noun: 'organisation', id: member.organisationId }],
    });
  });
}

/**
 * Makes a new secret link for one organisation; the one made before is void. The secret is answered once and
 * kept as its hash.
 *
 * @throws NotFound; Refused unless the actor saved the consortium, speaks for one of it, or is staff of the lead's country.
 */
export function makeInvitation(
  db: Database,
  act: Act,
  publicId: string,
  organisation: string,
): { secret: string } {
  return change(db, act, (record) => {
    const consortium = findConsortium(db, publicId);
    const isIn = consortium.members.some(({ organisationId }) => speaksFor(db, act.actor, organisationId));
    const isOwn = act.actor.publicId !== undefined && consortium.createdBy === act.actor.publicId;
    const lead = consortium.members.find(({ role }) => role === 'lead');
    const isStaffOfLead = lead !== undefined && mayActFor(db, act.actor, lead.organisationId);
    if (!isIn && !isOwn && !isStaffOfLead) throw new Refused('problem.notOwnOrganisation');
    const member = consortium.members.find(({ slug }) => slug === organisation);
    if (!member) throw new NotFound(`${organisation} is not in ${publicId}`);
    const secret = newSecret();
    db.prepare('update consortium_members set secret_hash = ? where id = ?').run(hashOf(secret), member.id);
    record({
      noun: 'consortium',
      id: consortium.id,
      event: 'consortium.link-made',
      after: { organisation: member.slug },
    });
    return { secret };
  });
}
