import { cite, type SourceInput } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { change, type Subject } from '#database/history.ts';
import { keepPersonal, type PersonalHash } from '#database/personal.ts';
import { Conflict, Invalid } from '#errors.ts';
import { requireStaffAtDesk, type GrantScope } from '#features/ceremony-desk/access.ts';
import { requireNothingAfter } from '#features/amendments/queries.ts';
import { findGrant, type GrantDetail } from '#features/grants/queries.ts';
import { refreezeMinutes } from '#features/minutes/commands.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import { signingProblems } from './checks.ts';
import {
  findOptionalCeremonyForSigning,
  findOptionalSigning,
  findOptionalSigningByKey,
  namesInForce,
  reachOf,
  type SigningRow,
} from './queries.ts';
import type { ReversalInput, SigningInput } from './schemas.ts';

/** What a logged signing is sent with besides what it says: the key that makes a repetition harmless. */
export interface SigningRequest {
  reference: string;
  idempotencyKey: string;
  input: SigningInput;
  /** When it was pressed at a desk, ISO 8601 in UTC; the moment of the call where absent. */
  pressedAt?: string | undefined;
  isRemote?: boolean | undefined;
}

/**
 * Logs the signing of a grant at a ceremony. The same key again answers the same signing, so that a repeated
 * press or a lost answer never signs twice.
 *
 * @returns the signing, and whether this call repeated one that was there.
 * @throws Conflict where the grant is signed already or the key belongs to another grant; Invalid naming
 *   each rule of ceremony and scheme that fails, or cannot be told and was not ticked as seen; Refused where
 *   the lead's country or the programme is not the actor's.
 */
export function signGrant(
  db: Database,
  act: Act,
  request: SigningRequest,
): { signing: SigningRow; isRepeat: boolean } {
  return change(db, act, (record) => {
    const { input, idempotencyKey, isRemote } = request;
    const grant = findGrant(db, request.reference);
    const ceremony = findOptionalCeremonyForSigning(db, input.ceremony);
    requireStaffAtDesk(db, act.actor, scopeOf(grant), ceremony?.id ?? NO_CEREMONY);
    const repeated = findOptionalSigningByKey(db, idempotencyKey);
    if (repeated) return { signing: sameGrant(repeated, grant), isRepeat: true };
    refuseSigned(db, grant);

    const problems = signingProblems(act, grant, ceremony, input);
    if (!ceremony || problems.length > 0) throw new Invalid(problems);

    const signedOn = input.signedOn ?? dayOf(act.at);
    const signedAt = request.pressedAt ?? (signedOn === dayOf(act.at) ? act.at.toISOString() : null);
    const id = insertSigning(db, {
      ...input,
      grantId: grant.id,
      kind: 'logged',
      ceremonyId: ceremony.id,
      signedOn,
      signedAt,
      isRemote,
      recordedBy: act.actor.publicId,
      recordedAt: act.at.toISOString(),
      device: act.device,
      idempotencyKey,
    });
    freezeGrant(db, grant.id, signedOn, 'signed', act);
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.signed',
      before: { status: grant.status },
      after: {
        status: 'signed',
        signedOn,
        ceremony: input.ceremony,
        ...pick(input, ['recordedLaterReason', 'seenReason', 'overrideReason']),
        granteeSignatory: keepName(db, id, 'grantee_signatory', input.granteeSignatory),
        programmeSignatory: keepName(db, id, 'programme_signatory', input.programmeSignatory),
      },
      subjects: [{ noun: 'ceremony', id: ceremony.id }, ...participants(grant)],
    });
    refreezeMinutes(db, act, ceremony.id);
    return { signing: findOptionalSigning(db, grant.id)!, isRepeat: false };
  });
}

/**
 * Records a signing that a source reports: its day as precise as printed, a ceremony where one is named.
 * Rules are shown for it and not enforced; who signed is not published.
 */
export function reportSigning(
  db: Database,
  act: Act,
  report: { grantId: number; signedOn: string; ceremonyId?: number | undefined; source: SourceInput },
): void {
  change(db, act, (record) => {
    requireStaffOf(act.actor, reachOf(db, report.grantId));
    insertSigning(db, {
      grantId: report.grantId,
      kind: 'reported',
      ceremonyId: report.ceremonyId,
      signedOn: report.signedOn,
      recordedAt: act.at.toISOString(),
    });
    cite(db, 'grant', report.grantId, report.source, 'signing');
    freezeGrant(db, report.grantId, report.signedOn, 'signed', act);
    record({
      noun: 'grant',
      id: report.grantId,
      event: 'grant.signing-reported',
      after: { status: 'signed', signedOn: report.signedOn },
      subjects: report.ceremonyId === undefined ? [] : [{ noun: 'ceremony', id: report.ceremonyId }],
    });
  });
}

/** Takes a wrong signing back by a dated correction: the row stays, and the grant is planned again. */
export function reverseSigning(db: Database, act: Act, reference: string, input: ReversalInput): void {
  change(db, act, (record) => {
    const grant = findGrant(db, reference);
    const signing = findOptionalSigning(db, grant.id);
    const [ceremony] = ceremonySubject(db, signing?.ceremony ?? null);
    requireStaffAtDesk(db, act.actor, scopeOf(grant), ceremony?.id ?? NO_CEREMONY);
    if (!signing) throw new Conflict('problem.notSigned');
    requireNothingAfter(db, grant.id);
    const reason = input.reason.trim();
    if (!reason) throw new Invalid([{ path: '/reason', message: 'problem.reversalReason' }]);
    db.prepare('update signings set reversed_at = ?, reversed_on = ?, reversal_reason = ? where id = ?').run(
      act.at.toISOString(),
      dayOf(act.at),
      reason,
      signing.id,
    );
    db.prepare("update grants set signed_on = null, status = 'planned', updated_at = ? where id = ?").run(
      act.at.toISOString(),
      grant.id,
    );
    record({
      noun: 'grant',
      id: grant.id,
      event: 'grant.signing-reversed',
      before: { status: grant.status, signedOn: signing.signedOn },
      after: { status: 'planned', signedOn: null, reason },
      subjects: [...ceremonySubject(db, signing.ceremony), ...participants(grant)],
    });
    for (const { id } of ceremonySubject(db, signing.ceremony)) refreezeMinutes(db, act, id);
  });
}

/** No desk is that of no ceremony. */
const NO_CEREMONY = 0;

function scopeOf({ id, programme, lead }: GrantDetail): GrantScope {
  return { id, programmeId: programme.id, country: lead.country };
}

function sameGrant(repeated: SigningRow, grant: GrantDetail): SigningRow {
  if (repeated.grant !== grant.reference) throw new Conflict('problem.keyUsed');
  return repeated;
}

function refuseSigned(db: Database, grant: GrantDetail): void {
  const signing = findOptionalSigning(db, grant.id);
  if (signing) {
    const { id: _, ...facts } = signing;
    throw new Conflict('problem.alreadySigned', { date: signing.signedOn }, { signing: facts });
  }
  if (grant.status !== null && grant.status !== 'planned') {
    throw new Conflict('problem.notToBeSigned', { status: grant.status });
  }
}

interface NewSigning {
  grantId: number;
  kind: 'logged' | 'reported';
  ceremonyId?: number | undefined;
  signedOn: string;
  signedAt?: string | null;
  isRemote?: boolean | undefined;
  recordedLaterReason?: string | undefined;
  seenReason?: string | undefined;
  overrideReason?: string | undefined;
  recordedBy?: string | undefined;
  recordedAt: string;
  device?: string | undefined;
  idempotencyKey?: string;
}

function insertSigning(db: Database, signing: NewSigning): number {
  const text = (value: string | undefined) => value?.trim() || null;
  return Number(
    db
      .prepare(
        `insert into signings (grant_id, kind, ceremony_id, signed_on, signed_at, recorded_later_reason, seen_reason,
           override_reason, recorded_by, recorded_at, device, idempotency_key, is_remote)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        signing.grantId,
        signing.kind,
        signing.ceremonyId ?? null,
        signing.signedOn,
        signing.signedAt ?? null,
        text(signing.recordedLaterReason),
        text(signing.seenReason),
        text(signing.overrideReason),
        signing.recordedBy ?? null,
        signing.recordedAt,
        signing.device ?? null,
        signing.idempotencyKey ?? null,
        signing.isRemote ? 1 : 0,
      ).lastInsertRowid,
  );
}

/** The grant is signed from now on, and the names under which its organisations signed stay as they were. */
function freezeGrant(db: Database, grantId: number, signedOn: string, status: string, act: Act): void {
  db.prepare('update grants set signed_on = ?, status = ?, updated_at = ? where id = ?').run(
    signedOn,
    status,
    act.at.toISOString(),
    grantId,
  );
  for (const { organisationId, name } of namesInForce(db, grantId)) {
    db.prepare(
      'update grant_participants set name_at_signing = ? where grant_id = ? and organisation_id = ?',
    ).run(name, grantId, organisationId);
  }
}

function keepName(db: Database, id: number, field: string, value: string): PersonalHash {
  return keepPersonal(db, { noun: 'signing', id, field }, value);
}

function participants(grant: GrantDetail): Subject[] {
  return [grant.lead, ...grant.partners].map(({ id }) => ({ noun: 'organisation', id }));
}

function ceremonySubject(db: Database, slug: string | null): Subject[] {
  const ceremony = slug === null ? undefined : findOptionalCeremonyForSigning(db, slug);
  return ceremony ? [{ noun: 'ceremony', id: ceremony.id }] : [];
}

function pick(input: SigningInput, keys: (keyof SigningInput)[]): Partial<SigningInput> {
  return Object.fromEntries(keys.flatMap((key) => (input[key]?.trim() ? [[key, input[key].trim()]] : [])));
}
