import { parse } from 'csv-parse/sync';
import { delimiters, encodings, type Delimiter, type Encoding } from '../kinds.ts';
import { Unreadable } from './unreadable.ts';

/** Rows that were added by another program may end otherwise than the first. */
export const LINE_ENDS = ['\r\n', '\n', '\r'];

/** What a file is by its first bytes, whatever its name says. */
export type Sniffed = { format: 'xlsx' } | { format: 'csv'; encoding: Encoding };

const SIGNATURES: [string, number[]][] = [
  ['import.problem.oldExcel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['import.problem.pdf', [0x25, 0x50, 0x44, 0x46]],
  ['import.problem.picture', [0x89, 0x50, 0x4e, 0x47]],
  ['import.problem.picture', [0xff, 0xd8, 0xff]],
];

/** Tells a spreadsheet from text by its bytes. Throws Unreadable for what is neither. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length === 0) throw new Unreadable('import.problem.empty');
  for (const [problem, signature] of SIGNATURES) {
    if (signature.every((byte, place) => bytes[place] === byte)) throw new Unreadable(problem);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { format: 'xlsx' };
  const encoding = encodingOf(bytes);
  const text = decode(bytes.subarray(0, 4096), encoding);
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new Unreadable('import.problem.html');
  // Tabs and line ends aside, control characters do not stand in tables of text; a few stray NULs do.
  const controls = Array.from(text).filter(isControl).length;
  if (controls > 2 && controls > text.length / 100) throw new Unreadable('import.problem.binary');
  return { format: 'csv', encoding };
}

/** The text of the first bytes; a letter that is cut in two at the end is left out. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

function isControl(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return code < 9 || (code > 13 && code < 32);
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return wideEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : cyrillicOrLatin(bytes));
}

/** UTF-16 without a mark: of Latin text every other byte is nought, of Cyrillic text it is 4. */
function wideEncoding(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  const counts = [0, 0];
  sample.forEach((byte, place) => {
    if (byte === 0 || byte === 4) counts[place % 2]! += 1;
  });
  const [even = 0, odd = 0] = counts;
  const most = sample.length / 2;
  if (sample.length < 8 || Math.max(even, odd) < most * 0.7) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** In Cyrillic text the letters above 127 stand together; in Latin text a š or ć stands among plain letters. */
function cyrillicOrLatin(bytes: Buffer): Encoding {
  let together = 0;
  let alone = 0;
  for (let place = 0; place < bytes.length; place += 1) {
    if (bytes[place]! < 0x80) continue;
    const isBeside = (bytes[place - 1] ?? 0) >= 0x80 || (bytes[place + 1] ?? 0) >= 0x80;
    if (isBeside) together += 1;
    else alone += 1;
  }
  return together > alone ? 'windows-1251' : 'windows-1250';
}

/** The sign between cells: the one by which the first lines have most columns and agree on how many. */
export function delimiterOf(text: string): Delimiter {
  const best = delimiters
    .map((delimiter) => ({ delimiter, score: scoreOf(text, delimiter) }))
    .toSorted((left, right) => right.score - left.score)[0]!;
  return best.score > 0 ? best.delimiter : ',';
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const rows = firstRecords(text, delimiter);
  const width = rows[0]?.length ?? 0;
  if (width < 2) return 0;
  const agreeing = rows.filter((row) => row.length === width).length;
  return (width - 1) * (agreeing / rows.length);
}

function firstRecords(text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      record_delimiter: LINE_ENDS,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      to: 12,
    });
  } catch {
    return [];
  }
}

export function isEncoding(text: string): text is Encoding {
  return (encodings as readonly string[]).includes(text);
}
