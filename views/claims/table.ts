import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Arithmetic, CheckedClaim } from '#features/claims/queries.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import type { Content } from '../components/content.ts';
import { evidenceLink } from '../components/evidence-link.ts';
import { money } from '../components/money.ts';
import { phrase } from '../components/phrase.ts';
import { sign } from '../components/sign.ts';
import { dataTable } from '../components/table.ts';
import type { Ui } from '../ui.ts';

/** Figures that somebody published, one a row, each set against what the registry counts. */
export function claimsTable(ui: Ui, claims: readonly CheckedClaim[], isUnderHeading = false): HtmlSafeString {
  const { t } = ui;
  if (claims.length === 0) return html`<p><em class="unknown">${t('claims.empty')}</em></p>`;
  return dataTable({
    caption: t('claims.title'),
    isCaptionHidden: true,
    isUnderHeading,
    phone: 'pairs',
    columns: [
      { key: 'claim', label: t('claims.column.claim'), kind: 'name' },
      { key: 'published', label: t('claims.column.published') },
      { key: 'counted', label: t('claims.column.counted') },
      { key: 'difference', label: t('claims.column.difference') },
      { key: 'known', label: t('claims.column.known') },
    ],
    rows: claims.map((claim) => ({
      id: `claim-${claim.slug}`,
      cells: {
        claim: html`<span class="row-text claim-link"><a href="${paths.claim(claim.slug)}"><strong>${claim.what}</strong></a></span>
          <span class="note claim-link">${claim.source ? evidenceLink(ui, claim.source) : ''}</span>`,
        published: published(ui, claim),
        counted: counted(ui, claim),
        difference: difference(ui, claim),
        known: known(ui, claim),
      },
    })),
  });
}

/** Whether the parts that a claim prints make up its number. */
export function sumLine({ t }: Ui, { parts, sum, short }: Arithmetic): HtmlSafeString {
  const added = parts.join(' + ');
  return short === 0
    ? html`<span class="row-line">${t('claims.addsUp', { parts: added, sum })}</span>`
    : html`<span class="row-line claim-fault">${sign('cross')} ${t('claims.doesNotAddUp', { parts: added, sum, short: Math.abs(short) })}</span>`;
}

function published(ui: Ui, { count, unit, amountMinor, currency }: CheckedClaim): HtmlSafeString {
  return html`${count === null ? '' : html`<span class="row-line">${ui.t(`claims.${unit}`, { count })}</span>`}${
    amountMinor !== null && currency
      ? html`<span class="row-line">${money(amountMinor, currency, ui)}</span>`
      : ''
  }`;
}

function counted(ui: Ui, { counted: rows, amounts, withoutAmount }: CheckedClaim): HtmlSafeString {
  const { t } = ui;
  if (!rows) return html`<em class="unknown">${t('claims.notRecorded')}</em>`;
  return html`<span class="row-line"><a href="${rows.href}">${t('claims.grants', { count: rows.count })}</a></span>
    ${amounts.map(({ currency, minor, count }) => html`<span class="row-line">${phrase(ui, 'claims.amountIn', { amount: money(minor, currency, ui), count })}</span>`)}
    ${rows.count > 0 && withoutAmount.count === rows.count ? html`<span class="row-line"><em class="unknown">${t('claims.noAmount')}</em></span>` : ''}`;
}

function difference(ui: Ui, claim: CheckedClaim): HtmlSafeString {
  if (claim.difference === undefined && claim.amountDifference === undefined) return html`–`;
  return html`${claim.difference === undefined ? '' : html`<span class="row-line">${countDifference(ui, claim)}</span>`}
    ${claim.amountMinor === null ? '' : html`<span class="row-line nowrap">${amountDifference(ui, claim)}</span>`}`;
}

/** How many more rows the registry counts than the claim says, or fewer. */
export function countDifference({ t, language }: Ui, { difference: rows }: CheckedClaim): Content {
  if (rows === undefined) return '–';
  return rows === 0 ? t('claims.none') : signed(rows, formatNumber(Math.abs(rows), language));
}

/** The same of the amount; it cannot be told where no row publishes one in the claim's currency. */
export function amountDifference(
  ui: Ui,
  { amountDifference: minor, currency, counted: rows }: CheckedClaim,
): Content {
  const { t, language } = ui;
  if (!rows) return '–';
  if (minor === undefined)
    return html`<em class="unknown">${t('state.cannotTell').toLocaleLowerCase(language)}</em>`;
  return minor === 0
    ? t('claims.none')
    : html`<span class="nowrap">${minor < 0 ? '−' : '+'}${money(Math.abs(minor), currency ?? '', ui)}</span>`;
}

function signed(value: number, text: string): string {
  return `${value < 0 ? '−' : '+'}${text}`;
}

function known(
  ui: Ui,
  { arithmetic, counted: rows, undated, withoutAmount, note }: CheckedClaim,
): HtmlSafeString {
  const { t } = ui;
  return html`${arithmetic ? sumLine(ui, arithmetic) : ''}${
    rows && rows.count > 0 && withoutAmount.count > 0
      ? html`<span class="row-line">${t('claims.withoutAmount', { count: withoutAmount.count, of: rows.count })}</span>`
      : ''
  }${
    undated && undated.count > 0
      ? html`<span class="row-line"><a href="${undated.href}">${t('claims.undated', { count: undated.count })}</a></span>`
      : ''
  }${note ? html`<span class="note">${note}</span>` : ''}`;
}
