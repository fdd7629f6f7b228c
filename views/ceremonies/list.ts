import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CeremonyRow } from '#features/ceremonies/queries.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { nameLink } from '../components/name.ts';
import { dataTable, type Column, type Row } from '../components/table.ts';
import { hours } from '../events/dates.ts';
import type { Ui } from '../ui.ts';
import { isAhead, noList } from './no-list.ts';

export interface CeremonyListing {
  model: ListModel;
  rows: CeremonyRow[];
}

type Key = 'ceremony' | 'when' | 'countries' | 'listed' | 'signed' | 'signedHere';

/** The list of ceremonies, those ahead apart from those that are past, for `listPage` and `listResults`. */
export function ceremonyListContent(ui: Ui, { model, rows }: CeremonyListing): ListContent {
  const { t } = ui;
  const lies = (row: CeremonyRow) => isAhead(ui, row.plannedOn);
  const [ahead, past] = [rows.filter(lies), rows.filter((row) => !lies(row))];
  return {
    title: t('ceremonies.title'),
    section: 'events',
    model,
    count: countLine(t('ceremonies.count', { count: model.total })),
    rows: html`${table(ui, t('ceremonies.ahead'), ahead)} ${table(ui, t('ceremonies.held'), past)}`,
    addition: ui.person?.isStaff ? { label: t('ceremonies.add'), href: paths.newCeremony() } : undefined,
  };
}

function table(ui: Ui, title: string, rows: readonly CeremonyRow[]): HtmlSafeString | string {
  if (rows.length === 0) return '';
  return html`<div class="list-part">
    ${dataTable<Key>({ caption: title, columns: columns(ui), rows: rows.map((row) => ({ cells: cells(ui, row) })) })}
  </div>`;
}

function columns({ t }: Ui): Column<Key>[] {
  return [
    { key: 'ceremony', label: t('ceremonies.column.ceremony'), kind: 'name' },
    { key: 'when', label: t('ceremonies.column.when') },
    { key: 'countries', label: t('ceremonies.column.countries'), kind: 'countries' },
    { key: 'listed', label: t('ceremonies.column.listed'), kind: 'number', phone: 'labelled' },
    { key: 'signed', label: t('ceremonies.column.signed'), kind: 'number', phone: 'labelled' },
    { key: 'signedHere', label: t('ceremonies.column.signedHere'), kind: 'number', phone: 'labelled' },
  ];
}

function cells(ui: Ui, row: CeremonyRow): Row<Key>['cells'] {
  const { slug, title, schemes, place, plannedOn, plannedFrom, plannedUntil, countries, figures } = row;
  const second = [...schemes.map(({ name }) => name), place].filter((part) => part !== null).join(' · ');
  const { listed, signed, dated, signedHere } = figures;
  return {
    ceremony: html`${nameLink({ href: paths.ceremony(slug), name: title })}<span class="note">${second}</span>`,
    when: html`${dateText(plannedOn, ui)}${
      plannedFrom === null ? '' : html`<span class="note">${hours(ui, plannedFrom, plannedUntil)}</span>`
    }`,
    countries: countries.length > 0 ? countryStrip(countries, undefined, ui) : ui.t('ceremony.anyCountry'),
    listed: listed === null ? noList(ui, plannedOn) : String(listed),
    signed: `${signed} (${dated})`,
    signedHere: String(signedHere),
  };
}
