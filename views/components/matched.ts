import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MatchedName } from '#lists/matched.ts';
import type { Ui } from '../ui.ts';
import { phrase } from './phrase.ts';

/** A name with its matched letters on accent tint. The “(example)” behind an invented name is left to the name. */
export function markedName({ name, ranges }: MatchedName): HtmlSafeString {
  const end = name.replace(/\s*\(example\)$/, '').length;
  const parts: (HtmlSafeString | string)[] = [];
  let done = 0;
  for (const [from, to] of ranges) {
    if (from >= end) break;
    parts.push(name.slice(done, from), html`<mark>${name.slice(from, Math.min(to, end))}</mark>`);
    done = Math.min(to, end);
  }
  parts.push(name.slice(done, end));
  return html`${parts}`;
}

/** How the record's own name is shown where a search found it: marked, if it is the name that matched. */
export function markedOwn(name: string, matched: MatchedName | undefined): HtmlSafeString | undefined {
  return matched?.name === name ? markedName(matched) : undefined;
}

/** “matched HOPS – …”, where another name than the one that is shown was found. */
export function matchedNote(ui: Ui, name: string, matched: MatchedName | undefined): HtmlSafeString | string {
  if (!matched || matched.name === name) return '';
  return html`<span class="note">${phrase(ui, 'search.matched', { name: markedName(matched) })}</span>`;
}
