import type { HtmlSafeString } from '@prairielearn/html';
import type { KeptEntry } from '#features/kept-lists/kinds.ts';
import type { TypedEntry } from '#features/kept-lists/names.ts';
import type { KeptPath } from '#paths.ts';
import type { Content } from '../components/content.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './parts.ts';

/** What the pages of a list say of it, and draw of its own. */
export interface KeptListWords<Entry extends KeptEntry, Typed extends TypedEntry> {
  /** What it is called in addresses. */
  path: KeptPath;
  /** What its messages are called by. */
  word: 'place' | 'legalForm';
  /** The filter of organisations that goes by it. */
  filter: 'city' | 'legalForm';
  /** True where its order is its administrators' own. */
  hasOrder: boolean;
  /** The part of the list under which an entry stands; undefined where it has none. */
  partOf: (entry: Entry) => string | undefined;
  partTitle: (part: string, ui: Ui) => string;
  /** Said beside an entry, such as that it is not on the map. */
  note: (entry: Entry, ui: Ui) => Content | undefined;
  /** The fields that the form has besides the names and the further words. */
  fields: (ui: Ui, typed: Partial<Typed> | undefined, error: ErrorAt) => HtmlSafeString | string;
}
