import { html, type HtmlSafeString } from '@prairielearn/html';
import type { AmountOnDay } from '#features/grants/amounts-on-day.ts';
import type { Basis, MoneyTotals } from '#features/grants/money-at.ts';
import type { OnDay } from '#features/grants/on-day.ts';
import { dateText } from '../components/date.ts';
import { controlAttributes, messages } from '../components/field-parts.ts';
import { errorsAt, fieldAfter, problemSummary } from '../components/form-problems.ts';
import { money, moneyOrUnknown, notPublished } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import type { Row } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** On which day a list's amounts are, and which of them; without one they are as signed. */
export interface ListDay extends OnDay {
  basis: Basis;
  /** Whether the address asks for a day or for one kind of amounts. */
  isAsked: boolean;
  /** Of all grants of the list; undefined without a day, or after a search with very many hits. */
  totals: MoneyTotals | undefined;
  /** The same list with other amounts. */
  hrefs: Record<'recorded' | 'amended' | 'paid', string>;
}

const kinds = ['signed', 'amended', 'paid'] as const satisfies readonly Basis[];
const fieldOf = fieldAfter('as-of');

/** Which amounts the rows have, in words, and the way to others. */
export function amountsNote(ui: Ui, { isAsked, basis, asOf, signedFrom, hrefs }: ListDay): HtmlSafeString {
  const { t } = ui;
  if (!isAsked)
    return html`<p class="list-amounts">
      ${t('grants.amounts.recorded')} <a href="${hrefs.amended}">${t('grants.amounts.asAmended')}</a> ·
      <a href="${hrefs.paid}">${t('grants.amounts.asPaid')}</a>
    </p>`;
  const from = signedFrom
    ? html` ${phrase(ui, 'grants.amounts.from', { date: dateText(signedFrom, ui, 'long') })}`
    : '';
  return html`<p class="list-amounts">
    ${phrase(ui, `grants.amounts.${basis}`, { date: dateText(asOf, ui, 'long') })}${from}
    <a href="${hrefs.recorded}">${t('grants.amounts.all')}</a>
  </p>`;
}

/** What is wrong with the day that was typed; the rows wait until it can be read. */
export function dayProblem(ui: Ui, { problems }: ListDay): HtmlSafeString | string {
  return problemSummary(ui, problems, fieldOf);
}

/** Which amounts, and on which day: beside the filters and part of their form. */
export function amountChoices(ui: Ui, { basis, isAsked, typed, problems }: ListDay): HtmlSafeString {
  const { t } = ui;
  const errorAt = errorsAt(ui, problems, fieldOf);
  const dayField = (name: 'as-of' | 'signed-from', label: string, value: string) => {
    const field = { name, label, error: errorAt(name) };
    return html`<div class="field facet-day" ${field.error ? html`data-invalid` : ''}>
      <label class="field-label" for="${name}">${label}</label>
      <input
        class="ds-input field-short"
        type="text"
        value="${value}"
        autocomplete="off"
        maxlength="20"
        form="list-form"
        ${controlAttributes(field)}
      />
      ${messages(field)}
    </div>`;
  };
  return html`<fieldset class="facet">
    <legend>${t('grants.amounts.title')}</legend>
    ${kinds.map((kind) => {
      // As signed comes by itself, and by name only where the address named it: then of the grants signed by today.
      const value = kind === 'signed' && !(isAsked && basis === 'signed' && !typed.asOf) ? '' : kind;
      return html`<label class="facet-value" for="basis-${kind}">
        <input
          id="basis-${kind}"
          class="ds-input"
          type="radio"
          name="basis"
          value="${value}"
          form="list-form"
          ${kind === basis ? 'checked' : ''}
        />
        <span class="facet-label">${t(`totals.basis.${kind}`)}</span>
      </label>`;
    })}
    ${dayField('as-of', t('grants.amounts.onDay'), typed.asOf)}
    ${typed.signedFrom ? dayField('signed-from', t('many.signedFrom'), typed.signedFrom) : ''}
  </fieldset>`;
}

/** A grant's amount on the day; what it was as signed stands under it where that differs. */
export function amountOnDay(
  ui: Ui,
  { minor, signedMinor, leftOut }: AmountOnDay,
  currency: string | null,
): HtmlSafeString {
  if (leftOut) return html`<em class="unknown">${ui.t(`grants.leftOut.${leftOut}`)}</em>`;
  const shown = moneyOrUnknown(minor, currency, ui);
  if (signedMinor === null || currency === null || signedMinor === minor) return shown;
  return html`${shown}<span class="note">${phrase(ui, 'grants.amounts.wasSigned', {
    amount: money(signedMinor, currency, ui),
  })}</span>`;
}

/** The day's totals of the whole list, equal to those of its page of totals; what they leave out is said. */
export function footOnDay(ui: Ui, { totals, basis }: ListDay, href: string): Row<'grant' | 'amount'>[] {
  const { t } = ui;
  if (!totals) return [];
  const { sums, notPublished: without, undecided, undated } = totals;
  const leftOut = (['undecided', 'undated'] as const).filter((why) => totals[why] > 0);
  return [
    ...sums.map(({ currency, count, ...sum }) => ({
      cells: { grant: t('grants.totalIn', { currency, count }), amount: money(sum[basis], currency, ui) },
    })),
    ...(without > 0
      ? [{ cells: { grant: t('grants.totalWithout', { count: without }), amount: notPublished(ui) } }]
      : []),
    ...leftOut.map((why) => ({
      cells: { grant: t(`totals.${why}`, { count: why === 'undecided' ? undecided : undated }) },
    })),
    { cells: { grant: html`<a href="${href}">${t('totals.link')}</a>` } },
  ];
}
