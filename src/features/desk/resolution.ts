import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { personalOf } from '#database/personal.ts';
import { Conflict, Invalid, NotFound } from '#errors.ts';
import {
  findOptionalListable,
  storedCeremony,
  type ListableGrant,
  type StoredCeremony,
} from '#features/ceremonies/stored.ts';
import { deskScope, requireStaffAtDesk } from '#features/ceremony-desk/access.ts';
import type { Act } from '#features/people/actor.ts';
import { signGrant } from '#features/signings/commands.ts';
import { dayOf } from '#language/format.ts';
import { applyEntry, settle, signingInput } from './apply.ts';
import { findOptionalEntry, isOpen, type EntryRow } from './queries.ts';
import { isSigningKind, mayTryAgain } from './rules.ts';
import type { ResolutionInput } from './schemas.ts';
import { refreshState } from './state.ts';

/**
 * A person decides about an entry that waits or came second: log the signing after all with what was lacking, at
 * the time at which it was pressed; try it again, where what stood against it is gone; set it aside with a reason;
 * or say that the conflict was seen. The entry stays as it was. The same decision again changes nothing.
 *
 * @throws NotFound; Conflict where something else was decided already, or this cannot be decided of it; Invalid and
 *   Refused as the signing itself.
 */
export function resolveEntry(
  db: Database,
  act: Act,
  slug: string,
  { key, input }: { key: string; input: ResolutionInput },
): EntryRow {
  return change(db, act, (record) => {
    const ceremony = storedCeremony(db, slug);
    const entry = findOptionalEntry(db, key);
    if (!entry || entry.ceremony !== slug) throw new NotFound(`no entry ${key} at ${slug}`);
    const grant = findOptionalListable(db, entry.grant)!;
    requireStaffAtDesk(db, act.actor, deskScope(grant), ceremony.id);
    if (!isOpen(entry)) {
      if (isSameDecision(entry, input)) return entry;
      throw new Conflict('problem.resolvedAlready');
    }
    const { resolution } = input;
    const decided = { ceremony, grant, entry, input };
    if (resolution === 'signed') signAfterAll(db, act, decided);
    else if (resolution === 'tried_again') tryAgain(db, act, decided);
    else if (resolution === 'set_aside' && !input.note?.trim())
      throw new Invalid([{ path: '/note', message: 'problem.setAsideReason' }]);
    else if (resolution === 'seen' && entry.outcome !== 'already_signed')
      throw new Conflict('problem.notSecond');
    settle(db, act, entry.id, resolution, input.note);
    refreshState(db, act, ceremony.id, grant.id);
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: 'ceremony.entry-resolved',
      after: { grant: entry.grant, entry: entry.kind, resolution, note: input.note?.trim() || null },
      subjects: [{ noun: 'grant', id: grant.id }],
    });
    return findOptionalEntry(db, key)!;
  });
}

/** A press that came twice, or from two windows. */
function isSameDecision(
  { resolution, resolutionNote }: EntryRow,
  { resolution: now, note }: ResolutionInput,
): boolean {
  return resolution === now && (resolutionNote ?? '') === (note?.trim() ?? '');
}

/** Does what the entry says, as when it came. Throws what still stands against it. */
function tryAgain(db: Database, act: Act, { ceremony, grant, entry }: Decided): void {
  if (!mayTryAgain(entry.kind)) throw new Conflict('problem.notTriedAgain');
  const { key, kind, corrects, desk, note, pressedAt, sentAt, happenedAt } = entry;
  const { outcome, problems, signingId } = applyEntry(db, act, {
    ceremony,
    grant,
    key,
    happenedAt,
    input: {
      grant: entry.grant,
      kind,
      desk,
      pressedAt,
      sentAt,
      ...(corrects === null ? {} : { corrects }),
      ...(note === null ? {} : { note }),
    },
  });
  if (outcome !== 'stands') throw new Invalid(problems);
  markStanding(db, entry.id, signingId);
}

function markStanding(db: Database, id: number, signingId: number | null): void {
  db.prepare("update desk_entries set signing_id = ?, outcome = 'stands' where id = ?").run(signingId, id);
}

interface Decided {
  ceremony: StoredCeremony;
  grant: ListableGrant;
  entry: EntryRow;
  input: ResolutionInput;
}

/** Logs the signing that waited, at the time pressed, with the names as pressed unless others are given now. */
function signAfterAll(db: Database, act: Act, { ceremony, grant, entry, input }: Decided): void {
  const { key, kind } = entry;
  if (!isSigningKind(entry.kind)) throw new Conflict('problem.notASigning');
  const names = personalOf(db, 'desk_entry', [entry.id]);
  const { pressedAt, sentAt, desk } = entry;
  const asked = signingInput(db, act, {
    ceremony,
    grant,
    key,
    happenedAt: entry.happenedAt,
    input: {
      grant: entry.grant,
      kind,
      desk,
      pressedAt,
      sentAt,
      granteeSignatory: input.granteeSignatory?.trim() || names.get(`${entry.id} grantee_signatory`) || '',
      programmeSignatory:
        input.programmeSignatory?.trim() || names.get(`${entry.id} programme_signatory`) || '',
    },
  });
  const { signing } = signGrant(
    db,
    { ...act, device: entry.device ?? undefined },
    {
      reference: entry.grant,
      idempotencyKey: key,
      input: { ...asked, ...reasonsOf(input, asked.signedOn, entry) },
      pressedAt: entry.happenedAt,
      isRemote: kind === 'signed_remotely',
    },
  );
  markStanding(db, entry.id, signing.id);
}

/** What the person adds; a signing recorded later has the day on which it was pressed. */
function reasonsOf(input: ResolutionInput, signedOn: string | undefined, { happenedAt }: EntryRow) {
  const { recordedLaterReason, seenReason, overrideReason } = input;
  const given = Object.entries({ recordedLaterReason, seenReason, overrideReason }).filter(([, value]) =>
    value?.trim(),
  );
  return {
    ...Object.fromEntries(given),
    ...(recordedLaterReason?.trim() && signedOn === undefined
      ? { signedOn: dayOf(new Date(happenedAt)) }
      : {}),
  };
}
