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

/** Words behind an address say where on the page a fact stands; they are no part of it. A document has no address. */
export function splitAddress(address: string): { url: string | undefined; words: string } {
  const [, url, words = address] = /^(https?:\/\/\S+)\s*(.*)$/s.exec(address) ?? [];
  return { url, words };
}

/** An address as people read it: no scheme, and letters of any script instead of the codes that stand for them. */
export function readableAddress(address: string): string {
  return address
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, lettersOf);
}

/** Only letters: a sign that ends an address or turns the text round stays a code. */
function lettersOf(codes: string): string {
  try {
    const text = decodeURIComponent(codes);
    return /^[\p{L}\p{M}\p{N}]+$/u.test(text) ? text : codes;
  } catch {
    return codes;
  }
}

/** A link to an address from a record, with the address itself as its text where no label is given. */
export function externalLink(address: string, label?: Content): HtmlSafeString {
  const href = safeUrl(address);
  const text = label ?? readableAddress(address);
  return href === undefined ? html`${text}` : html`<a href="${href}" rel="noopener">${text}</a>`;
}
