import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

export interface PageHead {
  title: Content;
  lang?: string | null | undefined;
  /** A word behind the title in small sans, `t('general.example')`. */
  example?: string | undefined;
  /** Muted, over the title: kind, place, dates. */
  kicker?: Content | undefined;
  /** Muted, under the title: the name in another script. */
  second?: Content | undefined;
  lead?: Content | undefined;
  /** One line of facts under the title: state, reference, scheme, countries. */
  facts?: readonly Content[] | undefined;
  /** Longer titles are set smaller. */
  isLong?: boolean | undefined;
}

/** Words such as “CSO-s” are not parted at their hyphen, where only an ending would go to the next line. */
function unbroken(title: string): Content {
  const parts = title.split(/(\S*-\p{L}{1,2}(?![\p{L}\p{N}]))/u);
  return html`${parts.map((part, place) => (place % 2 === 1 ? html`<span class="nowrap">${part}</span>` : part))}`;
}

/** The head of a page, with its only h1. */
export function pageHead(head: PageHead): HtmlSafeString {
  const { title, lang, example, kicker, second, lead, facts, isLong } = head;
  return html`<div class="page-head">
    ${kicker ? html`<p class="kicker">${kicker}</p>` : ''}
    <h1 class="page-title${isLong ? ' page-title-long' : ''}">
      <span ${lang ? html`lang="${lang}"` : ''}>${typeof title === 'string' ? unbroken(title) : title}</span>${
        example ? html` <span class="example-mark">${example}</span>` : ''
      }
    </h1>
    ${second ? html`<p class="second-name">${second}</p>` : ''} ${lead ? html`<p class="lead">${lead}</p>` : ''}
    ${
      facts && facts.length > 0
        ? html`<ul class="fact-line">
          ${facts.map((fact) => html`<li>${fact}</li>`)}
        </ul>`
        : ''
    }
  </div>`;
}

/** The ask of a coalition, what comes next: accent line, a muted label over large text. */
export function aside({ label, body }: { label?: Content | undefined; body: Content }): HtmlSafeString {
  return html`<div class="aside-accent">
    ${label ? html`<p class="note">${label}</p>` : ''}
    ${body}
  </div>`;
}

/** Says of a whole page that it is invented. Stands first in the page's body. */
export function exampleLine(text: Content): HtmlSafeString {
  return html`<p class="example-line">${text}</p>`;
}
