import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { currencies } from '#features/grants/kinds.ts';
import type { RatePage } from '#features/rates/queries.ts';
import { rateText } from '#features/rates/rules.ts';
import type { ImportResult } from '#features/rates/schemas.ts';
import { api } from '#api-paths.ts';
import { paths, withQuery } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { dateText } from '../components/date.ts';
import { dateField, selectField, textField } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { notice } from '../components/notice.ts';
import { section, sideList, sideSection } from '../components/section.ts';
import { sign } from '../components/sign.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';

export type TypedRate = Partial<Record<'currency' | 'on' | 'rate' | 'source' | 'reason', string>>;

export interface RatesView {
  page: RatePage;
  currency: string | undefined;
  typed: TypedRate;
  problems: Problem[];
  result: ImportResult | undefined;
}

type Errors = (field: string) => string | undefined;

/** Rates to the euro with their day and source, and the ways by which an administrator enters them. */
export function ratesPage(ui: Ui, view: RatesView): Page {
  const { t } = ui;
  const { problems, result } = view;
  const fieldOf = (path: string) => (path === '/xml' ? 'file' : fieldAfter('rate')(path));
  const error = errorsAt(ui, problems, fieldOf);
  return {
    title: t('rates.title'),
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('admin.title'), href: paths.admin() },
      { label: t('rates.title') },
    ],
    body: html`
      <h1 class="page-title">${t('rates.title')}</h1>
      <p class="lead">${t('rates.lead')}</p>
      ${problemSummary(ui, problems, fieldOf)} ${result ? resultNotice(ui, result) : ''}
      <div class="columns">
        <div class="column-main">${list(ui, view)}</div>
        <div class="column-side">
          ${sideSection({ title: t('rates.add'), body: addForm(ui, view.typed, error) })}
          ${sideSection({ title: t('rates.import'), body: importForm(ui, error) })}
          ${sideSection({
            title: t('grant.takeAway'),
            id: 'take-away',
            body: sideList([
              { text: html`<a href="${paths.rates()}.csv">CSV</a>` },
              { text: html`<a href="${api.rates()}">${t('grant.json')}</a>` },
            ]),
          })}
        </div>
      </div>
    `,
  };
}

function list(ui: Ui, { page, currency }: RatesView): HtmlSafeString {
  const { t } = ui;
  const { rows, total, next } = page;
  const others = currencies.filter((code) => code !== 'EUR');
  return section({
    title: t('rates.list'),
    note: t('rates.count', { count: total }),
    links: [
      { label: t('rates.all'), href: currency ? paths.rates() : undefined },
      ...others.map((code) => ({
        label: code,
        href: code === currency ? undefined : withQuery(paths.rates(), { currency: code }),
      })),
    ],
    body: html`
      ${
        rows.length === 0
          ? html`<p>${t('rates.none')}</p>`
          : dataTable<'day' | 'rate' | 'source'>({
              caption: t('rates.list'),
              isCaptionHidden: true,
              isUnderHeading: true,
              columns: [
                { key: 'day', label: t('payments.column.day'), kind: 'name' },
                { key: 'rate', label: t('rates.column.rate'), kind: 'figure', phone: 'labelled' },
                { key: 'source', label: t('rates.column.source') },
              ],
              rows: rows.map(({ currency: code, on, perEuro, source }) => ({
                cells: {
                  day: dateText(on, ui),
                  rate: html`<span class="money">${code} ${rateText(perEuro)}</span>`,
                  source,
                },
              })),
            })
      }
      ${
        next
          ? html`<p><a href="${withQuery(paths.rates(), { currency, on: next.on, after: next.id })}">${t('rates.earlier')}</a></p>`
          : ''
      }
    `,
  });
}

function addForm(ui: Ui, typed: TypedRate, error: Errors): HtmlSafeString {
  const { t } = ui;
  return html`<form method="post" action="${paths.rates()}" novalidate>
    ${selectField({ name: 'currency', label: t('rates.currency'), value: typed.currency || 'NOK', error: error('currency'), width: 'short', options: currencies.filter((code) => code !== 'EUR').map((value) => ({ value, label: value })) })}
    ${dateField({ name: 'on', label: t('payments.column.day'), value: typed.on, error: error('on') })}
    ${textField({ name: 'rate', label: t('rates.rate'), hint: t('rates.rateHint'), value: typed.rate, error: error('rate'), width: 'short', inputmode: 'decimal', isFigure: true })}
    ${textField({ name: 'source', label: t('rates.source'), hint: t('rates.sourceHint'), value: typed.source, error: error('source') })}
    ${textField({ name: 'reason', label: t('rates.reason'), hint: t('rates.reasonHint'), value: typed.reason, error: error('reason'), isOptional: t('general.optional') })}
    ${mainButton({ label: t('rates.save') })}
  </form>`;
}

function importForm(ui: Ui, error: Errors): HtmlSafeString {
  const { t } = ui;
  const problem = error('file');
  return html`<form method="post" action="${paths.rateImport()}" enctype="multipart/form-data">
    <div class="field" ${problem ? html`data-invalid` : ''}>
      <label class="field-label" for="file">${t('rates.file')}</label>
      <p class="field-hint" id="file-hint">${t('rates.fileHint')}</p>
      <input class="ds-input field-full" type="file" id="file" name="file" accept=".xml,text/xml,application/xml" aria-describedby="file-hint" />
      ${problem ? html`<p class="field-error">${sign('cross')}<span>${problem}</span></p>` : ''}
    </div>
    ${plainButton({ label: t('rates.import') })}
  </form>`;
}

function resultNotice(ui: Ui, { added, known, differing, others }: ImportResult): HtmlSafeString {
  const { t } = ui;
  return notice({
    kind: differing.length > 0 ? 'waiting' : 'signed',
    isLive: true,
    body: html`<p>${t('rates.added', { count: added })} ${t('rates.known', { count: known })} ${t('rates.others', { count: others })}</p>
      ${
        differing.length > 0
          ? html`<p>${t('rates.differing', { count: differing.length })}
            ${differing
              .slice(0, 10)
              .map(({ currency, on, recorded, given }) => `${currency} ${on}: ${recorded} / ${given}`)
              .join('; ')}</p>`
          : ''
      }`,
  });
}
