import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { HistoryLine } from '#features/history/lines.ts';
import type { Counted } from '#features/reports/counting.ts';
import type { IndicatorRow } from '#features/reports/indicators.ts';
import type { Reading } from '#features/reports/readings.ts';
import { dayOf, formatDate, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { linkButton, mainButton, plainButton, quietButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { dateText, instantText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { selectField, textField } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { notPublished } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { section } from '../components/section.ts';
import { dataTable } from '../components/table.ts';
import { historyEntry } from '../history/entry.ts';
import type { Page, Ui } from '../ui.ts';
import { indicatorCrumbs } from './crumbs.ts';
import { countryOf } from './indicators.ts';

export interface IndicatorPage {
  indicator: IndicatorRow;
  /** What a definition counts, in words. */
  words: (definition: Pick<Reading, 'measure' | 'filters'>) => string;
  themeName: (slug: string) => string;
  /** The newest first. */
  readings: (Reading & { id: number })[];
  /** For staff only; empty for everybody else. */
  lines: HistoryLine[];
  mayWrite: boolean;
  /** What was typed as the label of a reading, and what is wrong with it. */
  label: string;
  problems: Problem[];
}

/** An indicator: what it counts and by which definition, what it counted before, and how it was changed. */
export function indicatorPage(ui: Ui, page: IndicatorPage): Page {
  const { t } = ui;
  const { indicator, mayWrite, problems } = page;
  const { name, slug, isExample, objective, byCountry, byTheme, retiredAt } = indicator;
  return {
    title: name,
    section: 'reports',
    hasErrors: problems.length > 0,
    crumbs: indicatorCrumbs(ui, t('indicator.one')),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({
            title: name,
            kicker: objective
              ? `${t('indicators.objective', { number: objective.number })}: ${objective.text}`
              : t('indicators.without'),
            example: isExample ? t('general.example') : undefined,
            lead: page.words(indicator),
            isLong: true,
          })}
          ${mayWrite && retiredAt === null ? acts(ui, slug, name) : ''}
        </div>
        <div class="column-side">${indicatorFacts(ui, indicator)}</div>
      </div>
      ${
        byCountry.length > 0
          ? counts(
              ui,
              t('indicator.byCountry'),
              byCountry.map(({ country, counted }) => ({
                label: countryOf(ui, country),
                counted,
              })),
            )
          : ''
      }
      ${
        byTheme.length > 0
          ? counts(
              ui,
              t('indicator.byTheme'),
              byTheme.map(({ theme, counted }) => ({
                label: theme === 'none' ? notPublished(ui) : page.themeName(theme),
                counted,
              })),
              t('indicator.byThemeNote'),
            )
          : ''
      }
      ${readingsOf(ui, page)} ${page.readings.length > 1 ? compareForm(ui, page) : ''}
      ${mayWrite && retiredAt === null ? keepForm(ui, page) : ''}
      ${page.lines.length > 0 ? section({ title: t('indicator.history'), id: 'history', body: html`<ol class="timeline">${page.lines.map((line) => historyEntry(ui, line, () => '#history'))}</ol>` }) : ''}
    `,
  };
}

function acts({ t }: Ui, slug: string, name: string): HtmlSafeString {
  return html`<form class="actions" method="post" action="${paths.indicator(slug)}/retirement">
    ${linkButton({ label: t('general.edit'), href: paths.editIndicator(slug) })}
    ${quietButton({ label: t('indicators.retire'), spoken: name })}
  </form>`;
}

function indicatorFacts(ui: Ui, indicator: IndicatorRow): HtmlSafeString {
  const { t, language } = ui;
  const { value, version, since, baseline, baselineOn, target, targetOn, retiredAt } = indicator;
  const goal = (number: number | null, on: string | null) => ({
    value:
      number === null
        ? html`<em class="unknown">${t('indicators.notSet')}</em>`
        : html`${formatNumber(number, language)}`,
    note: on ? dateText(on, ui) : undefined,
  });
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), language);
  return facts(ui, {
    layout: 'beside',
    facts: [
      {
        label: t('indicator.value'),
        value: html`<a href="${value.href}">${formatNumber(value.count, language)}</a>`,
        note: value.count === 0 ? t('indicator.matchesNone') : undefined,
      },
      {
        label: t('indicator.countedBy'),
        value: t('indicator.definition', { version }),
        note: t('indicator.since', { date: day(since) }),
      },
      { label: t('indicators.column.baseline'), ...goal(baseline, baselineOn) },
      { label: t('indicators.column.target'), ...goal(target, targetOn) },
      ...(retiredAt === null
        ? []
        : [{ label: t('history.field.status'), value: t('indicator.retired', { date: day(retiredAt) }) }]),
    ],
  });
}

function counts(
  ui: Ui,
  title: string,
  rows: { label: Content; counted: Counted }[],
  note?: string,
): HtmlSafeString {
  return section({
    title,
    note,
    body: dataTable({
      caption: title,
      isCaptionHidden: true,
      isUnderHeading: true,
      phone: 'pairs',
      columns: [
        { key: 'label', label: title, kind: 'name' },
        { key: 'count', label: ui.t('indicator.records'), kind: 'number' },
      ],
      rows: rows.map(({ label, counted }) => ({
        cells: {
          label: html`<span class="row-text">${label}</span>`,
          count: html`<a href="${counted.href}">${formatNumber(counted.count, ui.language)}</a>`,
        },
      })),
    }),
  });
}

/** What a reading was kept for: its own label, or why the registry kept it. */
export function readingName({ t }: Ui, { label, reason }: Pick<Reading, 'label' | 'reason'>): string {
  return label ?? t(`indicator.reading.${reason}`);
}

function readingsOf(ui: Ui, page: IndicatorPage): HtmlSafeString {
  const { t, language } = ui;
  const { indicator, readings } = page;
  return section({
    title: t('indicator.readings'),
    id: 'readings',
    note: t('indicator.readingsNote'),
    body: html`${
      readings.length === 0
        ? html`<p><em class="unknown">${t('indicator.noReadings')}</em></p>`
        : dataTable({
            caption: t('indicator.readings'),
            isCaptionHidden: true,
            isUnderHeading: true,
            phone: 'pairs',
            columns: [
              { key: 'why', label: t('indicator.column.why'), kind: 'name' },
              { key: 'when', label: t('indicator.column.when'), kind: 'date' },
              { key: 'count', label: t('indicator.column.count'), kind: 'number' },
              { key: 'changes', label: t('indicator.column.changes'), kind: 'text' },
            ],
            rows: readings.map((reading) => ({
              cells: {
                why: html`<span class="row-text">${readingName(ui, reading)}</span>
                  <span class="note">${t('indicator.definition', { version: reading.version })}: ${page.words(reading)}</span>`,
                when: instantText(reading.takenAt, ui),
                count: formatNumber(reading.records.length, language),
                changes: html`<a href="${paths.indicatorChanges(indicator.slug, { from: reading.id })}"
                  >${t('indicator.whatChanged')}</a
                >`,
              },
            })),
          })
    }
    `,
  });
}

function compareForm(ui: Ui, { indicator, readings }: IndicatorPage): HtmlSafeString {
  const { t, language } = ui;
  const options = readings.map((reading) => ({
    value: String(reading.id),
    label: `${readingName(ui, reading)} · ${formatDate(dayOf(new Date(reading.takenAt)), language)} · ${formatNumber(reading.records.length, language)}`,
  }));
  const form = html`<form class="form-width" method="get" action="${paths.indicatorChanges(indicator.slug)}">
    ${selectField({ name: 'from', label: t('indicator.from'), value: options.at(-1)?.value, options })}
    ${selectField({ name: 'until', label: t('indicator.until'), value: '', options, empty: t('indicator.reading.now') })}
    <div class="actions">${plainButton({ label: t('indicator.show') })}</div>
  </form>`;
  return section({ title: t('indicator.compare'), body: form });
}

function keepForm(ui: Ui, { indicator, label, problems }: IndicatorPage): HtmlSafeString {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, 'label');
  const form = html`<form class="form-width" method="post" action="${paths.indicatorReadings(indicator.slug)}" novalidate>
    ${summary}
    ${textField({ name: 'label', label: t('indicator.keepLabel'), hint: t('indicator.keepHint'), value: label, error: at('label') })}
    <div class="actions">${mainButton({ label: t('indicator.keep') })}</div>
  </form>`;
  return section({ title: t('indicator.keep'), body: form });
}
