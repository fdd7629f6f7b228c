import type { MinutesContent, MinutesRow } from './content.ts';

/** What a later version says differently of one grant; a side is null where it does not name the grant there. */
export interface MinutesChange {
  reference: string;
  lead: string;
  leadLanguage: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

type Row = MinutesRow & { part: 'signed' | 'notSigned' };

/** The grants of which two versions say different things, each with only the fields that differ. */
export function changesBetween(before: MinutesContent, after: MinutesContent): MinutesChange[] {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((reference) => {
    const [was, is] = [old.get(reference), now.get(reference)];
    const { lead, leadLanguage } = (is ?? was)!;
    const fields = Object.keys({ ...was, ...is }).filter(
      (field) => field !== 'position' && valueOf(was, field) !== valueOf(is, field),
    );
    if (fields.length === 0) return [];
    const pick = (row: Row | undefined) =>
      row ? Object.fromEntries(fields.map((field) => [field, valueOf(row, field)])) : null;
    return [{ reference, lead, leadLanguage, before: pick(was), after: pick(is) }];
  });
}

function rowsOf({ signed, notSigned }: MinutesContent): Map<string, Row> {
  const rows: Row[] = [
    ...signed.map((row) => ({ ...row, part: 'signed' as const })),
    ...notSigned.map((row) => ({ ...row, part: 'notSigned' as const })),
  ];
  return new Map(rows.map((row) => [row.reference, row]));
}

function valueOf(row: Row | undefined, field: string): unknown {
  return (row as Record<string, unknown> | undefined)?.[field] ?? null;
}
