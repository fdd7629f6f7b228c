import { html, type HtmlSafeString } from '@prairielearn/html';
import type { HistoryLine } from '#features/history/lines.ts';
import type { Comparison, Moved } from '#features/reports/comparison.ts';
import type { CountedRecord } from '#features/reports/record-names.ts';
import { eventMessage, plainWords } from '#features/history/words.ts';
import type { IndicatorRow } from '#features/reports/indicators.ts';
import type { Reading } from '#features/reports/readings.ts';
import { dayOf, formatDate, formatNumber } from '#language/format.ts';
import { downloadFormats } from '#lists/download.ts';
import { paths } from '#paths.ts';
import { facts } from '../components/facts.ts';
import { figureLine } from '../components/figures.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { changeFact } from '../history/value.ts';
import type { Page, Ui } from '../ui.ts';
import { indicatorCrumbs } from './crumbs.ts';
import { readingName } from './indicator.ts';

/** A record of a comparison by its name; undefined where it is gone or no longer public. */
type Shown<Row> = Row & { record: CountedRecord | undefined };

export interface ChangesPage {
  indicator: IndicatorRow;
  words: (definition: Pick<Reading, 'measure' | 'filters'>) => string;
  comparison: Comparison;
  /** The first of each; the download has all of them. */
  came: Shown<Moved>[];
  left: Shown<Moved>[];
  edited: (Shown<Comparison['edited'][number]> & { lines: HistoryLine[] })[];
}

/** Why an indicator's value changed between two readings: what came in, what went out, and what was edited. */
export function indicatorChangesPage(ui: Ui, page: ChangesPage): Page {
  const { t } = ui;
  const { indicator, comparison, words } = page;
  const { from, until, came, left, edited } = comparison;
  const query = { from: from.id, until: until.id };
  const isSame = came.length + left.length + edited.length === 0;
  return {
    title: `${t('changes.title')}: ${indicator.name}`,
    section: 'reports',
    isUnlisted: true,
    crumbs: indicatorCrumbs(ui, t('changes.title'), indicator),
    body: html`
      ${pageHead({
        title: t('changes.title'),
        kicker: indicator.name,
        lead: phrase(ui, 'changes.fromTo', { from: total(ui, from), until: total(ui, until) }),
      })}
      ${figureLine(ui, [
        { value: came.length, label: t('changes.came', { count: came.length }) },
        { value: left.length, label: t('changes.left', { count: left.length }) },
        { value: edited.length, label: t('changes.edited', { count: edited.length }) },
      ])}
      <p class="list-download">
        ${downloadFormats.map((format) => html`<a href="${`${paths.indicatorChanges(indicator.slug)}.${format}${queryText(query)}`}" title="${t('lists.download', { format: t(`lists.${format}`) })}" download>${t(`lists.${format}`)}</a> `)}
      </p>
      ${facts(ui, {
        layout: 'across',
        facts: [
          { label: t('changes.first'), ...readingFact(ui, from, words) },
          { label: t('changes.second'), ...readingFact(ui, until, words) },
        ],
      })}
      ${from.version === until.version ? '' : html`<p class="prose">${redefined(ui, comparison)}</p>`}
      ${isSame ? html`<p class="prose">${t('changes.nothing')}</p>` : ''}
      ${moved(ui, t('changes.cameTitle'), page.came, came.length)} ${moved(ui, t('changes.leftTitle'), page.left, left.length)}
      ${editedTable(ui, page)}
      <p><a href="${paths.indicator(indicator.slug)}">${t('changes.back')}</a></p>
    `,
  };
}

function queryText({ from, until }: { from: number | undefined; until: number | undefined }): string {
  return `?from=${from}${until === undefined ? '' : `&until=${until}`}`;
}

function total(ui: Ui, { records }: Reading): string {
  return formatNumber(records.length, ui.language);
}

function readingFact(ui: Ui, reading: Reading, words: ChangesPage['words']) {
  const { t, language } = ui;
  const day = formatDate(dayOf(new Date(reading.takenAt)), language);
  return {
    value: html`${readingName(ui, reading)}, ${day}: <strong>${total(ui, reading)}</strong>`,
    note: `${t('indicator.definition', { version: reading.version })}: ${words(reading)}`,
  };
}

function redefined(ui: Ui, { came, left }: Comparison): string {
  const count = (all: Moved[], by: Moved['by']) =>
    formatNumber(all.filter((one) => one.by === by).length, ui.language);
  return ui.t('changes.redefined', {
    cameByDefinition: count(came, 'definition'),
    leftByDefinition: count(left, 'definition'),
    cameByRecords: count(came, 'records'),
    leftByRecords: count(left, 'records'),
  });
}

function recordName(ui: Ui, record: CountedRecord | undefined): HtmlSafeString {
  return record
    ? nameLink({ href: record.href, name: record.name, lang: record.language })
    : html`<em class="unknown">${ui.t('changes.gone')}</em>`;
}

function moved(ui: Ui, title: string, rows: Shown<Moved>[], all: number): HtmlSafeString | string {
  const { t } = ui;
  if (all === 0) return '';
  return section({
    title,
    body: html`${dataTable({
      caption: title,
      isCaptionHidden: true,
      isUnderHeading: true,
      phone: 'pairs',
      columns: [
        { key: 'record', label: t('changes.record'), kind: 'name' },
        { key: 'by', label: t('changes.by'), kind: 'text' },
      ],
      rows: rows.map(({ record, by }) => ({
        cells: { record: recordName(ui, record), by: t(`changes.by.${by}`) },
      })),
    })}
    ${more(ui, all - rows.length)}`,
  });
}

function editedTable(ui: Ui, { edited, comparison }: ChangesPage): HtmlSafeString | string {
  const { t, language } = ui;
  if (comparison.edited.length === 0) return '';
  return section({
    title: t('changes.editedTitle'),
    note: t('changes.editedNote'),
    body: html`${dataTable({
      caption: t('changes.editedTitle'),
      isCaptionHidden: true,
      isUnderHeading: true,
      phone: 'pairs',
      columns: [
        { key: 'record', label: t('changes.record'), kind: 'name' },
        { key: 'what', label: t('changes.what'), kind: 'text', isBlock: true },
      ],
      rows: edited.map(({ record, entries, lines }) => ({
        cells: {
          record: recordName(ui, record),
          what: html`${entries.map((entry) => {
            const line = lines.find(({ id }) => id === entry.id);
            const message = eventMessage(entry.event);
            return html`<p>
                ${formatDate(dayOf(new Date(entry.at)), language)}:
                ${message ? t(message) : plainWords(entry.event)}
              </p>
              ${line && line.changes.length > 0 ? facts(ui, { layout: 'over', unknown: 'in place', facts: line.changes.map((change) => changeFact(ui, change)) }) : ''}`;
          })}`,
        },
      })),
    })}
    ${more(ui, comparison.edited.length - edited.length)}`,
  });
}

function more(ui: Ui, count: number): HtmlSafeString | string {
  return count > 0 ? html`<p class="note">${ui.t('changes.more', { count })}</p>` : '';
}
