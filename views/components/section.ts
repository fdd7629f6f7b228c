import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content, LinkItem } from './content.ts';

export interface Section {
  title: Content;
  /** Anchor of the section; without it the section cannot be linked to. */
  id?: string | undefined;
  /** Muted, beside the heading. */
  note?: Content | undefined;
  /** Links at the right; the one without an address is what is shown now. */
  links?: readonly LinkItem[] | undefined;
  body: Content;
}

/** A part of a page: rule, heading, what it holds. */
export function section({ title, id, note, links, body }: Section): HtmlSafeString {
  return html`<section class="section" ${id ? html`id="${id}"` : ''}>
    <div class="section-head">
      <h2 class="section-title">${title}</h2>
      ${note ? html`<p class="section-note">${note}</p>` : ''} ${links && links.length > 0 ? linkRow(links) : ''}
    </div>
    ${body}
  </section>`;
}

/** The same in the side column, smaller. */
export function sideSection({ title, id, body }: Pick<Section, 'title' | 'id' | 'body'>): HtmlSafeString {
  return html`<section class="section" ${id ? html`id="${id}"` : ''}>
    <h2 class="side-title">${title}</h2>
    ${body}
  </section>`;
}

/** Links in the side column, each with a muted second line, hairlines between. */
export function sideList(items: readonly { text: Content; note?: Content | undefined }[]): HtmlSafeString {
  return html`<ul class="side-list">
    ${items.map(({ text, note }) => html`<li>${text}${note ? html` <span class="note">${note}</span>` : ''}</li>`)}
  </ul>`;
}

function linkRow(links: readonly LinkItem[]): HtmlSafeString {
  return html`<p class="section-links">
    ${links.map(({ label, href, lang }) => {
      const language = lang ? html`lang="${lang}"` : '';
      return href
        ? html`<a href="${href}" ${language}>${label}</a>`
        : html`<strong class="current" aria-current="true" ${language}>${label}</strong>`;
    })}
  </p>`;
}
