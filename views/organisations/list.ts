import { html, type HtmlSafeString } from '@prairielearn/html';
import type { NamedRow } from '#features/organisations/matches.ts';
import type { OrganisationListRow } from '#features/organisations/rows.ts';
import { formatNumber } from '#language/format.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown, countryStrip } from '../components/country.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { markedName, markedOwn } from '../components/matched.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { dataTable, tableRow, type Column, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { confirmation } from './confirmed.ts';

export interface OrganisationList {
  model: ListModel;
  rows: NamedRow[];
}

/** The list of organisations, for `listPage` and `listResults`. */
export function organisationListContent(ui: Ui, { model, rows }: OrganisationList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('organisations.title'),
    section: 'organisations',
    model,
    searchLabel: t('organisations.searchLabel'),
    count: countLine(model.q ? t('organisations.countFor', count) : t('organisations.count', count)),
    rows: table(ui, rows),
    after: html`${model.q ? searchAll(ui, model.q) : ''}
      <p class="list-note">
        <a href="${paths.organisationMap()}">${t('organisations.map.link')}</a> ·
        <a href="${paths.matchNames()}">${t('organisations.matchNames')}</a>
      </p>`,
    addition: ui.person?.isStaff
      ? { label: t('organisations.add'), href: paths.newOrganisation() }
      : undefined,
  };
}

function table(ui: Ui, rows: NamedRow[]): HtmlSafeString {
  const columns = columnsOf(ui);
  return dataTable({
    caption: ui.t('organisations.title'),
    isCaptionHidden: true,
    columns,
    rows: rows.map((row) => {
      const draw = () => tableRow({ cells: cells(ui, row) }, columns);
      return row.matched ? draw() : ui.parts.keep(`organisation row ${row.organisation.id}`, draw);
    }),
  });
}

type Key = 'name' | 'country' | 'grants' | 'partners' | 'countries';

function columnsOf({ t }: Ui): Column<Key>[] {
  return [
    { key: 'name', label: t('organisations.column.name'), kind: 'name' },
    { key: 'country', label: t('organisations.column.country') },
    { key: 'grants', label: t('organisations.column.grants') },
    { key: 'partners', label: t('organisations.column.partners'), kind: 'number', phone: 'labelled' },
    {
      key: 'countries',
      label: t('organisations.column.partnerCountries'),
      kind: 'countries',
      phone: 'hidden',
    },
  ];
}

function cells(ui: Ui, row: NamedRow): Row<Key>['cells'] {
  const { organisation } = row;
  return {
    name: nameCell(ui, row),
    country: countryOrUnknown(organisation.country, ui),
    grants: grantsCell(ui, organisation.schemes),
    partners: partnersCell(ui, organisation),
    countries: countryStrip(organisation.partnerCountries, undefined, ui),
  };
}

/**
 * The name as registered; under it the one that matched where it is another, else the same in Latin letters, and when
 * the organisation confirmed its profile, where it ever did.
 */
function nameCell(ui: Ui, { organisation, matched, latin }: NamedRow): HtmlSafeString {
  const { slug, name, nameLanguage } = organisation;
  const confirmed = confirmation(ui, organisation.confirmedOn)?.text;
  const link = nameLink({
    name,
    lang: nameLanguage,
    href: paths.organisation(slug),
    marked: markedOwn(name, matched),
  });
  if (matched && matched.name !== name) {
    return html`${link}<span class="note"
        >${phrase(ui, 'search.matched', { name: markedName(matched) })}
        ${matched.isTransliterated ? ui.t('organisation.transliterated') : ''}${
          confirmed ? html` · ${confirmed}` : ''
        }</span
      >`;
  }
  const note = [latin, confirmed].filter((part) => part !== undefined).join(' · ');
  return html`${link}${note ? html`<span class="note">${note}</span>` : ''}`;
}

/** “Regional, lead; Core, partner”; empty where no grant is recorded. */
function grantsCell(ui: Ui, schemes: OrganisationListRow['schemes']): HtmlSafeString | string {
  if (schemes.length === 0) return '';
  return html`${schemes.map(
    ({ name, role }, place) =>
      html`${place > 0 ? '; ' : ''}${name ?? notPublished(ui)}, ${ui.t(`organisation.as.${role}`)}`,
  )}`;
}

/** A number of partners opens exactly those. */
function partnersCell(ui: Ui, { slug, name, partners }: OrganisationListRow): HtmlSafeString | string {
  if (partners === 0) return '0';
  return html`<a href="${paths.organisation(slug)}#partners"
    >${formatNumber(partners, ui.language)}<span class="visually-hidden">
      ${ui.t('organisations.partnersOf', { name })}</span
    ></a
  >`;
}

function searchAll(ui: Ui, q: string): HtmlSafeString {
  const words = q.length > 60 ? `${q.slice(0, 60).toWellFormed()}…` : q;
  return html`<p class="list-note">
    <a href="${paths.search(q)}">${ui.t('organisations.searchAll', { q: words })}</a>
  </p>`;
}
