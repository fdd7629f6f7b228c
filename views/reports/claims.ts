import { html, type HtmlSafeString } from '@prairielearn/html';
import type { CheckedClaim } from '#features/reports/claims.ts';
import { formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { evidenceLink } from '../components/evidence-link.ts';
import { money } from '../components/money.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { sign } from '../components/sign.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { reportCrumbs } from './crumbs.ts';
import { downloadsInline } from '../components/downloads.ts';

/** What was published against what the registry counts. */
export function claimsPage(ui: Ui, claims: readonly CheckedClaim[]): Page {
  const { t } = ui;
  return {
    title: t('claims.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('claims.title')),
    body: html`
      ${pageHead({ title: t('claims.title'), lead: t('claims.lead') })}
      <p class="section-links">${downloadsInline(ui, (format) => `${paths.claims()}.${format}`)} <a href="${paths.coverage()}">${t('coverage.title')}</a></p>
      ${claimsTable(ui, claims)}
      <p class="list-note">${t('claims.how')}</p>
    `,
  };
}

export function claimsTable(ui: Ui, claims: readonly CheckedClaim[], isUnderHeading = false): HtmlSafeString {
  const { t } = ui;
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
        claim: html`<span class="row-text"><strong>${claim.what}</strong></span>
          <span class="note">${claim.source ? evidenceLink(ui, claim.source) : ''}</span>`,
        published: published(ui, claim),
        counted: counted(ui, claim),
        difference: difference(ui, claim),
        known: known(ui, claim),
      },
    })),
  });
}

function published(ui: Ui, { count, unit, amountMinor, currency }: CheckedClaim): HtmlSafeString {
  const words =
    unit === 'grants'
      ? ui.t('claims.grants', { count: count ?? 0 })
      : ui.t('claims.applications', { count: count ?? 0 });
  return html`${count === null ? '' : html`<span class="row-line">${words}</span>`}${
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
    ${rows.count > 0 && withoutAmount === rows.count ? html`<span class="row-line"><em class="unknown">${t('claims.noAmount')}</em></span>` : ''}`;
}

function difference(ui: Ui, claim: CheckedClaim): HtmlSafeString {
  const { t } = ui;
  const { difference: rows, amountDifference, amountMinor, currency } = claim;
  if (rows === undefined) return html`–`;
  return html`<span class="row-line">${rows === 0 ? t('claims.none') : signed(rows, formatNumber(Math.abs(rows), ui.language))}</span>
    ${
      amountMinor === null
        ? ''
        : amountDifference === undefined
          ? html`<span class="row-line"><em class="unknown">${t('state.cannotTell').toLocaleLowerCase(ui.language)}</em></span>`
          : html`<span class="row-line nowrap">${amountDifference === 0 ? t('claims.none') : html`${amountDifference < 0 ? '−' : '+'}${money(Math.abs(amountDifference), currency ?? '', ui)}`}</span>`
    }`;
}

function signed(value: number, text: string): string {
  return `${value < 0 ? '−' : '+'}${text}`;
}

function known(
  ui: Ui,
  { arithmetic, counted: rows, undated, withoutAmount, note }: CheckedClaim,
): HtmlSafeString {
  const { t } = ui;
  return html`${
    arithmetic
      ? arithmetic.short === 0
        ? html`<span class="row-line">${t('claims.addsUp', { parts: arithmetic.parts.join(' + '), sum: arithmetic.sum })}</span>`
        : html`<span class="row-line claim-fault">${sign('cross')} ${t('claims.doesNotAddUp', { parts: arithmetic.parts.join(' + '), sum: arithmetic.sum, short: Math.abs(arithmetic.short) })}</span>`
      : ''
  }${
    rows && rows.count > 0 && withoutAmount > 0
      ? html`<span class="row-line">${t('claims.withoutAmount', { count: withoutAmount, of: rows.count })}</span>`
      : ''
  }${
    undated && undated.count > 0
      ? html`<span class="row-line"><a href="${undated.href}">${t('claims.undated', { count: undated.count })}</a></span>`
      : ''
  }${note ? html`<span class="note">${note}</span>` : ''}`;
}
