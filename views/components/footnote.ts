import { KOSOVO_NAMED } from '#language/countries.ts';
import type { Ui } from '../ui.ts';
import { KOSOVO_MARK } from './country.ts';

/** Where the layout's footer leaves room for the footnote. */
export const FOOTNOTE = '\uE001';

const everyNaming = new RegExp(KOSOVO_NAMED.source, 'giu');

/**
 * The last step of a page, after all its parts are text: the first of our own labels that names Kosovo keeps an
 * asterisk, the others none, and the footnote stands once where the page's text names Kosovo in any language.
 * A fragment has no footer: it only loses the marks, for the page around it holds both.
 */
export function finishPage(htmlText: string, ui: Ui): string {
  const room = htmlText.lastIndexOf(FOOTNOTE);
  if (room < 0) return htmlText.replaceAll(KOSOVO_MARK, '');
  const start = Math.max(htmlText.indexOf('<body'), 0);
  const head = htmlText.slice(0, start).replaceAll(KOSOVO_MARK, '');
  const hasFootnote = ui.kosovoFootnote !== 'none';
  const body = hasFootnote
    ? markOnce(htmlText.slice(start, room))
    : htmlText.slice(start, room).replaceAll(KOSOVO_MARK, '');
  const foot = htmlText.slice(room + FOOTNOTE.length).replaceAll(KOSOVO_MARK, '');
  return `${head}${body}${hasFootnote && isNamedIn(body) ? footnote(ui) : ''}${foot}`;
}

function markOnce(text: string): string {
  const first = text.indexOf(KOSOVO_MARK);
  if (first < 0) return text;
  return `${text.slice(0, first)}*${text.slice(first + 1).replaceAll(KOSOVO_MARK, '')}`;
}

/** Whether the text between tags names Kosovo; addresses and other attributes do not count. */
function isNamedIn(text: string): boolean {
  everyNaming.lastIndex = 0;
  for (let found = everyNaming.exec(text); found; found = everyNaming.exec(text)) {
    if (text.lastIndexOf('>', found.index) >= text.lastIndexOf('<', found.index)) return true;
  }
  return false;
}

function footnote(ui: Ui): string {
  return `<p class="footnote">${ui.t(`footer.kosovo.${ui.kosovoFootnote}`)}</p>`;
}
