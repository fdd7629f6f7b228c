import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { HistoryLine } from '#features/history/lines.ts';
import type { NamedRecord } from '#features/history/records.ts';
import type { HistoryFilter } from '#features/history/request.ts';
import type { MessageKey } from '#language/translate.ts';
import { paths, type PagedNoun } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { empty } from '../components/empty.ts';
import { errorSummary } from '../components/error-summary.ts';
import { dateField, selectField } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { pageHead } from '../components/page-head.ts';
import { pagination } from '../components/pagination.ts';
import type { Page, Section, Ui } from '../ui.ts';
import { historyEntry } from './entry.ts';

/** One choice of a filter and what there is to choose from. */
interface Choice {
  value: string | undefined;
  options: { value: string; label: string }[];
}

export interface HistoryFilters {
  person: Choice;
  event: Choice;
  /** As typed. */
  from: string;
  until: string;
}

export interface HistoryContent {
  record: NamedRecord;
  path: string;
  filters: HistoryFilters;
  /** What of the dates cannot be read; there are no lines then. */
  problems: Problem[];
  lines: HistoryLine[];
  /** How many entries the filters leave, and how many there are at all. */
  total: number;
  all: number;
  first: number;
  nextHref: string | undefined;
  previousHref: string | undefined;
  /** Undefined where nothing is filtered. */
  clearHref: string | undefined;
  personHref: (id: string) => string;
  /** For an empty page: how many entries there are without one of the filters. */
  without: { filter: HistoryFilter; count: number; href: string }[];
}

/** The list that a noun's records stand in: section of the navigation, title and address. */
const lists: Record<PagedNoun, { section: Section; title: MessageKey; path: string }> = {
  organisation: { section: 'organisations', title: 'organisations.title', path: paths.organisations() },
  grant: { section: 'grants', title: 'grants.title', path: paths.grants() },
  ceremony: { section: 'events', title: 'history.ceremonies', path: paths.ceremonies() },
  event: { section: 'events', title: 'general.events', path: paths.events() },
  coalition: { section: 'coalitions', title: 'coalitions.title', path: paths.coalitions() },
  solution: { section: 'solutions', title: 'solutions.title', path: paths.solutions() },
  evidence: { section: 'solutions', title: 'evidence.title', path: paths.evidenceLibrary() },
  consortium: { section: 'partners', title: 'consortia.title', path: paths.consortia() },
  call: { section: 'partners', title: 'calls.title', path: paths.calls() },
  scheme: { section: 'grants', title: 'grants.title', path: paths.grants() },
  claim: { section: 'reports', title: 'claims.title', path: paths.claims() },
};

/** What happened to one record, the newest first. */
export function historyPage(ui: Ui, content: HistoryContent): Page {
  const { t } = ui;
  const { record, problems } = content;
  const list = lists[record.noun];
  return {
    title: t('history.titleOf', { name: record.name }),
    section: list.section,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t(list.title), href: list.path },
      { label: t('history.title') },
    ],
    hasErrors: problems.length > 0,
    isUnlisted: true,
    body: html`
      ${pageHead({
        kicker: nameLink({ href: record.href, name: record.name, lang: record.language }),
        title: t('history.title'),
        lead: t('history.lead'),
      })}
      ${
        problems.length > 0
          ? errorSummary(
              ui,
              problems.map(({ path, message }) => ({ field: path.slice(1), text: t(message) })),
            )
          : ''
      }
      ${filterForm(ui, content)} ${problems.length > 0 ? '' : results(ui, content)}
    `,
  };
}

function filterForm(ui: Ui, { path, filters, problems }: HistoryContent): HtmlSafeString {
  const { t } = ui;
  const error = (name: string) => {
    const problem = problems.find((one) => one.path === `/${name}`);
    return problem ? t(problem.message) : undefined;
  };
  const choice = (name: 'person' | 'event') =>
    selectField({
      name,
      label: t(`history.filter.${name}`),
      empty: t(`history.any.${name}`),
      ...filters[name],
    });
  return html`<form action="${path}" role="search" aria-label="${t('history.filters')}">
    <div class="field-row">
      ${choice('person')} ${choice('event')}
      ${dateField({ name: 'from', label: t('history.filter.from'), value: filters.from, error: error('from') })}
      ${dateField({ name: 'until', label: t('history.filter.until'), value: filters.until, error: error('until') })}
    </div>
    <p>${mainButton({ label: t('history.show') })}</p>
  </form>`;
}

function results(ui: Ui, content: HistoryContent): HtmlSafeString {
  const { t } = ui;
  const { lines, total, all, first, nextHref, previousHref, personHref, clearHref } = content;
  if (total === 0) return nothing(ui, content);
  const count =
    total === all ? t('history.count', { count: total }) : t('history.countOf', { count: total, all });
  return html`
    <div class="list-line">
      <p class="list-count" role="status">${count}</p>
      ${clearHref ? html`<p><a href="${clearHref}">${t('lists.clearAll')}</a></p>` : ''}
    </div>
    <ol class="timeline">
      ${lines.map((line) => historyEntry(ui, line, personHref))}
    </ol>
    ${pagination(ui, { first, last: first === 0 ? 0 : first + lines.length - 1, total, previousHref, nextHref })}
  `;
}

/** Which filter to drop and how many entries that gives; or that there is none at all. */
function nothing(ui: Ui, { all, without, filters, clearHref }: HistoryContent): HtmlSafeString {
  const { t } = ui;
  if (all === 0) return empty(ui, { title: t('history.emptyYet') });
  return empty(ui, {
    title: t('history.empty'),
    without: without.map(({ filter, count, href }) => ({
      name: chosenText(ui, filters, filter),
      count,
      href,
    })),
    clearHref,
  });
}

/** What is chosen in a filter, in words. */
function chosenText(ui: Ui, filters: HistoryFilters, filter: HistoryFilter): string {
  if (filter === 'from' || filter === 'until')
    return ui.t(`history.chosen.${filter}`, { date: filters[filter] });
  const { value, options } = filters[filter];
  return options.find((option) => option.value === value)?.label ?? '';
}
