import type { Part } from '../parts.ts';
import type { Ui } from '../ui.ts';
import { KOSOVO_MARK } from './country.ts';
import { isKosovoNamed } from './kosovo.ts';

/** Where the layout's footer leaves room for the footnote. */
export const FOOTNOTE = '\uE001';

/**
 * The last step of a page, after its own words are text: the kept parts take their places, the first of our own
 * labels that names Kosovo keeps an asterisk, the others none, and the footnote stands once where the page's
 * text names Kosovo in any language. A fragment has no footer: it only loses the marks, for the page around it
 * holds both.
 *
 * @returns the page's bytes, in UTF-8.
 */
export function finishPage(text: string, ui: Ui): Buffer {
  const room = text.lastIndexOf(FOOTNOTE);
  if (room < 0) return join(ui.parts.split(text).map((piece) => unmarked(piece)));
  const start = Math.max(text.indexOf('<body'), 0);
  const body = finishBody(ui.parts.split(text.slice(start, room)), ui);
  return join([
    unmarked(text.slice(0, start)),
    ...body,
    ...ui.parts.split(text.slice(room + FOOTNOTE.length)).map((piece) => unmarked(piece)),
  ]);
}

function finishBody(pieces: (string | Part)[], ui: Ui): (string | Buffer)[] {
  if (ui.kosovoFootnote === 'none') return pieces.map((piece) => unmarked(piece));
  let isMarked = false;
  let isNamed = false;
  const finished = pieces.map((piece) => {
    isNamed ||= typeof piece === 'string' ? isKosovoNamed(piece) : piece.isNaming;
    if (isMarked || !hasMark(piece)) return unmarked(piece);
    isMarked = true;
    return typeof piece === 'string'
      ? unmarked(piece.replace(KOSOVO_MARK, '*'))
      : (piece.marked ?? piece.plain);
  });
  return isNamed ? [...finished, footnote(ui)] : finished;
}

function hasMark(piece: string | Part): boolean {
  return typeof piece === 'string' ? piece.includes(KOSOVO_MARK) : piece.marked !== undefined;
}

function unmarked(piece: string | Part): string | Buffer {
  return typeof piece === 'string' ? piece.replaceAll(KOSOVO_MARK, '') : piece.plain;
}

/** Neighbouring texts are encoded at once. */
function join(pieces: (string | Buffer)[]): Buffer {
  const buffers: Buffer[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      if (text) buffers.push(Buffer.from(text));
      text = '';
      buffers.push(piece);
    }
  }
  if (text) buffers.push(Buffer.from(text));
  return Buffer.concat(buffers);
}

function footnote(ui: Ui): string {
  return `<p class="footnote">${ui.t(`footer.kosovo.${ui.kosovoFootnote}`)}</p>`;
}
