import type { Cell } from './download.ts';
import { zip } from './zip.ts';

/**
 * A table as an Excel file, written as a stream: one sheet, cells as text or numbers. Text is marked as text, so that
 * nothing of it is run as a formula. (The packages that write Excel files hold all of it in memory.)
 */
export function xlsx(columns: readonly string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<Buffer> {
  return archive([{ name: 'Registry', parts: sheet(columns, batches) }]);
}

/** A table that is a sheet of its own. */
export interface Sheet {
  /** At most 31 letters, none of them `[]:*?/\\`. */
  name: string;
  columns: readonly string[];
  rows: Cell[][];
}

/** Several tables as one Excel file, each on a sheet of its own. */
export function workbook(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return archive(sheets.map(({ name, columns, rows }) => ({ name, parts: sheet(columns, [rows]) })));
}

function archive(sheets: readonly { name: string; parts: AsyncIterable<string> }[]): AsyncGenerator<Buffer> {
  const numbered = sheets.map((one, place) => ({ ...one, file: `worksheets/sheet${place + 1}.xml` }));
  const types = numbered.map(
    ({ file }) => `<Override PartName="/xl/${file}" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const tabs = sheets.map(
    ({ name }, place) => `<sheet name="${escaped(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const relations = numbered.map(
    ({ file }, place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/worksheet" Target="${file}"/>`,
  );
  return zip([
    { name: '[Content_Types].xml', parts: [CONTENT_TYPES.replace('</Types>', `${types.join('')}</Types>`)] },
    { name: '_rels/.rels', parts: [RELATIONS] },
    {
      name: 'xl/workbook.xml',
      parts: [
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${tabs.join('')}</sheets></workbook>`,
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      parts: [`${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`],
    },
    ...numbered.map(({ file, parts }) => ({ name: `xl/${file}`, parts })),
  ]);
}

async function* sheet(
  columns: readonly string[],
  batches: AsyncIterable<Cell[][]> | Iterable<Cell[][]>,
): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  let number = 1;
  yield rowOf(columns as Cell[], number);
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      number += 1;
      text += rowOf(row, number);
    }
    yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowOf(cells: Cell[], number: number): string {
  return `<row r="${number}">${cells.map((cell, place) => cellOf(cell, `${letters(place)}${number}`)).join('')}</row>`;
}

/** What a cell of Excel holds at most. */
const LONGEST = 32_767;

function cellOf(cell: Cell, address: string): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  const text = escaped(cell.slice(0, LONGEST).toWellFormed());
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Control characters cannot stand in XML, not even escaped. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>]/g, (sign) => SIGNS[sign]!)
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
}

/** The column's letters: A … Z, AA …. */
function letters(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
