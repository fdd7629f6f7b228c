import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { kosovoNote } from '#features/api/kosovo-note.ts';
import { languages } from '#language/languages.ts';
import { MOST_ROWS, type Delimiter, type Encoding, type Format } from '../kinds.ts';
import { plain, type SheetRow } from './cell.ts';
import { decode, delimiterOf, LINE_ENDS, sniff } from './detect.ts';
import { Unreadable } from './unreadable.ts';
import { xlsxRows } from './xlsx.ts';

/** How a file is to be read; what is not said is found out from its bytes. */
export interface Reading {
  format: Format;
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
}

/** The last row of the registry's own downloads, where they name Kosovo: no record, so that they can be read again. */
const OWN_NOTES = new Set(languages.map((language) => kosovoNote(['XK'], language)));

const SAMPLE = 1024 * 1024;
const LONGEST_RECORD = 1024 * 1024;

/** Finds out what a file is and how it is written. Throws Unreadable where it is no table. */
export async function detect(path: string, wanted: Partial<Reading> = {}): Promise<Reading> {
  const sample = await firstBytes(path);
  const found = sniff(sample);
  if (found.format === 'xlsx') return { format: 'xlsx' };
  const encoding = wanted.encoding ?? found.encoding;
  const text = decode(sample, encoding).slice(0, 200_000);
  return {
    format: wanted.format === 'pasted' ? 'pasted' : 'csv',
    encoding,
    delimiter: wanted.delimiter ?? delimiterOf(text),
  };
}

/** The rows of a file in their order, empty ones left out, read as a stream where its format allows. */
export async function* readRows(path: string, reading: Reading): AsyncGenerator<SheetRow> {
  const rows = reading.format === 'xlsx' ? xlsxRows(path) : csvRows(path, reading);
  let count = 0;
  for await (const { row, cells } of rows) {
    if (cells.every((cell) => cell === '' || OWN_NOTES.has(cell))) continue;
    count += 1;
    if (count > MOST_ROWS + 1) throw new Unreadable('import.problem.tooManyRows', { count: MOST_ROWS });
    yield { row, cells };
  }
  if (count === 0) throw new Unreadable('import.problem.empty');
}

async function* csvRows(
  path: string,
  { encoding = 'utf-8', delimiter = ',' }: Reading,
): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    record_delimiter: LINE_ENDS,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  pipeline(Readable.from(decoded(path, encoding)), parser, () => undefined);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells: record.map(plain) };
    }
  } catch (error) {
    throw unreadable(error, row + 1);
  }
}

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding.startsWith('utf') });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

function unreadable(error: unknown, row: number): unknown {
  const { code = '' } = error as { code?: string };
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new Unreadable('import.problem.quotes', { row });
  if (code === 'CSV_MAX_RECORD_SIZE') return new Unreadable('import.problem.longRow', { row });
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return new Unreadable('import.problem.encoding', { row });
  return error;
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
