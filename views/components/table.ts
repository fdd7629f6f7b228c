import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Content } from './content.ts';

/** What a column holds; it decides type, alignment and what the column does on a phone. */
export type ColumnKind = 'text' | 'name' | 'figure' | 'number' | 'date' | 'countries' | 'state' | 'act';

export interface Column<Key extends string> {
  key: Key;
  label: Content;
  kind?: ColumnKind | undefined;
  /** Figures stand at the right without being told. */
  align?: 'start' | 'end' | undefined;
  /** Said only to those who do not see that the column explains itself. */
  isLabelHidden?: boolean | undefined;
  /** In the phone's line of muted words: with its label before it, or left out. */
  phone?: 'labelled' | 'hidden' | undefined;
  /** Its cells hold lists or forms, which may not stand within a line of text. */
  isBlock?: boolean | undefined;
}

export interface Row<Key extends string> {
  cells: Partial<Record<Key, Content>>;
  id?: string | undefined;
  /** The row that is up: accent tint and a line at the left. */
  isCurrent?: boolean | undefined;
  /** The row that was just signed. */
  isNew?: boolean | undefined;
  /** A row that was not taken: danger tint and a line at the left. */
  isRefused?: boolean | undefined;
}

export interface Table<Key extends string> {
  caption?: Content | undefined;
  isCaptionHidden?: boolean | undefined;
  columns: readonly Column<Key>[];
  /** Rows, or rows that were drawn by `tableRow` before. */
  rows: readonly (Row<Key> | HtmlSafeString)[];
  /** Totals, under a rule of their own. */
  foot?: readonly Row<Key>[] | undefined;
  /**
   * On a phone a row is its name over one muted line (`line`), or its name over pairs of label and value
   * (`pairs`), which suits figures.
   */
  phone?: 'line' | 'pairs' | undefined;
  /** Directly under a section's heading: a thin head instead of the heavy rule. */
  isUnderHeading?: boolean | undefined;
}

/** Rows of records with one kind of fact a column. The first column names the row. */
export function dataTable<Key extends string>(table: Table<Key>): HtmlSafeString {
  const { caption, isCaptionHidden, columns, rows, foot, phone = 'line', isUnderHeading } = table;
  return html`<table class="data-table${isUnderHeading ? ' under-heading' : ''}" data-phone="${phone}">
    ${caption ? html`<caption class="${isCaptionHidden ? 'visually-hidden' : ''}">${caption}</caption>` : ''}
    <thead>
      <tr>
        ${columns.map((column) => head(column))}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => ('cells' in row ? tableRow(row, columns) : row))}
    </tbody>
    ${
      foot && foot.length > 0
        ? html`<tfoot>
          ${foot.map((row) => tableRow(row, columns))}
        </tfoot>`
        : ''
    }
  </table>`;
}

function head<Key extends string>(column: Column<Key>): HtmlSafeString {
  const label = column.isLabelHidden
    ? html`<span class="visually-hidden">${column.label}</span>`
    : column.label;
  return html`<th scope="col" ${cellAttributes(column)}>${label}</th>`;
}

/** One row of a table of these columns. */
export function tableRow<Key extends string>(row: Row<Key>, columns: readonly Column<Key>[]): HtmlSafeString {
  const { id, cells, isCurrent, isNew, isRefused } = row;
  return html`<tr ${id ? html`id="${id}"` : ''} ${isCurrent ? html`class="row-current" aria-current="true"` : ''} ${
    isNew ? html`class="row-new"` : ''
  } ${isRefused ? html`class="row-refused"` : ''}>
    ${columns.map((column) => tableCell(column, cells[column.key]))}
  </tr>`;
}

function tableCell<Key extends string>(column: Column<Key>, content: Content | undefined): HtmlSafeString {
  if (content === undefined || content === '')
    return html`<td class="cell-empty" ${cellAttributes(column)}></td>`;
  // The label is drawn only on a phone, where the head is out of sight; read aloud, the head says it.
  const label = html`<span class="cell-label" aria-hidden="true">${column.label}</span>`;
  return html`<td ${cellAttributes(column)}>
    ${column.isLabelHidden ? '' : label}${
      column.isBlock
        ? html`<div class="cell-value">${content}</div>`
        : html`<span class="cell-value">${content}</span>`
    }
  </td>`;
}

function cellAttributes<Key extends string>({ kind = 'text', align, phone }: Column<Key>): HtmlSafeString {
  const isEnd = align ? align === 'end' : kind === 'figure' || kind === 'number';
  return html`data-kind="${kind}" ${isEnd ? html`data-align="end"` : ''} ${phone ? html`data-phone="${phone}"` : ''}`;
}
