import { html, type HtmlSafeString } from '@prairielearn/html';
import type { ListModel } from '#lists/view-model.ts';
import { countryLabel, countryStrip } from '../components/country.ts';
import { empty } from '../components/empty.ts';
import { countLine, listPage } from '../components/list-page.ts';
import { money, notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { pagination } from '../components/pagination.ts';
import { section } from '../components/section.ts';
import { state } from '../components/state.ts';
import { dataTable, type Table } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

type Key = 'grantee' | 'countries' | 'state' | 'amount';

export function listParts(ui: Ui): HtmlSafeString {
  return html`${section({ title: 'Table', note: 'Names first on a phone', links: [{ label: 'CSV', href: '/example' }], body: table(ui, 'line') })}
  ${section({ title: 'Table of figures', links: [{ label: 'today' }, { label: 'another date', href: '/example' }], body: table(ui, 'pairs') })}
  ${pagination(ui, { first: 1, last: 3, total: 2500, nextHref: '/example?page=2' })}
  ${empty(ui, {
    title: 'No grant fits all four filters',
    without: [
      { name: countryLabel('ME', ui), count: 7, href: '/example' },
      { name: 'Core', count: 3, href: '/example' },
    ],
    clearHref: '/example',
  })}`;
}

function table(ui: Ui, phone: Table<Key>['phone']): HtmlSafeString {
  return dataTable<Key>({
    caption: 'Grants (example)',
    isCaptionHidden: true,
    phone,
    columns: [
      { key: 'grantee', label: 'Grantee', kind: 'name' },
      { key: 'countries', label: 'Countries', kind: 'countries' },
      { key: 'state', label: 'State', kind: 'state' },
      { key: 'amount', label: 'Amount', kind: 'figure' },
    ],
    rows: [
      {
        cells: {
          grantee: nameLink({ name: 'Здружение „Бел Лист“ Битола (example)', lang: 'mk', href: '/example' }),
          countries: countryStrip(['MK'], 'MK', ui),
          state: state('signed', ui, { note: '14:38' }),
          amount: money(54_000_000, 'NOK', ui),
        },
      },
      {
        isCurrent: true,
        cells: {
          grantee: nameLink({
            name: 'Qendra e Shembullit – Shkodër (example)',
            lang: 'sq',
            href: '/example',
          }),
          countries: countryStrip(['AL', 'XK', 'ME', 'MK'], 'AL', ui),
          state: state('present', ui),
          amount: notPublished(ui),
        },
      },
    ],
    foot: [{ cells: { grantee: 'In NOK; 1 amount not published', amount: money(54_000_000, 'NOK', ui) } }],
  });
}

/** A list with its filters, as list pages draw it. */
export function galleryListPage(ui: Ui): Page {
  return listPage(ui, {
    title: 'List',
    section: 'organisations',
    model: listModel(ui),
    searchLabel: 'Name, in any script',
    count: countLine('|1| organisation'),
    rows: listRows(ui),
    addition: { label: 'Add an organisation', href: '/example' },
  });
}

function listModel(ui: Ui): ListModel {
  const value = (code: string, count: number, isChosen = false) => ({
    value: code,
    label: code,
    count,
    isChosen,
    isNotPublished: false,
  });
  const values = [value('AL', 9), value('XK', 10, true), value('RS', 0)];
  return {
    path: '/example',
    q: '',
    total: 1,
    first: 1,
    last: 1,
    facets: [{ name: 'country', label: 'general.organisations', values, clearHref: '/example' }],
    chips: [
      {
        facet: 'country',
        value: 'XK',
        label: countryLabel('XK', ui),
        isNotPublished: false,
        href: '/example',
      },
    ],
    clearHref: '/example',
    sorts: [{ label: 'lists.sort.name', isCurrent: true, href: '/example' }],
    sort: undefined,
    nextHref: undefined,
    previousHref: undefined,
    downloads: [
      { format: 'csv', href: '/example.csv' },
      { format: 'xlsx', href: '/example.xlsx' },
      { format: 'json', href: '/example.json' },
    ],
    all: 41,
    suggestions: [],
  };
}

function listRows(ui: Ui): HtmlSafeString {
  return html`<table class="rows">
    <thead>
      <tr>
        <th scope="col">Organisation</th>
        <th scope="col">Country</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>${nameLink({ name: 'Shoqata Shembull – Prizren (example)', lang: 'sq', href: '/example' })}</td>
        <td>${countryLabel('XK', ui)}</td>
      </tr>
    </tbody>
  </table>`;
}
