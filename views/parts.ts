import { html, type HtmlSafeString } from '@prairielearn/html';
import { KOSOVO_MARK } from './components/country.ts';
import { isKosovoNamed } from './components/kosovo.ts';

/**
 * A part that many pages show alike, such as the row of a list: drawn once between two changes and kept as
 * bytes, since drawing and encoding cost more than all else that a page needs.
 */
export interface Part {
  /** As it stands on a page, without marks. */
  plain: Buffer;
  /** With the asterisk at its first mark, for the part that holds the page's first; undefined without a mark. */
  marked: Buffer | undefined;
  /** Whether its text names Kosovo. */
  isNaming: boolean;
}

/** Opens the place where kept parts live; those who make one say what it depends on by its key. */
export type PartStore = () => {
  get: (key: string) => Part | undefined;
  set: (key: string, part: Part) => unknown;
};

/** Stands in a page's text for a part, by its place among the page's parts. */
const OPEN = '\uE200';
const CLOSE = '\uE201';
const placeholder = /\uE200(\d+)\uE201/g;

/** Parts of one page: what they are, in the order in which they were asked for. */
export class PageParts {
  readonly #open: PartStore;
  #store: ReturnType<PartStore> | undefined;
  readonly #parts: Part[] = [];
  #isDrawing = false;

  constructor(store: PartStore) {
    this.#open = store;
  }

  /**
   * The part of that key. It may depend on nothing but the key, the language, the day and the records; a part
   * within a part is drawn with it.
   */
  keep(key: string, draw: () => HtmlSafeString): HtmlSafeString {
    if (this.#isDrawing) return draw();
    this.#store ??= this.#open();
    let part = this.#store.get(key);
    if (!part) {
      part = this.#draw(draw);
      this.#store.set(key, part);
    }
    return html`${OPEN}${this.#parts.push(part) - 1}${CLOSE}`;
  }

  /** A page's text in pieces: texts, and the parts between them. */
  split(text: string): (string | Part)[] {
    if (this.#parts.length === 0) return [text];
    const pieces: (string | Part)[] = [];
    let from = 0;
    for (const found of text.matchAll(placeholder)) {
      const part = this.#parts[Number(found[1])];
      pieces.push(text.slice(from, found.index));
      if (part) pieces.push(part);
      from = found.index + found[0].length;
    }
    pieces.push(text.slice(from));
    return pieces;
  }

  #draw(draw: () => HtmlSafeString): Part {
    this.#isDrawing = true;
    try {
      return partOf(draw().toString());
    } finally {
      this.#isDrawing = false;
    }
  }
}

function partOf(text: string): Part {
  const plain = text.replaceAll(KOSOVO_MARK, '');
  return {
    plain: Buffer.from(plain),
    marked:
      plain === text ? undefined : Buffer.from(text.replace(KOSOVO_MARK, '*').replaceAll(KOSOVO_MARK, '')),
    isNaming: isKosovoNamed(plain),
  };
}
