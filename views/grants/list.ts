import { html, type HtmlSafeString } from '@prairielearn/html';
import type { AmountOnDay } from '#features/grants/amounts-on-day.ts';
import type { GrantRow } from '#features/grants/rows.ts';
import type { GrantTotals } from '#features/grants/totals.ts';
import { isSixCountry } from '#language/countries.ts';
import type { MatchedName } from '#lists/matched.ts';
import type { ListModel } from '#lists/view-model.ts';
import { paths, withQuery } from '#paths.ts';
import { countryLabel, countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { money, moneyOrUnknown, notPublished } from '../components/money.ts';
import { nameLink, nameText } from '../components/name.ts';
import { dataTable, tableRow, type Column, type Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';
import { amountChoices, amountOnDay, amountsNote, dayProblem, footOnDay, type ListDay } from './list-day.ts';

export interface GrantList {
  model: ListModel;
  rows: { grant: GrantRow; matched: MatchedName | undefined; onDay: AmountOnDay | undefined }[];
  /** Of all grants that the filters give, not of this page alone; undefined after a search with very many hits. */
  totals: GrantTotals | undefined;
  /** Where the same grants' money stands as signed, as amended and paid, on any day. */
  totalsHref: string;
  day: ListDay;
}

type Key = 'grant' | 'scheme' | 'countries' | 'signed' | 'amount';

/** The list of grants, for `listPage` and `listResults`. */
export function grantListContent(ui: Ui, { model, rows, totals, totalsHref, day }: GrantList): ListContent {
  const { t } = ui;
  const columns = columnsOf(ui, day);
  const count = { count: model.total, q: model.q };
  return {
    title: t('grants.title'),
    section: 'grants',
    model,
    searchLabel: t('grants.searchLabel'),
    count: countLine(model.q ? t('grants.countFor', count) : t('grants.count', count)),
    rows: dataTable<Key>({
      caption: t('grants.title'),
      isCaptionHidden: true,
      columns,
      rows: rows.map(({ grant, matched, onDay }) => {
        const row = () => tableRow({ cells: cells(ui, grant, matched, onDay, day) }, columns);
        return matched || onDay ? row() : ui.parts.keep(`grant row ${grant.id}`, row);
      }),
      foot: day.isAsked ? footOnDay(ui, day, totalsHref) : foot(ui, totals, totalsHref),
    }),
    before: amountsNote(ui, day),
    problem: dayProblem(ui, day),
    choices: amountChoices(ui, day),
    addition: ui.person?.isStaff ? { label: t('grants.add'), href: paths.newGrant() } : undefined,
  };
}

function columnsOf({ t }: Ui, { isAsked, basis }: ListDay): Column<Key>[] {
  return [
    { key: 'grant', label: t('grants.column.grant'), kind: 'name' },
    { key: 'scheme', label: t('grants.column.scheme') },
    { key: 'countries', label: t('grants.column.countries'), kind: 'countries' },
    { key: 'signed', label: t('grants.column.signed'), kind: 'date', phone: 'labelled' },
    {
      key: 'amount',
      label: t(isAsked ? `totals.basis.${basis}` : 'grants.column.amount'),
      kind: 'figure',
      phone: 'labelled',
    },
  ];
}

function cells(
  ui: Ui,
  grant: GrantRow,
  matched: MatchedName | undefined,
  onDay: AmountOnDay | undefined,
  day: ListDay,
): Row<Key>['cells'] {
  return {
    grant: grantName(ui, grant, matched, day),
    scheme: html`${grant.scheme ? grant.scheme.name : notPublished(ui)}<span class="note">${grant.programme.shortName}</span>`,
    countries: countriesCell(ui, grant),
    signed: signedCell(ui, grant),
    amount: onDay
      ? amountOnDay(ui, onDay, grant.currency)
      : moneyOrUnknown(grant.amountMinor, grant.currency, ui),
  };
}

/** A grant without a published title goes by its lead, as sources speak of it. */
function grantName(ui: Ui, grant: GrantRow, matched: MatchedName | undefined, day: ListDay): HtmlSafeString {
  const { reference, title, titleLanguage, lead } = grant;
  const name = title ?? lead.name;
  const lang = title === null ? lead.language : titleLanguage;
  const leadName =
    title === null
      ? ''
      : html`${nameText({ name: lead.name, lang: lead.language, marked: markedOwn(lead.name, matched) })} · `;
  const other =
    matched?.name === lead.name || matched?.name === reference ? '' : matchedNote(ui, name, matched);
  const href =
    day.isAsked && day.typed.asOf
      ? withQuery(paths.grant(reference), { 'as-of': day.asOf })
      : paths.grant(reference);
  return html`${nameLink({ href, name, lang, marked: markedOwn(name, matched) })}
    ${other}<span class="note">${leadName}<span class="reference">${reference}</span></span>`;
}

function countriesCell(ui: Ui, { countries, lead }: GrantRow): HtmlSafeString {
  const others = countries.filter((code) => !isSixCountry(code)).map((code) => countryLabel(code, ui));
  return html`${countryStrip(countries, lead.country, ui)}${
    others.length > 0 ? html` <span class="note">${others.join(', ')}</span>` : ''
  }`;
}

function signedCell(ui: Ui, { signedOn, status }: GrantRow): HtmlSafeString {
  if (signedOn !== null) return dateText(signedOn, ui);
  return status === 'planned' || status === 'cancelled'
    ? html`${ui.t(`grant.status.${status}`)}`
    : notPublished(ui);
}

/** Currencies stand on lines of their own and are never added; what was left out is said beside them. */
function foot(ui: Ui, totals: GrantTotals | undefined, href: string): Row<Key>[] {
  const { t } = ui;
  if (!totals || totals.sums.length === 0) return [];
  const { sums, notPublished: without } = totals;
  return [
    ...sums.map(({ currency, minor, count }) => ({
      cells: { grant: t('grants.totalIn', { currency, count }), amount: money(minor, currency, ui) },
    })),
    ...(without > 0
      ? [{ cells: { grant: t('grants.totalWithout', { count: without }), amount: notPublished(ui) } }]
      : []),
    { cells: { grant: html`<a href="${href}">${t('totals.link')}</a>` } },
  ];
}
