import type { Database } from '#database/connection.ts';

/** What was held according to a source, beside what was planned. */
export interface KeptReport {
  heldOn: string | null;
  place: string | null;
  statement: string;
  source: { address: string; readOn: string | null } | null;
}

interface HintRow {
  id: number;
  kind: string;
  otherId: number | null;
  text: string;
  address: string | null;
  readOn: string | null;
}

/** Every report of a ceremony; those that contradict one another are all kept. */
export function heldReportsOf(db: Database, ceremonyId: number): KeptReport[] {
  const rows = db
    .prepare<HintRow>(
      `select hints.id, hints.kind, hints.other_id as otherId, hints.text, sources.address, sources.read_on as readOn
       from hints left join sources on sources.id = hints.source_id
       where hints.noun = 'ceremony' and hints.record_id = ? and hints.kind in ('held_report', 'held_on', 'held_place')
       order by hints.id`,
    )
    .all(ceremonyId);
  const part = (kind: string, id: number) =>
    rows.find((row) => row.kind === kind && row.otherId === id)?.text ?? null;
  return rows
    .filter(({ kind }) => kind === 'held_report')
    .map(({ id, text, address, readOn }) => ({
      heldOn: part('held_on', id),
      place: part('held_place', id),
      statement: text,
      source: address === null ? null : { address, readOn },
    }));
}
