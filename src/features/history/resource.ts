import type { Translate } from '#language/translate.ts';
import type { HistoryLine } from './lines.ts';
import type { StoredEntry } from './queries.ts';
import type { NamedRecord } from './records.ts';
import type { HistoryEntryResource } from './schemas.ts';
import { isPersonal } from './value.ts';
import { eventMessage, plainWords } from './words.ts';

/** An entry as the API answers it. */
export function entryResource(entry: StoredEntry, line: HistoryLine, t: Translate): HistoryEntryResource {
  const message = eventMessage(entry.event);
  return {
    number: entry.id,
    at: entry.at,
    person: line.person,
    door: entry.door,
    event: entry.event,
    what: message ? t(message) : plainWords(entry.event),
    record: line.record ? named(line.record) : null,
    concerns: line.concerned.records.map(named),
    before: withoutNames(entry.before),
    after: withoutNames(entry.after),
    requestId: entry.requestId,
    hash: entry.hash,
  };
}

/** The codes of countries that an entry names. */
export function countriesIn({ before, after }: StoredEntry): string[] {
  const all = [before, after].flatMap((side) => [side?.['country'], side?.['countries']]).flat();
  return all.filter((code) => typeof code === 'string');
}

function named({ noun, key, name }: NamedRecord) {
  return { noun, key, name };
}

/** A salted hash tells a reader nothing; that there is a name kept apart does. */
function withoutNames(side: Record<string, unknown> | null): Record<string, unknown> | null {
  const text = JSON.stringify(side);
  return JSON.parse(text, (_, value: unknown) =>
    isPersonal(value) ? { personal: true } : value,
  ) as typeof side;
}
