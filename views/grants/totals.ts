import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { Basis, MoneyTotals } from '#features/grants/money-at.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { dateField } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { money } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

export interface TotalsView {
  asOf: string;
  signedFrom: string | undefined;
  shown: readonly Basis[];
  typed: { asOf: string; signedFrom: string };
  problems: Problem[];
  /** Undefined where a date cannot be read. */
  totals: MoneyTotals | undefined;
  filters: { name: string; value: string; label: string }[];
}

type Key = 'currency' | 'grants' | Basis;

/** The money of a set of grants on a day, each currency by itself and together in euro. */
export function totalsPage(ui: Ui, view: TotalsView): Page {
  const { t } = ui;
  const { asOf, totals, problems, filters } = view;
  const fieldOf = fieldAfter('as-of');
  const query = queryOf(view);
  return {
    title: t('totals.title'),
    section: 'grants',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('grants.title'), href: paths.grants() },
      { label: t('totals.title') },
    ],
    body: html`
      <h1 class="page-title">${t('totals.title')}</h1>
      <p class="lead">${phrase(ui, 'totals.asOf', { date: dateText(asOf.length === 10 ? asOf : ui.today, ui, 'long') })}</p>
      ${filters.length > 0 ? html`<p>${t('totals.only', { list: filters.map(({ label }) => label).join(', ') })}</p>` : ''}
      ${problemSummary(ui, problems, fieldOf)}
      <div class="columns">
        <div class="column-main">${totals ? table(ui, view, totals) : ''}</div>
        <div class="column-side">
          ${sideSection({ title: t('totals.otherDay'), body: form(ui, view) })}
          ${sideSection({
            title: t('grant.takeAway'),
            id: 'take-away',
            body: sideList([
              { text: html`<a href="${withQuery('/grants/totals.csv', query)}">CSV</a>` },
              { text: html`<a href="${withQuery('/api/v1/grants/totals', query)}">JSON</a>` },
              {
                text: html`<a href="${withQuery(paths.grants(), query)}">${t('totals.theGrants')}</a>`,
              },
            ]),
          })}
        </div>
      </div>
    `,
  };
}

function filterQuery({ filters }: TotalsView): Record<string, string[]> {
  const grouped = Map.groupBy(filters, ({ name }) => name);
  return Object.fromEntries([...grouped].map(([name, all]) => [name, all.map(({ value }) => value)]));
}

function queryOf(view: TotalsView): Record<string, string | string[] | undefined> {
  const basis = view.shown.length === 1 ? view.shown[0] : undefined;
  return { ...filterQuery(view), 'as-of': view.asOf, 'signed-from': view.signedFrom, basis };
}

function table(ui: Ui, view: TotalsView, totals: MoneyTotals): HtmlSafeString {
  const { t, language } = ui;
  const { shown } = view;
  const { sums, euro, notPublished, undecided, undated } = totals;
  const leftOut = shown.filter((basis) => euro[basis].leftOut > 0);
  const together: Row<Key> = {
    cells: {
      currency: t('totals.inEuro'),
      ...Object.fromEntries(
        shown.map((basis) => {
          const sum = euro[basis];
          // Where every amount lacks a rate, the sum is not known; it is not nothing.
          return [basis, sum.minor === 0 && sum.leftOut > 0 ? '–' : money(sum.minor, 'EUR', ui)];
        }),
      ),
    },
  };
  return section({
    title: t('totals.perCurrency'),
    note: t('totals.neverAdded'),
    body: html`
      ${
        sums.length === 0
          ? html`<p>${t('totals.none')}</p>`
          : dataTable<Key>({
              caption: t('totals.perCurrency'),
              isCaptionHidden: true,
              isUnderHeading: true,
              phone: 'pairs',
              columns: [
                { key: 'currency', label: t('rates.currency'), kind: 'name' },
                { key: 'grants', label: t('schemes.column.grants'), kind: 'number' },
                ...shown.map(
                  (basis) => ({ key: basis, label: t(`totals.basis.${basis}`), kind: 'figure' }) as const,
                ),
              ],
              rows: sums.map(({ currency, count, ...sum }) => ({
                cells: {
                  currency,
                  grants: formatNumber(count, language),
                  ...Object.fromEntries(shown.map((basis) => [basis, money(sum[basis], currency, ui)])),
                },
              })),
              foot: [together],
            })
      }
      ${
        shown.length === 1
          ? html`<p><a href="${withQuery('/grants/totals', { ...queryOf(view), basis: undefined })}">${t('totals.link')}</a></p>`
          : ''
      }
      <p class="note">${t('totals.rule')}</p>
      ${leftOut.map((basis) => html`<p class="note">${t(`totals.leftOut.${basis}`, { count: euro[basis].leftOut })}</p>`)}
      ${notPublished > 0 ? html`<p class="note">${t('totals.notPublished', { count: notPublished })}</p>` : ''}
      ${undecided > 0 ? html`<p class="note">${t('totals.undecided', { count: undecided })}</p>` : ''}
      ${undated > 0 ? html`<p class="note">${t('totals.undated', { count: undated })}</p>` : ''}
    `,
  });
}

function form(ui: Ui, { typed, problems, filters, shown }: TotalsView): HtmlSafeString {
  const { t } = ui;
  const error = errorsAt(ui, problems, fieldAfter('as-of'));
  return html`<form method="get" action="/grants/totals" novalidate>
    ${filters.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${shown.length === 1 ? html`<input type="hidden" name="basis" value="${shown[0] ?? ''}" />` : ''}
    ${dateField({ name: 'as-of', label: t('totals.day'), value: typed.asOf, error: error('as-of') })}
    ${dateField({ name: 'signed-from', label: t('many.signedFrom'), value: typed.signedFrom, error: error('signed-from'), isOptional: t('general.optional') })}
    ${plainButton({ label: t('history.show') })}
  </form>`;
}
