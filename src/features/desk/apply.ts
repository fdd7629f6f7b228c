import type { Database } from '#database/connection.ts';
import { Conflict, Invalid, Refused, type Problem } from '#errors.ts';
import { preparedAt } from '#features/ceremonies/signatories.ts';
import type { ListableGrant, StoredCeremony } from '#features/ceremonies/stored.ts';
import { deskScope, requireStaffAtDesk } from '#features/ceremony-desk/access.ts';
import type { Act } from '#features/people/actor.ts';
import { reverseSigning, signGrant } from '#features/signings/commands.ts';
import { correctSigning } from '#features/signings/correction.ts';
import { findOptionalSigning } from '#features/signings/queries.ts';
import type { SigningInput } from '#features/signings/schemas.ts';
import { dayOf } from '#language/format.ts';
import { entriesOfGrant, findOptionalEntry, isOpen } from './queries.ts';
import { isSigningKind, standing, type EntryOutcome, type EntryResolution } from './rules.ts';
import type { EntryInput } from './schemas.ts';

/** An entry about to be kept. */
export interface Pressed {
  ceremony: StoredCeremony;
  grant: ListableGrant;
  key: string;
  input: EntryInput;
  happenedAt: string;
}

/** What came of it. */
export interface Applied {
  outcome: EntryOutcome;
  problems: Problem[];
  signingId: number | null;
}

const STANDS: Applied = { outcome: 'stands', problems: [], signingId: null };
const waits = (...problems: Problem[]): Applied => ({ outcome: 'waiting', problems, signingId: null });

/** Does what an entry says, where the rules allow it; whatever they say against it is answered, never thrown. */
export function applyEntry(db: Database, act: Act, pressed: Pressed): Applied {
  const { ceremony, grant, input } = pressed;
  try {
    requireStaffAtDesk(db, act.actor, deskScope(grant), ceremony.id);
    if (!isListed(db, ceremony.id, grant.id)) return waits({ path: '/grant', message: 'problem.notListed' });
    if (input.kind === 'undone') return undo(db, act, pressed);
    if (input.kind === 'corrected') return correct(db, act, pressed);
    if (isSigningKind(input.kind)) return sign(db, act, pressed);
    if (input.kind === 'called' || input.kind === 'present') return STANDS;
    return isSignedBefore(db, pressed) ? signedAlready(db, grant.id) : STANDS;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Answers what was refused as the reason to wait; anything else goes on as the fault that it is. */
function reasonOf(error: unknown): Applied {
  if (error instanceof Invalid) return waits(...error.problems);
  if (error instanceof Conflict || error instanceof Refused) return waits(error.reason);
  throw error;
}

function isListed(db: Database, ceremonyId: number, grantId: number): boolean {
  return (
    db
      .prepare('select 1 from ceremony_grants where ceremony_id = ? and grant_id = ?')
      .get(ceremonyId, grantId) !== undefined
  );
}

function isSignedBefore(db: Database, { grant }: Pressed): boolean {
  return findOptionalSigning(db, grant.id) !== undefined;
}

function signedAlready(db: Database, grantId: number): Applied {
  const signing = findOptionalSigning(db, grantId);
  return {
    outcome: 'already_signed',
    problems: signing
      ? [{ path: '', message: 'problem.alreadySigned', values: { date: signing.signedOn } }]
      : [],
    signingId: signing?.id ?? null,
  };
}

function sign(db: Database, act: Act, pressed: Pressed): Applied {
  if (isSignedBefore(db, pressed)) return signedAlready(db, pressed.grant.id);
  const { grant, key, input, happenedAt } = pressed;
  const { signing } = signGrant(db, act, {
    reference: grant.reference,
    idempotencyKey: key,
    input: signingInput(db, act, pressed),
    pressedAt: happenedAt,
    isRemote: input.kind === 'signed_remotely',
  });
  return { ...STANDS, signingId: signing.id };
}

/**
 * What the signing command is asked: names as pressed, else as typed beforehand. What was pressed while the
 * ceremony went on and came only later was kept on the desk's device, and says so by itself.
 */
export function signingInput(db: Database, act: Act, pressed: Pressed): SigningInput {
  const { ceremony, grant, input, happenedAt } = pressed;
  const prepared = preparedAt(db, ceremony.id).grants.get(grant.id);
  const day = dayOf(new Date(happenedAt));
  const { closedAt, plannedOn } = ceremony;
  const wasOpen =
    (closedAt === null || happenedAt <= closedAt) &&
    (plannedOn === null || plannedOn >= day.slice(0, plannedOn.length));
  const today = dayOf(act.at);
  const seenReason = input.seenReason?.trim() || prepared?.seenReason;
  const isLate =
    closedAt !== null || day < today || (plannedOn !== null && plannedOn < today.slice(0, plannedOn.length));
  return {
    ceremony: ceremony.slug,
    granteeSignatory: input.granteeSignatory?.trim() || prepared?.granteeSignatory || '',
    programmeSignatory: input.programmeSignatory?.trim() || prepared?.programmeSignatory || '',
    ...(isLate && wasOpen ? { signedOn: day, recordedLaterReason: KEPT } : {}),
    ...(seenReason ? { seenReason } : {}),
  };
}

const KEPT = 'Pressed at the ceremony, kept on the device of the desk, sent later';

function undo(db: Database, act: Act, { ceremony, grant, input }: Pressed): Applied {
  const target = input.corrects ? findOptionalEntry(db, input.corrects) : undefined;
  if (!target || target.grantId !== grant.id || target.ceremony !== ceremony.slug)
    return waits({ path: '/corrects', message: 'problem.entryUnknown' });
  if (target.outcome !== 'stands') {
    // What a person decided meanwhile stays as it was decided.
    if (isOpen(target)) settle(db, act, target.id, 'set_aside', input.note?.trim() || UNDONE);
    return STANDS;
  }
  if (!isSigningKind(target.kind)) return STANDS;
  const signing = findOptionalSigning(db, grant.id);
  const { last } = standing(entriesOfGrant(db, ceremony.id, grant.id));
  if (!signing || last?.key !== target.key) return waits({ path: '/corrects', message: 'problem.notSigned' });
  reverseSigning(db, act, grant.reference, { reason: input.note?.trim() || UNDONE });
  return { ...STANDS, signingId: signing.id };
}

const UNDONE = 'Undone at the desk';

function correct(db: Database, act: Act, { grant, input }: Pressed): Applied {
  const target = input.corrects ? findOptionalEntry(db, input.corrects) : undefined;
  if (!target || target.grantId !== grant.id)
    return waits({ path: '/corrects', message: 'problem.entryUnknown' });
  correctSigning(db, act, grant.reference, input);
  return { ...STANDS, signingId: findOptionalSigning(db, grant.id)?.id ?? null };
}

/** Closes what waited or came second, by whoever decided. */
export function settle(db: Database, act: Act, id: number, resolution: EntryResolution, note?: string): void {
  db.prepare(
    'update desk_entries set resolution = ?, resolution_note = ?, resolved_at = ?, resolved_by = ? where id = ?',
  ).run(resolution, note?.trim() || null, act.at.toISOString(), act.actor.publicId ?? null, id);
}
