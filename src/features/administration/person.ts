import type { FastifyRequest } from 'fastify';
import { listActs } from '#features/history/acts.ts';
import { linesOf, type HistoryLine } from '#features/history/lines.ts';
import { listEntries, type StoredEntry } from '#features/history/queries.ts';
import type { RecordKey } from '#features/history/records.ts';
import type { Value } from '#features/history/value.ts';
import { roles } from '#features/people/kinds.ts';
import { registryOf } from '#features/people/registry.ts';
import { paths } from '#paths.ts';
import type { PersonContent } from '#views/administration/person.ts';
import { findPerson } from './queries.ts';

const ACTS = 10;
const CHANGES = 20;
const EVERYTHING = {
  person: undefined,
  event: undefined,
  from: undefined,
  until: undefined,
  after: undefined,
  before: undefined,
};
/** Acts concern any record, so that none of them is the page's own. */
const NO_RECORD = { noun: 'nothing', id: 0 };

/** Everything that a person's page shows: what they may do, what was changed of that, and what they did. */
export function personContent(request: FastifyRequest, id: string, after?: number): PersonContent {
  const registry = registryOf(request);
  const person = findPerson(registry, id);
  const databases = { db: registry, registry };
  const own = { noun: 'person', id: person.id };
  const changed = listEntries(registry, own, { ...EVERYTHING, size: CHANGES });
  const acts = listActs(registry, person.publicId, { after, size: ACTS });
  const words = (record: RecordKey, entries: StoredEntry[]) =>
    inWords(linesOf(databases, record, entries, request.language));
  const href = (place: number | undefined) =>
    place === undefined ? undefined : `${paths.person(id)}?after=${place}#acts`;
  return {
    person,
    isSelf: request.actor.publicId === person.publicId,
    // An entry has one place on the page: what a person did to themselves stands among their acts.
    changes: words(
      own,
      changed.entries.filter(({ id: entry }) => !acts.entries.some((act) => act.id === entry)),
    ),
    acts: words(NO_RECORD, acts.entries),
    actsTotal: acts.total,
    actsFirst: acts.first,
    nextHref: href(acts.next),
    newestHref: after === undefined ? undefined : `${paths.person(id)}#acts`,
  };
}

/** Says roles in words, which other records' histories do not hold. */
function inWords(lines: HistoryLine[]): HistoryLine[] {
  const read = (field: string, value: Value): Value => {
    const role =
      field === 'role' && value.kind === 'text' ? roles.find((known) => known === value.text) : undefined;
    return role ? { kind: 'word', message: `people.role.${role}` } : value;
  };
  return lines.map((line) => ({
    ...line,
    changes: line.changes.map((change) => ({ ...change, after: read(change.field, change.after) })),
  }));
}
