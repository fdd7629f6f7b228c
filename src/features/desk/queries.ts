import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import type { EntryKind, EntryOutcome, EntryResolution } from './rules.ts';

/** An entry as it is kept. Times are ISO 8601 in UTC. */
export interface EntryRow {
  id: number;
  key: string;
  ceremony: string;
  grant: string;
  grantId: number;
  kind: EntryKind;
  corrects: string | null;
  desk: string;
  device: string | null;
  /** The public id of whoever sent it. */
  recordedBy: string | null;
  /** The public id of whoever pressed it, as the device says. */
  pressedBy: string | null;
  pressedAt: string;
  sentAt: string;
  receivedAt: string;
  happenedAt: string;
  offsetMs: number;
  note: string | null;
  outcome: EntryOutcome;
  problems: Problem[];
  /** The signing that it made, or that stood already. */
  signing: {
    signedOn: string;
    signedAt: string | null;
    ceremony: string | null;
    desk: string | null;
    device: string | null;
    recordedBy: string | null;
    /** Whether it was taken back since: then the entry may be tried again. */
    isReversed: boolean;
  } | null;
  resolution: EntryResolution | null;
  resolutionNote: string | null;
  resolvedAt: string | null;
  /** The public id of whoever decided. */
  resolvedBy: string | null;
}

type Stored = Omit<EntryRow, 'problems' | 'signing'> & {
  problems: string | null;
  signedOn: string | null;
  signedAt: string | null;
  signedAtCeremony: string | null;
  signingDesk: string | null;
  signingDevice: string | null;
  signingBy: string | null;
  reversedAt: string | null;
};

const SELECT = `select entry.id, entry.key, ceremonies.slug as ceremony, grants.reference as "grant",
    entry.grant_id as grantId, entry.kind, entry.corrects, entry.desk, entry.device, entry.recorded_by as recordedBy,
    entry.pressed_by as pressedBy, entry.pressed_at as pressedAt, entry.sent_at as sentAt, entry.received_at as receivedAt,
    entry.happened_at as happenedAt, entry.offset_ms as offsetMs, entry.note, entry.outcome, entry.problems,
    entry.resolution, entry.resolution_note as resolutionNote, entry.resolved_at as resolvedAt,
    entry.resolved_by as resolvedBy, signings.reversed_at as reversedAt,
    signings.signed_on as signedOn, signings.signed_at as signedAt, at.slug as signedAtCeremony,
    maker.desk as signingDesk, signings.device as signingDevice, signings.recorded_by as signingBy
  from desk_entries entry join ceremonies on ceremonies.id = entry.ceremony_id
  join grants on grants.id = entry.grant_id
  left join signings on signings.id = entry.signing_id left join ceremonies at on at.id = signings.ceremony_id
  left join desk_entries maker on maker.key = signings.idempotency_key`;

/** Everything that was pressed at a ceremony, in the order of the corrected times. */
export function listEntries(db: Database, ceremonyId: number): EntryRow[] {
  return db
    .prepare<Stored>(`${SELECT} where entry.ceremony_id = ? order by entry.happened_at, entry.id`)
    .all(ceremonyId)
    .map(entryOf);
}

/** What was pressed for one grant at a ceremony. */
export function entriesOfGrant(db: Database, ceremonyId: number, grantId: number): EntryRow[] {
  return db
    .prepare<Stored>(
      `${SELECT} where entry.ceremony_id = ? and entry.grant_id = ? order by entry.happened_at, entry.id`,
    )
    .all(ceremonyId, grantId)
    .map(entryOf);
}

export function findOptionalEntry(db: Database, key: string): EntryRow | undefined {
  const row = db.prepare<Stored>(`${SELECT} where entry.key = ?`).get(key);
  return row && entryOf(row);
}

/** Whether a person still has to decide about it. */
export function isOpen({ outcome, resolvedAt }: Pick<EntryRow, 'outcome' | 'resolvedAt'>): boolean {
  return outcome !== 'stands' && resolvedAt === null;
}

/** The names of people by their public ids: practice knows the ids only, the registry's own file the people. */
export function namesOfPeople(registry: Database, ids: readonly (string | null)[]): Map<string, string> {
  const rows = registry
    .prepare<{ publicId: string; name: string }>(
      `select public_id as publicId, coalesce(name, email) as name from people
       where public_id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids.filter((id) => id !== null)));
  return new Map(rows.map(({ publicId, name }) => [publicId, name]));
}

function entryOf(row: Stored): EntryRow {
  const { problems, signedOn, signedAt, signedAtCeremony, signingDesk, signingDevice, signingBy, ...rest } =
    row;
  const { reversedAt, ...own } = rest;
  return {
    ...own,
    problems: problems === null ? [] : (JSON.parse(problems) as Problem[]),
    signing:
      signedOn === null
        ? null
        : {
            signedOn,
            signedAt,
            ceremony: signedAtCeremony,
            desk: signingDesk,
            device: signingDevice,
            recordedBy: signingBy,
            isReversed: reversedAt !== null,
          },
  };
}
