import { html, type HtmlSafeString } from '@prairielearn/html';
import { paths } from '#paths.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { mainButton } from './button.ts';
import { sign } from './sign.ts';

export interface SearchBox {
  /** What can be searched, read aloud and shown in the empty box. */
  label: string;
  action?: string | undefined;
  value?: string | undefined;
  hint?: Content | undefined;
  isLarge?: boolean | undefined;
}

/** Search over everything; hits appear while typing where there is script. */
export function searchBox(
  ui: Ui,
  { label, action = paths.search(), value = '', hint, isLarge }: SearchBox,
): HtmlSafeString {
  return html`<form class="search-box" role="search" action="${action}" ${isLarge ? html`data-large` : ''}>
    <label class="visually-hidden" for="q">${label}</label>
    <div class="search-line">
      <div class="search-input">
        ${sign('search')}
        <input
          class="ds-input"
          type="search"
          id="q"
          name="q"
          value="${value}"
          placeholder="${label}"
          autocomplete="off"
          spellcheck="false"
          ${hint ? html`aria-describedby="q-hint"` : ''}
          hx-get="${paths.suggestions()}"
          hx-trigger="input changed delay:150ms"
          hx-target="#suggestions"
          hx-sync="this:replace"
        />
        <div class="suggestions" id="suggestions" role="status"></div>
      </div>
      ${mainButton({ label: ui.t('general.search') })}
    </div>
    ${hint ? html`<p class="field-hint" id="q-hint">${hint}</p>` : ''}
  </form>`;
}

export interface Suggestion {
  text: Content;
  href: string;
  note?: Content | undefined;
}

/** What `paths.suggestions()` answers: hits as links, then the way to all of them; nothing where there are none. */
export function suggestionList(
  hits: readonly Suggestion[],
  all?: { label: string; href: string },
): HtmlSafeString {
  if (hits.length === 0 && !all) return html``;
  return html`<ul class="suggestion-list">
    ${hits.map(
      ({ text, href, note }) =>
        html`<li class="suggestion">
          <a href="${href}">${text}</a>${note ? html`<span class="note">${note}</span>` : ''}
        </li>`,
    )}
    ${all ? html`<li class="suggestion-all"><a href="${all.href}">${all.label}</a></li>` : ''}
  </ul>`;
}
