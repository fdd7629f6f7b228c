import type { Database } from '#database/connection.ts';
import type { RecordHistory } from '#database/history.ts';
import type { Act } from '#features/people/actor.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { findCandidates, soughtOfStored } from './candidates.ts';
import type { Candidate, Reason } from './reasons.ts';

/** The ids of a pair as they are stored: the lower first. */
export function orderedIds(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

/**
 * Keeps the pairs of an organisation that was just saved: those that no longer hold are gone, those that were told
 * apart stay so. Part of the caller's change.
 */
export function keepPairs(db: Database, act: Act, id: number, candidates: readonly Candidate[]): void {
  const others = JSON.stringify(candidates.map((candidate) => candidate.id));
  // One side at a time, and with +: asked for both, or for what is open, SQLite reads every open pair.
  for (const [own, other] of [
    ['first_id', 'second_id'],
    ['second_id', 'first_id'],
  ] as const)
    db.prepare(
      `delete from duplicate_pairs where ${own} = ? and ${other} not in (select value from json_each(?))
         and +told_apart_at is null`,
    ).run(id, others);
  const insert = db.prepare(
    `insert into duplicate_pairs (first_id, second_id, is_claimed, reasons, found_at) values (?, ?, ?, ?, ?)
     on conflict do update set is_claimed = excluded.is_claimed, reasons = excluded.reasons`,
  );
  for (const candidate of candidates) {
    if (isNoise(candidate.reasons)) continue;
    const { isClaimed, reasons } = candidate;
    insert.run(
      ...orderedIds(id, candidate.id),
      isClaimed ? 1 : 0,
      JSON.stringify(reasons),
      act.at.toISOString(),
    );
  }
}

/** Looks every organisation through, as once after records came in that no form has seen. Answers how many pairs are open. */
export function findAllPairs(db: Database, act: Act): number {
  const ids = db.prepare<{ id: number }>(`select id from organisations where ${LISTED} order by id`).all();
  for (const { id } of ids) keepPairs(db, act, id, findCandidates(db, soughtOfStored(db, id)));
  return db
    .prepare<{ count: number }>('select count(*) as count from duplicate_pairs where told_apart_at is null')
    .get()!.count;
}

/** Remembers what was ticked when it was saved: that it is another organisation than those shown. */
export function tellAllApart(
  db: Database,
  act: Act,
  id: number,
  candidates: readonly Candidate[],
  record: RecordHistory,
): void {
  const apart = toldApartFrom(
    db,
    id,
    candidates.map((candidate) => candidate.id),
  );
  for (const candidate of candidates.filter((one) => !apart.has(one.id))) {
    const changed = db
      .prepare(
        'update duplicate_pairs set told_apart_at = ?, told_apart_by = ? where first_id = ? and second_id = ?',
      )
      .run(act.at.toISOString(), act.actor.publicId ?? null, ...orderedIds(id, candidate.id)).changes;
    if (changed === 0) continue;
    record({
      noun: 'organisation',
      id,
      event: 'organisation.told-apart',
      after: { organisation: candidate.slug },
      subjects: [{ noun: 'organisation', id: candidate.id }],
    });
  }
}

/** Which of these are recorded as another organisation than this one. */
export function toldApartFrom(db: Database, id: number, others: number[]): Set<number> {
  const rows = db
    .prepare<{ other: number }>(
      `select iif(first_id = :id, second_id, first_id) as other from duplicate_pairs
       where told_apart_at is not null and (first_id = :id or second_id = :id)
         and iif(first_id = :id, second_id, first_id) in (select value from json_each(:others))`,
    )
    .all({ id, others: JSON.stringify(others) });
  return new Set(rows.map(({ other }) => other));
}

/** Two bodies that share nothing but a short acronym are many; a form shows them, the queue does not. */
function isNoise(reasons: readonly Reason[]): boolean {
  return reasons.every(
    ({ kind, ...reason }) => kind === 'acronym' && 'value' in reason && reason.value.length < 4,
  );
}
