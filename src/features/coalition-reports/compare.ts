import { snapshotTables, type Snapshot, type SnapshotTable } from './snapshot.ts';

/** One record that is not as it was when the report was handed in. */
export interface SnapshotChange {
  table: SnapshotTable;
  id: number;
  kind: 'added' | 'removed' | 'edited';
  /** What the record is called. */
  label: string;
  /** The fields that differ, of an edited one. */
  fields: { field: string; before: string; after: string }[];
}

type Row = { id: number } & Record<string, unknown>;

/** Which records of the period came, went or were edited between two snapshots of it. */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotChange[] {
  return snapshotTables.flatMap((table) => compareRows(table, rowsOf(before, table), rowsOf(after, table)));
}

function compareRows(table: SnapshotTable, before: Row[], after: Row[]): SnapshotChange[] {
  const [old, now] = [
    new Map(before.map((row) => [row.id, row])),
    new Map(after.map((row) => [row.id, row])),
  ];
  const removed = before.filter(({ id }) => !now.has(id)).map((row) => changeOf(table, row, 'removed'));
  const rest = after.flatMap((row): SnapshotChange[] => {
    const was = old.get(row.id);
    if (!was) return [changeOf(table, row, 'added')];
    const fields = Object.keys(row)
      .filter((field) => JSON.stringify(row[field]) !== JSON.stringify(was[field]))
      .map((field) => ({ field, before: text(was[field]), after: text(row[field]) }));
    return fields.length > 0 ? [{ ...changeOf(table, row, 'edited'), fields }] : [];
  });
  return [...removed, ...rest];
}

function rowsOf(snapshot: Snapshot, table: SnapshotTable): Row[] {
  return snapshot[table] as unknown as Row[];
}

function changeOf(table: SnapshotTable, row: Row, kind: SnapshotChange['kind']): SnapshotChange {
  const label = row['name'] ?? row['what'] ?? row['whatChanged'] ?? row['title'] ?? row['reference'] ?? '';
  return { table, id: row.id, kind, label: text(label), fields: [] };
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Figures of a snapshot; of outcomes only those with evidence count. */
export interface SnapshotFigures {
  members: number;
  countries: number;
  actions: number;
  outcomesCounted: number;
  outcomesNotCounted: number;
  grants: number;
  steps: number;
}

export function figuresOf(snapshot: Snapshot): SnapshotFigures {
  const counted = snapshot.outcomes.filter(({ isCounted }) => isCounted).length;
  return {
    members: new Set(snapshot.members.map(({ id }) => id)).size,
    countries: new Set(snapshot.members.flatMap(({ country }) => country ?? [])).size,
    actions: snapshot.actions.length,
    outcomesCounted: counted,
    outcomesNotCounted: snapshot.outcomes.length - counted,
    grants: snapshot.grants.length,
    steps: snapshot.steps.length,
  };
}

/** Sums by currency; amounts that are not published are left out and counted. */
export function sumsOf(snapshot: Snapshot): {
  sums: { currency: string; minor: number }[];
  notPublished: number;
} {
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of snapshot.grants) {
    if (amountMinor !== null && currency !== null) {
      sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
    }
  }
  return {
    sums: Array.from(sums, ([currency, minor]) => ({ currency, minor })).toSorted((left, right) =>
      left.currency.localeCompare(right.currency),
    ),
    notPublished: snapshot.grants.filter(({ amountMinor }) => amountMinor === null).length,
  };
}
