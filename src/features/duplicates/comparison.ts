import type { Database } from '#database/connection.ts';
import { compareFields, type FieldPair, type MergeChoices } from './fields.ts';
import type { Row } from './merge-record.ts';
import { findPair, type PairDetail } from './queries.ts';

/** What of a record is kept whichever field is chosen. */
export interface Kept {
  names: { name: string; language: string | null }[];
  grants: number;
  memberships: number;
}

/** Two records as the page sets them side by side. */
export interface Comparison extends PairDetail {
  fields: FieldPair[];
  kept: { first: Kept; second: Kept };
  /** What was chosen, where the form comes back. */
  choices: MergeChoices;
}

/** @throws NotFound where one of them is not there or was merged. */
export function compareRecords(
  db: Database,
  first: string,
  second: string,
  choices: MergeChoices = {},
): Comparison {
  const pair = findPair(db, first, second);
  const own = (id: number) => db.prepare<Row>('select * from organisations where id = ?').get(id)!;
  return {
    ...pair,
    fields: compareFields(own(pair.first.id), own(pair.second.id)),
    kept: { first: keptOf(db, pair.first.id), second: keptOf(db, pair.second.id) },
    choices,
  };
}

function keptOf(db: Database, id: number): Kept {
  const count = (table: string) =>
    db.prepare<{ count: number }>(`select count(*) as count from ${table} where organisation_id = ?`).get(id)!
      .count;
  return {
    names: db
      .prepare<Kept['names'][number]>(
        'select name, language from organisation_names where organisation_id = ? order by position',
      )
      .all(id),
    grants: count('grant_participants'),
    memberships: count('memberships'),
  };
}
