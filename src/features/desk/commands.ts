import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { keepPersonal } from '#database/personal.ts';
import { Conflict, Invalid, Refused } from '#errors.ts';
import { findOptionalListable, storedCeremony, type StoredCeremony } from '#features/ceremonies/stored.ts';
import { requireStaff } from '#features/people/access.ts';
import type { Act } from '#features/people/actor.ts';
import { applyEntry, type Applied } from './apply.ts';
import { findOptionalEntry, type EntryRow } from './queries.ts';
import { correctedTime } from './rules.ts';
import type { EntryInput } from './schemas.ts';
import { refreshState } from './state.ts';

/**
 * Keeps what was pressed at a desk, whatever comes of it, and does it where the rules allow: a signing goes
 * through the same command as everywhere, in the same transaction. What is not allowed waits for a person; a
 * second signing of a grant is kept as a conflict. The same key again answers the entry that is there.
 *
 * @returns the entry with its outcome, and whether this call repeated one.
 * @throws NotFound for the ceremony; Invalid for a grant that the registry does not know; Conflict where the key
 *   was used for something else; Refused for who is not staff.
 */
export function recordEntry(
  db: Database,
  act: Act,
  slug: string,
  { key, input }: { key: string; input: EntryInput },
): { entry: EntryRow; isRepeat: boolean } {
  return change(db, act, (record) => {
    requireStaff(act.actor);
    // A queue from a rehearsal must never reach the registry, nor the other way about.
    if (input.isPractice !== undefined && input.isPractice !== db.isPractice)
      throw new Refused('problem.otherDatabase');
    const ceremony = storedCeremony(db, slug);
    const repeated = findOptionalEntry(db, key);
    if (repeated) return { entry: sameEntry(repeated, slug, input), isRepeat: true };
    const grant = findOptionalListable(db, input.grant);
    if (!grant) throw new Invalid([{ path: '/grant', message: 'problem.grantUnknown' }]);
    const times = { ...input, receivedAt: act.at.toISOString() };
    const { happenedAt, offset } = correctedTime(times);
    const pressed = { key, input, happenedAt };
    const applied = applyEntry(db, act, { ceremony, grant, ...pressed });
    insertEntry(db, act, { ceremony, grantId: grant.id, offset, applied, ...pressed });
    refreshState(db, act, ceremony.id, grant.id);
    record({
      noun: 'ceremony',
      id: ceremony.id,
      event: 'ceremony.entry-recorded',
      after: {
        grant: grant.reference,
        entry: input.kind,
        at: happenedAt,
        outcome: applied.outcome,
        ...(input.corrects ? { corrects: input.corrects } : {}),
        ...(isByAnother(act, input) ? { pressedBy: input.pressedBy } : {}),
        ...(input.note ? { note: input.note } : {}),
      },
      subjects: [{ noun: 'grant', id: grant.id }],
    });
    return { entry: findOptionalEntry(db, key)!, isRepeat: false };
  });
}

/** Whether somebody else than the sender pressed it, as the device says. */
function isByAnother({ actor }: Act, { pressedBy }: EntryInput): boolean {
  return pressedBy !== undefined && pressedBy !== actor.publicId;
}

function sameEntry(entry: EntryRow, slug: string, { grant, kind }: EntryInput): EntryRow {
  if (entry.ceremony !== slug || entry.grant !== grant || entry.kind !== kind)
    throw new Conflict('problem.keyUsed');
  return entry;
}

interface NewEntry {
  ceremony: StoredCeremony;
  grantId: number;
  key: string;
  input: EntryInput;
  happenedAt: string;
  offset: number;
  applied: Applied;
}

function insertEntry(db: Database, act: Act, entry: NewEntry): void {
  const { input, applied } = entry;
  const { lastInsertRowid } = db
    .prepare(
      `insert into desk_entries (key, ceremony_id, grant_id, kind, corrects, desk, device, recorded_by, pressed_by, pressed_at,
         sent_at, received_at, offset_ms, happened_at, note, outcome, problems, signing_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.key,
      entry.ceremony.id,
      entry.grantId,
      input.kind,
      input.corrects ?? null,
      input.desk,
      act.device ?? null,
      act.actor.publicId ?? null,
      input.pressedBy ?? null,
      input.pressedAt,
      input.sentAt,
      act.at.toISOString(),
      entry.offset,
      entry.happenedAt,
      input.note?.trim() || null,
      applied.outcome,
      applied.problems.length > 0 ? JSON.stringify(applied.problems) : null,
      applied.signingId,
    );
  if (applied.outcome === 'stands') return;
  // What was typed at the desk is needed when a person decides; a signing that stands keeps its own.
  const id = Number(lastInsertRowid);
  for (const [field, value] of [
    ['grantee_signatory', input.granteeSignatory],
    ['programme_signatory', input.programmeSignatory],
  ] as const) {
    if (value?.trim()) keepPersonal(db, { noun: 'desk_entry', id, field }, value);
  }
}
