import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import { findOptionalStored, type StoredOrganisation } from '#features/organisations/queries.ts';
import { listed } from '#features/organisations/listed.ts';
import { reasonsBetween } from './candidates.ts';
import { orderedIds } from './pairs.ts';
import type { Reason } from './reasons.ts';
import type { PairState } from './states.ts';

/** One side of a pair, with what helps to tell it. */
export interface PairSide {
  id: number;
  slug: string;
  name: string;
  language: string | null;
  country: string | null;
  status: string;
  registrationNumber: string | null;
  grants: number;
}

export interface Pair {
  /** Place in the queue, for going on after it. */
  key: number;
  first: PairSide;
  second: PairSide;
  isClaimed: boolean;
  reasons: Reason[];
  foundAt: string;
  toldApartAt: string | null;
}

interface Row {
  key: number;
  firstId: number;
  secondId: number;
  isClaimed: number;
  reasons: string;
  foundAt: string;
  toldApartAt: string | null;
}

const STATE = { open: 'pairs.told_apart_at is null', apart: 'pairs.told_apart_at is not null' };
const BOTH_LISTED = `join organisations first on first.id = pairs.first_id and ${listed('first')}
  join organisations second on second.id = pairs.second_id and ${listed('second')}`;
const COLUMNS = `pairs.rowid + iif(pairs.is_claimed, 1000000000000, 0) as key, pairs.first_id as firstId,
  pairs.second_id as secondId, pairs.is_claimed as isClaimed, pairs.reasons, pairs.found_at as foundAt,
  pairs.told_apart_at as toldApartAt`;

export interface PairRequest {
  state: PairState;
  /** Only pairs of which one side is in these countries; undefined for all. */
  countries: string[] | undefined;
  after: number | undefined;
  size: number;
}

export interface FoundPairs {
  pairs: Pair[];
  total: number;
  next: number | undefined;
}

/** A page of the queue: those that may be claimed first, then the newest. */
export function listPairs(db: Database, { state, countries, after, size }: PairRequest): FoundPairs {
  const among = countries ? JSON.stringify(countries) : null;
  const rest = `from duplicate_pairs pairs ${BOTH_LISTED} where ${STATE[state]}
    and (:among is null or first.country in (select value from json_each(:among))
      or second.country in (select value from json_each(:among)))`;
  const rows = db
    .prepare<Row>(
      `select ${COLUMNS} ${rest} and (:after is null or pairs.rowid + iif(pairs.is_claimed, 1000000000000, 0) < :after)
       order by pairs.is_claimed desc, pairs.rowid desc limit :limit`,
    )
    .all({ among, after: after ?? null, limit: size + 1 });
  const { total } = db.prepare<{ total: number }>(`select count(*) as total ${rest}`).get({ among })!;
  const shown = rows.slice(0, size);
  const sides = sidesOf(
    db,
    shown.flatMap(({ firstId, secondId }) => [firstId, secondId]),
  );
  return {
    pairs: shown.map((row) => pairOf(row, sides)),
    total,
    next: rows.length > size ? shown.at(-1)?.key : undefined,
  };
}

/** How many pairs wait for a person in these countries, for the start page. */
export function countOpenPairs(db: Database, countries: string[] | undefined): number {
  return listPairs(db, { state: 'open', countries, after: undefined, size: 0 }).total;
}

export interface PairDetail {
  first: StoredOrganisation;
  second: StoredOrganisation;
  isClaimed: boolean;
  reasons: Reason[];
  toldApartAt: string | null;
}

/**
 * Any two organisations set side by side, whether or not they stand in the queue.
 *
 * @throws NotFound where one of them is not there, was merged, or both are the same.
 */
export function findPair(db: Database, firstSlug: string, secondSlug: string): PairDetail {
  const [first, second] = [findOptionalStored(db, firstSlug), findOptionalStored(db, secondSlug)];
  if (!first || !second || first.id === second.id) throw new NotFound('no such pair');
  if (first.status === 'merged' || second.status === 'merged') throw new NotFound('one of them was merged');
  const stored = db
    .prepare<{ toldApartAt: string | null }>(
      'select told_apart_at as toldApartAt from duplicate_pairs where first_id = ? and second_id = ?',
    )
    .get(...orderedIds(first.id, second.id));
  return {
    first,
    second,
    ...reasonsBetween(db, first.id, second.id),
    toldApartAt: stored?.toldApartAt ?? null,
  };
}

function sidesOf(db: Database, ids: number[]): Map<number, PairSide> {
  const rows = db
    .prepare<PairSide>(
      `select id, slug, name, name_language as language, country, status, registration_number as registrationNumber,
         (select count(*) from grant_participants where organisation_id = organisations.id) as grants
       from organisations where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, row]));
}

function pairOf({ firstId, secondId, isClaimed, reasons, ...row }: Row, sides: Map<number, PairSide>): Pair {
  return {
    key: row.key,
    foundAt: row.foundAt,
    toldApartAt: row.toldApartAt,
    isClaimed: isClaimed === 1,
    reasons: JSON.parse(reasons) as Reason[],
    first: sides.get(firstId)!,
    second: sides.get(secondId)!,
  };
}
