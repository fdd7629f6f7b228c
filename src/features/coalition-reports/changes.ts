import type { ReportContent } from './content.ts';

/** The records of a report, kind by kind. */
export const changedNouns = ['outcome', 'action', 'member', 'grant', 'diffusion', 'coalition'] as const;
export type ChangedNoun = (typeof changedNouns)[number];

/** A field of a record, as it was when the report was submitted and as it is. */
export interface ChangedField {
  field: string;
  before: unknown;
  after: unknown;
}

/** Records of a submitted report that are not what they were: changed, no longer in the period, or come since. */
export interface ChangesSince {
  kind: 'changed' | 'gone' | 'new';
  noun: ChangedNoun;
  key: string;
  name: string;
  /** Of a changed one: what differs. */
  fields: ChangedField[];
}

/** What of the records changed since a report was frozen; the frozen content itself never does. */
export function changesSince(frozen: ReportContent, now: ReportContent): ChangesSince[] {
  // A membership and a step are known by their number; content that was frozen without it, by what names them.
  const byMembership = numbered(frozen.members);
  return [
    ...compare(
      'coalition',
      [frozen.coalition],
      [now.coalition],
      ({ slug }) => slug,
      ({ name }) => name,
    ),
    ...compare(
      'outcome',
      frozen.outcomes,
      now.outcomes,
      ({ id }) => String(id),
      ({ whatChanged }) => whatChanged,
    ),
    ...compare(
      'action',
      frozen.actions,
      now.actions,
      ({ id }) => String(id),
      ({ what }) => what,
    ),
    ...compare(
      'member',
      frozen.members,
      now.members,
      ({ id, slug, joinedOn }) => (byMembership ? String(id) : `${slug} ${joinedOn ?? ''}`),
      ({ name }) => name,
    ),
    // Content that was frozen before money was drawn says nothing of it.
    ...(frozen.grants
      ? compare(
          'grant',
          frozen.grants,
          now.grants ?? [],
          ({ reference }) => reference,
          ({ title, reference }) => title ?? reference,
        )
      : []),
    ...compare(
      'diffusion',
      frozen.diffusion,
      now.diffusion,
      ({ id, solution, country, step }) =>
        numbered(frozen.diffusion) ? String(id) : `${solution} ${country} ${step}`,
      ({ title }) => title,
    ),
  ];
}

function numbered(rows: readonly { id?: number }[]): boolean {
  return rows.every(({ id }) => id !== undefined);
}

function compare<Item extends object>(
  noun: ChangedNoun,
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  nameOf: (item: Item) => string,
): ChangesSince[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const present = new Map(after.map((item) => [keyOf(item), item]));
  const change = (kind: ChangesSince['kind'], item: Item, fields: ChangedField[] = []): ChangesSince => ({
    kind,
    noun,
    key: keyOf(item),
    name: nameOf(item),
    fields,
  });
  return [
    ...before.flatMap((item) => {
      const other = present.get(keyOf(item));
      if (!other) return [change('gone', item)];
      const fields = changedFields(item, other);
      return fields.length > 0 ? [change('changed', other, fields)] : [];
    }),
    ...after.filter((item) => !old.has(keyOf(item))).map((item) => change('new', item)),
  ];
}

/** Only what was frozen is compared: a field that is kept since was not changed. */
function changedFields(before: object, after: object): ChangedField[] {
  const now = after as Record<string, unknown>;
  return Object.entries(before)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now[field]))
    .map(([field, value]) => ({ field, before: value, after: now[field] ?? null }));
}
