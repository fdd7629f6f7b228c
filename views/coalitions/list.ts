import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CoalitionRow } from '#features/coalitions/queries.ts';
import type { MatchedName } from '#lists/matched.ts';
import type { ListModel } from '#lists/view-model.ts';
import { isSixCountry } from '#language/countries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { countryLabel, countryStrip } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { countLine, type ListContent } from '../components/list-page.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { notPublished } from '../components/money.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

export interface CoalitionList {
  model: ListModel;
  rows: { coalition: CoalitionRow; matched: MatchedName | undefined }[];
}

/** The list of coalitions, for `listPage` and `listResults`. */
export function coalitionListContent(ui: Ui, { model, rows }: CoalitionList): ListContent {
  const { t } = ui;
  const count = { count: model.total, q: model.q };
  return {
    title: t('coalitions.title'),
    section: 'coalitions',
    model,
    searchLabel: t('coalitions.searchLabel'),
    count: html`${countLine(model.q ? t('coalitions.countFor', count) : t('coalitions.count', count))} ·
      <a href="${paths.outcomes()}">${t('outcomes.title')}</a> · <a href="${paths.actions()}">${t('actions.title')}</a>`,
    rows: dataTable({
      caption: t('coalitions.title'),
      isCaptionHidden: true,
      columns: [
        { key: 'name', label: t('coalitions.column.name'), kind: 'name' },
        { key: 'countries', label: t('coalitions.column.countries'), kind: 'countries' },
        { key: 'status', label: t('coalitions.column.status') },
        { key: 'formed', label: t('coalitions.column.formed'), kind: 'date', phone: 'labelled' },
        { key: 'members', label: t('coalitions.column.members'), kind: 'number', phone: 'labelled' },
      ],
      rows: rows.map(({ coalition, matched }) => ({
        cells: {
          name: nameCell(ui, coalition, matched),
          countries: countriesCell(ui, coalition.countries),
          status: t(`coalition.status.${coalition.status}`),
          formed: dateText(coalition.formedOn, ui),
          members:
            coalition.members === null ? notPublished(ui) : formatNumber(coalition.members, ui.language),
        },
      })),
    }),
    addition: ui.person?.isStaff ? { label: t('coalitions.add'), href: paths.newCoalition() } : undefined,
  };
}

function nameCell(ui: Ui, coalition: CoalitionRow, matched: MatchedName | undefined): HtmlSafeString {
  const { slug, name, nameLanguage, ask } = coalition;
  const href = paths.coalition(slug);
  return html`${nameLink({ href, name, lang: nameLanguage, marked: markedOwn(name, matched) })}
  ${matchedNote(ui, name, matched)}<span class="note">${ask}</span>`;
}

/** The six in their slots; what lies outside of them is said beside. */
export function countriesCell(ui: Ui, countries: string[]): HtmlSafeString {
  const others = countries.filter((code) => !isSixCountry(code)).map((code) => countryLabel(code, ui));
  return html`${countryStrip(countries, undefined, ui)}${
    others.length > 0
      ? html` <span class="note">${phrase(ui, 'coalitions.elsewhere', { names: others.join(', ') })}</span>`
      : ''
  }`;
}
