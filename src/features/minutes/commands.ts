import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { historyHead, headText } from '#features/history/head.ts';
import type { Act } from '#features/people/actor.ts';
import { changesBetween } from './changes.ts';
import { minutesContent } from './content.ts';
import { minutesVersionsOf } from './queries.ts';

/**
 * Freezes the minutes of a ceremony as they stand: version 1 when it is closed, a further one where a later
 * correction changed what they say. Its hash covers the text that everybody can download, which holds the head of
 * the history at that moment. Answers the version, or undefined where nothing differs from the last one.
 */
export function freezeMinutes(db: Database, act: Act, slug: string): number | undefined {
  return change(db, act, (record) => {
    const { id } = db.prepare<{ id: number }>('select id from ceremonies where slug = ?').get(slug)!;
    const [last] = minutesVersionsOf(db, slug);
    const content = minutesContent(db, slug, { isStaff: false });
    const changes = last ? changesBetween(last.content, content) : [];
    if (last && changes.length === 0) return undefined;
    const version = (last?.version ?? 0) + 1;
    const text = JSON.stringify({ version, ...content, historyHead: headText(historyHead(db)) });
    const hash = createHash('sha256').update(text).digest('hex');
    db.prepare(
      `insert into minutes_versions (ceremony_id, version, content, hash, changes, frozen_at, frozen_by)
       values (?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, version, text, hash, JSON.stringify(changes), act.at.toISOString(), act.actor.publicId ?? null);
    record({ noun: 'ceremony', id, event: 'ceremony.minutes-frozen', after: { version, hash } });
    return version;
  });
}

/** Freezes a new version where the ceremony is closed and what its minutes say has changed. */
export function refreezeMinutes(db: Database, act: Act, ceremonyId: number): void {
  const closed = db
    .prepare<{ slug: string }>(
      `select slug from ceremonies where id = ? and closed_at is not null
       and exists (select 1 from minutes_versions where ceremony_id = ceremonies.id)`,
    )
    .get(ceremonyId);
  if (closed) freezeMinutes(db, act, closed.slug);
}
