import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ManyRow, Preview } from '#features/amendments/many.ts';
import type { TypedMany } from '#features/amendments/many-routes.ts';
import type { BatchRow } from '#features/amendments/queries.ts';
import { currencies } from '#features/grants/kinds.ts';
import { paths } from '#paths.ts';
import { mainButton, plainButton } from '../components/button.ts';
import { checkbox, dateField, selectField, textArea, textField } from '../components/field.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { money, moneyOrUnknown } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { section } from '../components/section.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Crumb, Page, Ui } from '../ui.ts';

export interface ManyView {
  typed: TypedMany;
  preview: Preview | undefined;
  problems: Problem[];
  schemes: { slug: string; name: string; programme: string }[];
  key: string;
}

type Key = 'grant' | 'before' | 'after' | 'paid';

/** The choice of grants and of a cut, and under it what it would do to each. */
export function manyPage(ui: Ui, view: ManyView): Page {
  const { t } = ui;
  const { problems, preview } = view;
  return {
    title: t('many.title'),
    section: 'grants',
    hasErrors: problems.length > 0,
    crumbs: crumbs(ui),
    body: html`
      <h1 class="page-title">${t('many.title')}</h1>
      <p class="lead">${t('many.lead')}</p>
      ${problemSummary(ui, problems, fieldAfter(preview ? 'preview' : 'references'))}
      ${preview ? previewSection(ui, view, preview) : ''} ${choice(ui, view)}
    `,
  };
}

function crumbs({ t }: Ui): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('grants.title'), href: paths.grants() },
    { label: t('many.title') },
  ];
}

function choice(ui: Ui, { typed, problems, schemes }: ManyView): HtmlSafeString {
  const { t } = ui;
  const error = errorsAt(ui, problems, fieldAfter('references'));
  const isOptional = t('general.optional');
  return html`<form class="form-width" method="get" action="${paths.amendmentsOfMany()}" novalidate>
    ${section({
      title: t('many.which'),
      body: html`
        ${selectField({ name: 'scheme', label: t('many.scheme'), value: typed.scheme, error: error('scheme'), empty: t('many.noScheme'), width: 'full', options: schemes.map(({ slug, name, programme }) => ({ value: slug, label: `${name} (${programme})` })) })}
        ${dateField({ name: 'signedFrom', label: t('many.signedFrom'), value: typed.signedFrom, error: error('signedFrom'), isOptional })}
        ${dateField({ name: 'signedUntil', label: t('many.signedUntil'), value: typed.signedUntil, error: error('signedUntil'), isOptional })}
        ${textArea({ name: 'references', label: t('many.references'), hint: t('many.referencesHint'), value: typed.references, error: error('references'), rows: 3, isOptional })}
      `,
    })}
    ${section({
      title: t('many.cut'),
      body: html`
        ${textField({ name: 'percent', label: t('many.percent'), hint: t('many.percentHint'), value: typed.percent, error: error('percent'), width: 'short', inputmode: 'decimal', isFigure: true })}
        ${textField({ name: 'total', label: t('many.total'), hint: t('many.totalHint'), value: typed.total, error: error('total'), width: 'medium', inputmode: 'decimal', isFigure: true, isOptional })}
        ${selectField({ name: 'currency', label: t('many.currency'), value: typed.currency || 'NOK', error: error('currency'), width: 'short', options: currencies.map((value) => ({ value, label: value })) })}
        ${dateField({ name: 'effectiveOn', label: t('amend.effectiveOn'), hint: t('status.onHint'), value: typed.effectiveOn, error: error('effectiveOn') })}
        ${textArea({ name: 'reason', label: t('status.reason'), hint: t('status.reasonHint'), value: typed.reason, error: error('reason'), rows: 2 })}
        ${checkbox({ name: 'leaveOut', label: t('many.leaveOut'), isChecked: typed.leaveOut !== '' })}
      `,
    })}
    <div class="actions">${plainButton({ label: t('many.preview'), name: 'look', value: 'yes' })}</div>
  </form>`;
}

function previewSection(ui: Ui, { typed, key }: ManyView, preview: Preview): HtmlSafeString {
  const { t } = ui;
  const { rows, leftOut, digest } = preview;
  const failing = rows.filter(({ problems }) => problems.length > 0).length;
  const body =
    rows.length === 0
      ? html`<p>${t('many.noneFound')}</p>`
      : html`${failing > 0 ? notice({ kind: 'danger', body: t('many.cannot', { count: failing }) }) : ''}
        ${table(ui, rows)}
        ${
          failing === 0
            ? html`<form class="act-above" method="post" action="${paths.amendmentsOfMany()}">
              ${Object.entries(typed).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
              <input type="hidden" name="digest" value="${digest}" />
              <input type="hidden" name="key" value="${key}" />
              <div class="actions">${mainButton({ label: t('many.save', { count: rows.length }) })}</div>
            </form>`
            : ''
        }`;
  return html`${section({ title: t('many.previewTitle'), id: 'preview', note: t('many.nothingSigned'), body })}
  ${leftOut.length > 0 ? section({ title: t('many.leftOut', { count: leftOut.length }), body: table(ui, leftOut) }) : ''}`;
}

function table(ui: Ui, rows: ManyRow[]): HtmlSafeString {
  const { t } = ui;
  return dataTable<Key>({
    caption: t('many.previewTitle'),
    isCaptionHidden: true,
    isUnderHeading: true,
    phone: 'pairs',
    columns: columns(ui),
    rows: rows.map(({ grant, before, after, paid, problems }) => ({
      cells: {
        grant: html`<a href="${paths.grant(grant.reference)}">${grant.reference}</a>
          <span class="note">${nameText({ name: grant.lead.name, lang: grant.lead.language })}</span>
          ${problems.map(({ message, values }) => html`<span class="field-error">${t(message, values)}</span>`)}`,
        before: moneyOrUnknown(before, grant.currency, ui),
        after: moneyOrUnknown(after, grant.currency, ui),
        paid: moneyOrUnknown(paid, grant.currency, ui),
      },
    })),
    foot: sums(
      ui,
      rows.map(({ grant, ...row }) => ({ ...row, currency: grant.currency })),
    ),
  });
}

function columns({ t }: Ui) {
  return [
    { key: 'grant', label: t('many.column.grant'), kind: 'name' },
    { key: 'before', label: t('many.column.before'), kind: 'figure' },
    { key: 'after', label: t('many.column.after'), kind: 'figure' },
    { key: 'paid', label: t('many.column.paid'), kind: 'figure' },
  ] as const;
}

/** Currencies stand on lines of their own and are never added. */
function sums(
  ui: Ui,
  rows: { currency: string | null; before: number | null; after: number | null; paid?: number | null }[],
): Row<Key>[] {
  return currencies.flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency && row.before !== null && row.after !== null);
    if (own.length === 0) return [];
    const sum = (field: 'before' | 'after' | 'paid') =>
      money(
        own.reduce((all, row) => all + (row[field] ?? 0), 0),
        currency,
        ui,
      );
    return {
      cells: {
        grant: ui.t('many.sumOf', { count: own.length, currency }),
        before: sum('before'),
        after: sum('after'),
        ...(own.some(({ paid }) => paid !== undefined) ? { paid: sum('paid') } : {}),
      },
    };
  });
}

/** What was amended together. */
export function manyDonePage(ui: Ui, rows: BatchRow[]): Page {
  const { t } = ui;
  return {
    title: t('many.title'),
    section: 'grants',
    crumbs: crumbs(ui),
    body: html`
      <h1 class="page-title">${t('many.title')}</h1>
      ${notice({ kind: 'signed', body: t('many.done', { count: rows.length }), isLive: true })}
      <p>${t('many.nothingSigned')}</p>
      <p class="note">${t('grant.step.reason', { reason: rows[0]?.reason ?? '' })}</p>
      ${dataTable<Key>({
        caption: t('many.title'),
        isCaptionHidden: true,
        phone: 'pairs',
        columns: columns(ui).filter(({ key }) => key !== 'paid'),
        rows: rows.map(({ reference, lead, leadLanguage, currency, amountBefore, amountAfter }) => ({
          cells: {
            grant: html`<a href="${paths.grant(reference)}">${reference}</a>
              <span class="note">${nameText({ name: lead, lang: leadLanguage })}</span>`,
            before: money(amountBefore, currency, ui),
            after: money(amountAfter, currency, ui),
          },
        })),
        foot: sums(
          ui,
          rows.map(({ currency, amountBefore, amountAfter }) => ({
            currency,
            before: amountBefore,
            after: amountAfter,
          })),
        ),
      })}
    `,
  };
}
