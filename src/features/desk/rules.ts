// This file also runs in the desk's browser, which knows no package imports: relative paths only, and nothing
// from the server.

/** What staff press at the desk. */
export const entryKinds = [
  'called',
  'present',
  'signed',
  'signed_remotely',
  'absent',
  'postponed',
  'undone',
  'corrected',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * What came of an entry: it stands; it waits for a person because a rule was not met; or the grant was signed
 * already, which is a conflict for a person to look at. `kept` is the desk's own word for what it has not sent.
 */
export const entryOutcomes = ['stands', 'already_signed', 'waiting'] as const;
export type EntryOutcome = (typeof entryOutcomes)[number];

/** What a person decides about an entry that does not stand by itself. */
export const entryResolutions = ['signed', 'tried_again', 'set_aside', 'seen'] as const;
export type EntryResolution = (typeof entryResolutions)[number];

/** An entry as far as the rules ask; times are ISO 8601 in UTC, corrected by the desk's offset. */
export interface PressedEntry {
  key: string;
  kind: EntryKind;
  /** The key of the entry that an undoing or a correction names. */
  corrects?: string | null | undefined;
  happenedAt: string;
  outcome: EntryOutcome | 'kept';
  /** The time to which a correction puts its signing. */
  signedAt?: string | null | undefined;
}

export type Step = 'listed' | Exclude<EntryKind, 'undone' | 'corrected'>;

/** How far a grant is, drawn from all that was pressed for it. */
export interface Standing {
  step: Step;
  /** When it came there; null where nothing was pressed. */
  at: string | null;
  /** What “undo” takes back; null where there is nothing to take back. */
  last: { key: string; kind: EntryKind } | null;
  /** When it was called and when it was present, for the two fields of the desk. */
  calledAt: string | null;
  presentAt: string | null;
  /** Whether all of it has reached the registry. */
  isKept: boolean;
}

const NOTHING: Standing = {
  step: 'listed',
  at: null,
  last: null,
  calledAt: null,
  presentAt: null,
  isKept: false,
};

export function isSigningKind(kind: EntryKind): boolean {
  return kind === 'signed' || kind === 'signed_remotely';
}

/** Whether a press that waited may be tried again: a signing is logged after all; a correction does not keep all it said. */
export function mayTryAgain(kind: EntryKind): boolean {
  return !isSigningKind(kind) && kind !== 'corrected';
}

/**
 * How far a grant is: entries in the order of their corrected times, whichever desk they came from and in
 * whichever order they arrived. What was undone, what waits and what came second counts for nothing. A signing
 * stays until it is undone, whatever else is pressed after it.
 */
export function standing(entries: readonly PressedEntry[]): Standing {
  const counted = entries
    .filter(({ outcome }) => outcome === 'stands' || outcome === 'kept')
    .toSorted((one, other) => compare(one.happenedAt, other.happenedAt) || compare(one.key, other.key));
  const undone = new Set(counted.filter(({ kind }) => kind === 'undone').map(({ corrects }) => corrects));
  const steps = counted.filter(
    ({ kind, key }) => kind !== 'undone' && kind !== 'corrected' && !undone.has(key),
  );
  const decisive = steps.findLast(({ kind }) => isSigningKind(kind)) ?? steps.at(-1);
  if (!decisive) return { ...NOTHING, isKept: counted.some(({ outcome }) => outcome === 'kept') };
  const last = (kind: EntryKind) => steps.findLast((entry) => entry.kind === kind)?.happenedAt ?? null;
  return {
    step: decisive.kind as Step,
    at: decisive.happenedAt,
    last: { key: decisive.key, kind: decisive.kind },
    calledAt: last('called'),
    presentAt: last('present'),
    isKept: counted.some(({ outcome }) => outcome === 'kept'),
  };
}

/** Whether something may be pressed for a grant that stands so: what is signed is only undone or corrected. */
export function mayPress(kind: EntryKind, { step, last }: Pick<Standing, 'step' | 'last'>): boolean {
  const isSigned = step === 'signed' || step === 'signed_remotely';
  if (kind === 'undone') return last !== null;
  if (kind === 'corrected') return isSigned;
  return !isSigned;
}

/** What is known when a signing is pressed. */
export interface SigningFacts {
  granteeSignatory: string;
  programmeSignatory: string;
  /** The results of the scheme's and of the ceremony's rules. */
  scheme: readonly { outcome: 'pass' | 'fail' | 'cannot_tell' }[];
  ceremony: readonly { outcome: 'pass' | 'fail' | 'cannot_tell' }[];
  seenReason: string;
}

/** Why a signing pressed now would wait for a person; empty where it will stand. */
export function reasonsToWait(facts: SigningFacts): ('names' | 'ceremony' | 'scheme' | 'seen')[] {
  const { granteeSignatory, programmeSignatory, scheme, ceremony, seenReason } = facts;
  const any = (results: SigningFacts['scheme'], outcome: string) =>
    results.some((result) => result.outcome === outcome);
  return [
    ...(granteeSignatory.trim() && programmeSignatory.trim() ? [] : (['names'] as const)),
    ...(any(ceremony, 'fail') ? (['ceremony'] as const) : []),
    ...(any(scheme, 'fail') ? (['scheme'] as const) : []),
    ...(any(scheme, 'cannot_tell') && !seenReason.trim() ? (['seen'] as const) : []),
  ];
}

/** Two clocks further apart than this are flagged (milliseconds). */
export const CLOCK_OFF = 120_000;
/** A smaller difference is the way of the request, not the clock's fault, and is left alone (milliseconds). */
const CLOCK_EQUAL = 2_000;

/**
 * When something happened by the registry's clock: the desk's time, corrected by how far its clock was off when
 * it sent, and never after it arrived. All are ISO 8601 in UTC.
 */
export function correctedTime(times: { pressedAt: string; sentAt: string; receivedAt: string }): {
  happenedAt: string;
  offset: number;
} {
  const [pressed, sent, received] = [times.pressedAt, times.sentAt, times.receivedAt].map(Date.parse) as [
    number,
    number,
    number,
  ];
  const offset = received - sent;
  const happened = pressed + (Math.abs(offset) > CLOCK_EQUAL ? offset : 0);
  return { happenedAt: new Date(Math.min(happened, received)).toISOString(), offset };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The same where the registry knows a signing: one that no desk pressed, such as one logged by its form, or the time
 * of one that was put right. A correction that is kept here goes before what the registry knows.
 */
export function standingWith(
  entries: readonly PressedEntry[],
  signing: { signedAt: string | null; isRemote: boolean } | null,
): Standing {
  const pressed = standing(entries);
  const isSigned = pressed.step === 'signed' || pressed.step === 'signed_remotely';
  if (isSigned) {
    const own = entries.find(({ key }) => key === pressed.last?.key);
    const corrected = entries.findLast(
      ({ outcome, corrects, signedAt }) => outcome === 'kept' && corrects === own?.key && signedAt,
    );
    const known = own?.outcome === 'stands' ? signing?.signedAt : undefined;
    return { ...pressed, at: corrected?.signedAt ?? known ?? pressed.at };
  }
  if (!signing) return pressed;
  // Undone here and not yet sent: the registry's signing no longer counts on this desk.
  const isUndoneHere = entries.some(({ kind, outcome }) => kind === 'undone' && outcome === 'kept');
  if (isUndoneHere) return pressed;
  return {
    ...pressed,
    step: signing.isRemote ? 'signed_remotely' : 'signed',
    at: signing.signedAt,
    last: null,
  };
}
