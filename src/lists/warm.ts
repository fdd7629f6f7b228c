import { setImmediate } from 'node:timers/promises';
import type { Database } from '#database/connection.ts';
import { languages } from '#language/languages.ts';
import type { ListDefinition } from './definition.ts';
import { listIndexOf } from './list-index.ts';

/**
 * Makes the indexes and the orders that lists come in by themselves, so that nobody's first list waits for them:
 * at 100,000 organisations they take seconds. Requests are answered between one and the next; stops where the
 * database has been closed meanwhile.
 */
export async function warmLists(db: Database, definitions: readonly ListDefinition[]): Promise<void> {
  for (const definition of definitions) {
    const sorts = new Set([definition.defaultSort, 'name'].filter((sort) => sort in definition.sorts));
    for (const language of languages) {
      for (const sort of sorts) {
        await setImmediate();
        if (!db.sqlite.open) return;
        const index = listIndexOf(db, definition);
        index.catchUp();
        index.order(sort, language);
      }
    }
  }
}
