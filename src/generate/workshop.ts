import type { Database } from '#database/connection.ts';
import type { Batches } from './batches.ts';
import type { SearchForms } from './search-forms.ts';

/** What every step of generating works with. */
export interface Workshop {
  db: Database;
  batches: Batches;
  seed: number;
  forms: SearchForms;
  /** Themes that records may have. */
  themeIds: readonly number[];
}
