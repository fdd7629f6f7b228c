import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

const allowed = new Set(['http:', 'https:', 'mailto:']);

/** Stands for the registry itself, wherever it runs: a path that leads off it is somebody else's address. */
const HERE = 'https://registry.invalid';

/**
 * The one gate for addresses that people typed or that were imported: http, https, mailto, or a path of the
 * registry's own. Anything else (`javascript:`, `data:`, `//host`) gives undefined and is shown as text.
 */
export function safeUrl(address: string | null | undefined): string | undefined {
  const text = address?.trim();
  if (!text) return undefined;
  if (text.startsWith('/')) {
    const own = URL.parse(text, HERE);
    return own?.origin === HERE ? own.href.slice(HERE.length) : undefined;
  }
  const url = URL.parse(text);
  return url && allowed.has(url.protocol) ? url.href : undefined;
}

/** A link to an address from a record, with the address itself as its text where no label is given. */
export function externalLink(address: string, label?: Content): HtmlSafeString {
  const href = safeUrl(address);
  const text = label ?? address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return href === undefined ? html`${text}` : html`<a href="${href}" rel="noopener">${text}</a>`;
}
