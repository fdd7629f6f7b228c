import { addDays, HORIZON, momentOn } from './dates.ts';
import type { Course } from './courses.ts';
import type { InventedCeremony } from './events.ts';
import type { Random } from './random.ts';
import type { Workshop } from './workshop.ts';

const given = ['Mira', 'Boris', 'Arta', 'Luan', 'Ана', 'Горан', 'Selma', 'Vesna', 'Бранка', 'Ilir'] as const;
const family = ['Primerova', 'Primerov', 'Shembulli', 'Примеров', 'Primjerić', 'Примерић'] as const;

/** Before it, signings were not logged here and are known from reports alone. */
const LOGGED_FROM = '2022-01-01';

/** Answers a function that writes what a grant's course says of its signing; gives back how many signings. */
export function signingWriter(
  workshop: Workshop,
  random: Random,
): (grantId: number, course: Course) => number {
  const report = reportWriter(workshop);
  const log = logWriter(workshop, random);
  const list = listWriter(workshop, random);
  let id = 0;
  return (grantId, { signedOn, ceremony, isListed }) => {
    if (ceremony && (isListed || random.chance(0.9))) list(grantId, ceremony, signedOn !== undefined);
    if (signedOn === undefined) return 0;
    if (!ceremony || signedOn < LOGGED_FROM || random.chance(0.3)) {
      report({ id: (id += 1), grantId, signedOn, ceremony });
      return 1;
    }
    // One in two hundred was pressed wrongly at first, and taken back by a dated correction.
    const isTwice = random.chance(0.005);
    if (isTwice) log({ id: (id += 1), grantId, signedOn, ceremony }, true);
    log({ id: (id += 1), grantId, signedOn, ceremony }, false);
    return isTwice ? 2 : 1;
  };
}

interface Invented {
  id: number;
  grantId: number;
  signedOn: string;
  ceremony: InventedCeremony | undefined;
}

/** A reported signing carries the source that reports it. */
function reportWriter({ batches }: Workshop): (signing: Invented) => void {
  const signing = batches.into('signings');
  const source = batches.into('sources');
  const citation = batches.into('citations');
  const sources = new Map<string, number>();
  return ({ id, grantId, signedOn, ceremony }) => {
    const address = `https://example.org/invented-reports/${signedOn.slice(0, 7)}`;
    const sourceId = sources.get(address) ?? sources.size + 1;
    if (!sources.has(address)) source({ id: sourceId, address, read_on: HORIZON });
    sources.set(address, sourceId);
    signing({
      id,
      grant_id: grantId,
      kind: 'reported',
      ceremony_id: ceremony?.id ?? null,
      signed_on: signedOn,
      recorded_at: `${HORIZON}T09:00:00.000Z`,
    });
    citation({
      noun: 'grant',
      record_id: grantId,
      field: 'signing',
      source_id: sourceId,
      basis: 'read',
      position: 0,
    });
  };
}

function logWriter({ batches }: Workshop, random: Random): (signing: Invented, isReversed: boolean) => void {
  const signing = batches.into('signings');
  const person = batches.into('personal_values');
  return ({ id, grantId, signedOn, ceremony }, isReversed) => {
    const at = momentOn(random, signedOn);
    const reversedOn = isReversed ? addDays(signedOn, 1) : null;
    signing({
      id,
      grant_id: grantId,
      kind: 'logged',
      ceremony_id: ceremony?.id ?? null,
      signed_on: signedOn,
      signed_at: at,
      recorded_at: at,
      idempotency_key: `invented-${id}`,
      reversed_at: reversedOn && `${reversedOn}T08:00:00.000Z`,
      reversed_on: reversedOn,
      reversal_reason: reversedOn && 'Wrong grant pressed (example)',
    });
    for (const field of ['grantee_signatory', 'programme_signatory']) {
      const value = `${random.pick(given)} ${random.pick(family)} (example)`;
      person({ noun: 'signing', record_id: id, field, value });
    }
  };
}

const states = [
  ['listed', 8],
  ['called', 1],
  ['postponed', 1],
] as const;

function listWriter({ batches }: Workshop, random: Random) {
  const listed = batches.into('ceremony_grants');
  return (grantId: number, ceremony: InventedCeremony, isSigned: boolean) => {
    ceremony.position += 1;
    const state = isSigned ? 'present' : random.weighted(states);
    listed({
      ceremony_id: ceremony.id,
      grant_id: grantId,
      position: ceremony.position,
      state,
      state_at: state === 'listed' ? null : `${ceremony.day}T09:00:00.000Z`,
    });
  };
}
