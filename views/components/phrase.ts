import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';

const MARK = '\uE100';

/**
 * A message whose values are markup: `phrase(ui, 'list.without', { name: countryLabel('XK', ui) })`. Words stay
 * in the order that the language wants, and nothing is escaped twice.
 */
export function phrase(ui: Ui, key: MessageKey, values: Record<string, Content | number>): HtmlSafeString {
  const marked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    marked[name] = typeof value === 'object' ? `${MARK}${name}${MARK}` : value;
  }
  const parts = ui.t(key, marked).split(MARK);
  return html`${parts.map((part, place) => (place % 2 === 1 ? values[part] : part))}`;
}
