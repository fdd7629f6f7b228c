import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';
import { safeUrl, splitAddress } from './safe-url.ts';

/** A page that states something, as a link that says whose page it is; a document by its name. */
export function evidenceLink(ui: Ui, { address, basis }: { address: string; basis: string }): HtmlSafeString {
  const { url, words } = splitAddress(address);
  const href = safeUrl(url);
  const note = basis === 'inferred' || basis === 'derived' ? ` (${ui.t(`sources.basis.${basis}`)})` : '';
  if (!href) return html`${address}${note}`;
  const host = new URL(href).hostname.replace(/^www\./, '');
  return html`<a href="${href}" rel="noopener">${host}</a>${words ? html` ${words}` : ''}${note}`;
}

/** Several of them after one another; the same page stands once. */
export function evidenceLinks(
  ui: Ui,
  evidence: readonly { address: string; basis: string }[],
): HtmlSafeString {
  return html`${evidence.map((one, place) => html`${place > 0 ? ', ' : ''}${evidenceLink(ui, one)}`)}`;
}
