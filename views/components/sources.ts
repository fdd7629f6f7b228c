import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Citation } from '#database/citations.ts';
import type { PartialDate } from '#language/partial-date.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';
import { dateText } from './date.ts';
import { phrase } from './phrase.ts';
import { readableAddress, safeUrl, splitAddress } from './safe-url.ts';

const bases = {
  read: 'sources.basis.read',
  derived: 'sources.basis.derived',
  inferred: 'sources.basis.inferred',
  entered: 'sources.basis.entered',
} as const satisfies Record<string, MessageKey>;

export interface Source {
  title: Content;
  url?: string | null | undefined;
  /** Where on the page it stands. */
  words?: string | undefined;
  readOn?: PartialDate | null | undefined;
  basis?: keyof typeof bases | null | undefined;
  note?: Content | undefined;
}

/** What a fact is cited from: a page by its address as people read it, a document by its name. */
export function citedSource({
  address,
  readOn,
  basis,
  note,
}: Pick<Citation, 'address' | 'readOn'> & Partial<Pick<Citation, 'basis' | 'note'>>): Source {
  const { url, words } = splitAddress(address);
  return {
    ...(url ? { title: readableAddress(url), url, words } : { title: words }),
    readOn,
    basis: basis as Source['basis'],
    note: note ?? undefined,
  };
}

/** A small raised number that leads to the list at the foot of the page. */
export function sourceMark(number: number, ui: Ui): HtmlSafeString {
  return html`<sup class="source-mark"
    ><a href="#source-${number}" aria-label="${ui.t('sources.mark', { number })}">${number}</a></sup
  >`;
}

/** The page's sources, numbered from 1 in the order given. */
export function sourceList(ui: Ui, sources: readonly Source[]): HtmlSafeString {
  return html`<ol class="sources">
    ${sources.map((source, place) => html`<li id="source-${place + 1}">${sourceText(ui, source)}</li>`)}
  </ol>`;
}

function sourceText(ui: Ui, { title, url, words, readOn, basis, note }: Source): HtmlSafeString {
  const href = safeUrl(url);
  // A date on which it was read says already that it was read.
  const details = [
    readOn ? phrase(ui, 'sources.readOn', { date: dateText(readOn, ui, 'long') }) : '',
    basis && !(readOn && basis === 'read') ? ui.t(bases[basis]) : '',
    note ?? '',
  ].filter((detail) => detail !== '');
  return html`${href ? html`<a href="${href}" rel="noopener">${title}</a>` : title}${words ? html` ${words}` : ''}${details.map(
    (detail) => html`, ${detail}`,
  )}`;
}
