import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { currencies, type Currency } from '#features/grants/kinds.ts';
import { comparePartialDates, isPartialDate, type PartialDate } from '#language/partial-date.ts';

/** One row of a file of published records. Cells are trimmed; an empty cell means “not published”. */
export interface Row<Column extends string> {
  file: string;
  /** The line on which the row begins; the header is line 1. */
  line: number;
  cells: Record<Column, string>;
}

/** The text of a file in `src/seeds/data`, wherever the process was started. */
export function readText(file: string): string {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
}

export function readRows<const Column extends string>(
  file: string,
  columns: readonly Column[],
): Row<Column>[] {
  return parseRows(file, readText(file), columns);
}

/** Reads CSV text. Throws where a column is missing or unknown, and where a row has more or fewer cells. */
export function parseRows<const Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
): Row<Column>[] {
  const [header = [], ...records] = parseCells(file, text);
  for (const column of columns) if (!header.includes(column)) throw fault(file, 1, column, 'is missing');
  for (const column of header)
    if (!columns.includes(column as Column)) throw fault(file, 1, column, 'is not known');
  let next = 1 + linesIn(header);
  return records.map((record) => {
    const line = next;
    next += linesIn(record);
    if (record.length !== header.length) {
      throw fault(file, line, header[record.length] ?? 'past the last', `row has ${record.length} cells`);
    }
    const cells = Object.fromEntries(header.map((column, index) => [column, (record[index] ?? '').trim()]));
    return { file, line, cells: cells as Record<Column, string> };
  });
}

function parseCells(file: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Cells may hold line breaks, which csv-parse counts twice where they are CRLF. */
function linesIn(record: string[]): number {
  return record.reduce((lines, cell) => lines + cell.split('\n').length - 1, 1);
}

function fault(file: string, line: number, column: string, why: string): Error {
  return new Error(`${file}, line ${line}, column ${column}: ${why}`);
}

/** The error for a cell that cannot be read: it names the file, the line and the column. */
export function wrongCell<Column extends string>(row: Row<Column>, column: Column, why: string): Error {
  return fault(row.file, row.line, column, `${JSON.stringify(row.cells[column])} ${why}`);
}

export function textIn<Column extends string>(row: Row<Column>, column: Column): string {
  const text = row.cells[column];
  if (text === '') throw wrongCell(row, column, 'must not be empty');
  return text;
}

export function optionalText<Column extends string>(row: Row<Column>, column: Column): string | undefined {
  return row.cells[column] === '' ? undefined : row.cells[column];
}

/** The values of a cell that are parted by semicolons. */
export function valuesIn<Column extends string>(row: Row<Column>, column: Column): string[] {
  if (row.cells[column] === '') return [];
  const values = row.cells[column].split(';').map((value) => value.trim());
  if (values.includes('')) throw wrongCell(row, column, 'has an empty value');
  return values;
}

export function oneOf<Column extends string, Word extends string>(
  row: Row<Column>,
  column: Column,
  words: readonly Word[],
): Word {
  const word = words.find((known) => known === row.cells[column]);
  if (word === undefined) throw wrongCell(row, column, `is none of ${words.join(', ')}`);
  return word;
}

export function optionalDate<Column extends string>(
  row: Row<Column>,
  column: Column,
): PartialDate | undefined {
  const date = optionalText(row, column);
  if (date !== undefined && !isPartialDate(date)) throw wrongCell(row, column, 'is not a date');
  return date;
}

/** Two dates of which the later must not be before the earlier, as far as both are precise. */
export function optionalSpan<Column extends string>(
  row: Row<Column>,
  from: Column,
  until: Column,
): [PartialDate | undefined, PartialDate | undefined] {
  const [start, end] = [optionalDate(row, from), optionalDate(row, until)];
  if (start !== undefined && end !== undefined && (comparePartialDates(start, end) ?? 0) > 0) {
    throw wrongCell(row, until, `is before ${start}`);
  }
  return [start, end];
}

/** A period as printed: a date, or two with a slash between. */
export function optionalPeriod<Column extends string>(row: Row<Column>, column: Column): string | undefined {
  const period = optionalText(row, column);
  const parts = period?.split('/') ?? [];
  if (parts.length > 2 || !parts.every(isPartialDate)) throw wrongCell(row, column, 'is not a period');
  return period;
}

export function optionalWhole<Column extends string>(row: Row<Column>, column: Column): number | undefined {
  const text = optionalText(row, column);
  if (text !== undefined && !/^\d{1,9}$/.test(text)) throw wrongCell(row, column, 'is not a whole number');
  return text === undefined ? undefined : Number(text);
}

export interface Money {
  /** Whole minor units of the currency: hundredths. */
  amountMinor: number | undefined;
  currency: Currency | undefined;
}

/** An amount as printed, a dot and two digits, read without any arithmetic on fractions. */
export function moneyIn(row: Row<'amount' | 'currency'>): Money {
  const amount = optionalText(row, 'amount');
  if (amount === undefined) {
    if (row.cells.currency !== '') throw wrongCell(row, 'currency', 'stands without an amount');
    return { amountMinor: undefined, currency: undefined };
  }
  if (!/^\d{1,12}\.\d{2}$/.test(amount))
    throw wrongCell(row, 'amount', 'is not an amount with a dot and two digits');
  return { amountMinor: Number(amount.replace('.', '')), currency: oneOf(row, 'currency', currencies) };
}

/** Throws where two rows carry one key: loading twice finds a record by it. */
export function uniqueBy<Column extends string>(rows: Row<Column>[], column: NoInfer<Column>): Row<Column>[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = textIn(row, column);
    if (seen.has(key)) throw wrongCell(row, column, 'stands twice');
    seen.add(key);
  }
  return rows;
}
