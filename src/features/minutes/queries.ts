import type { Database } from '#database/connection.ts';
import { personalOf } from '#database/personal.ts';
import { NotFound } from '#errors.ts';
import type { MinutesChange } from './changes.ts';
import type { MinutesContent } from './content.ts';

/** Minutes as they were frozen. `text` is what the hash is of, byte by byte. */
export interface FrozenMinutes {
  version: number;
  text: string;
  content: MinutesContent & { historyHead: string };
  hash: string;
  changes: MinutesChange[];
  frozenAt: string;
}

type Row = { version: number; content: string; hash: string; changes: string; frozenAt: string };

/** Every version of a ceremony's minutes, the newest first; none before it is closed. */
export function minutesVersionsOf(db: Database, slug: string): FrozenMinutes[] {
  return db
    .prepare<Row>(
      `select version, content, hash, changes, frozen_at as frozenAt from minutes_versions
       join ceremonies on ceremonies.id = minutes_versions.ceremony_id where ceremonies.slug = ?
       order by version desc`,
    )
    .all(slug)
    .map(({ content, changes, ...row }) => ({
      ...row,
      text: content,
      content: JSON.parse(content) as FrozenMinutes['content'],
      changes: JSON.parse(changes) as MinutesChange[],
    }));
}

/** One version of them. Throws NotFound. */
export function findMinutesVersion(db: Database, slug: string, version: number): FrozenMinutes {
  const found = minutesVersionsOf(db, slug).find((one) => one.version === version);
  if (!found) throw new NotFound(`no version ${version} of the minutes of ${slug}`);
  return found;
}

/** Who signed each grant at a ceremony, by its reference; for staff only. */
export function signatoriesAt(
  db: Database,
  slug: string,
): Map<string, { grantee: string; programme: string; recordedBy: string | null }> {
  const rows = db
    .prepare<{ id: number; reference: string; recordedBy: string | null }>(
      `select signings.id, grants.reference, signings.recorded_by as recordedBy from signings
       join grants on grants.id = signings.grant_id join ceremonies on ceremonies.id = signings.ceremony_id
       where ceremonies.slug = ? and signings.reversed_at is null`,
    )
    .all(slug);
  const names = personalOf(
    db,
    'signing',
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, reference, recordedBy }) => [
      reference,
      {
        grantee: names.get(`${id} grantee_signatory`) ?? '',
        programme: names.get(`${id} programme_signatory`) ?? '',
        recordedBy,
      },
    ]),
  );
}
