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

/** What was published against what the registry counts. */
export function claimsPage(ui: Ui, claims: readonly CheckedClaim[]): Page {
  const { t } = ui;
  return {
    title: t('claims.title'),
    section: 'reports',
    crumbs: reportCrumbs(ui, t('claims.title')),
    body: html`
      ${pageHead({ title: t('claims.title'), lead: t('claims.lead') })}
      <p class="section-links"><a href="${paths.claims()}.csv">${t('lists.csv')}</a> <a href="${paths.coverage()}">${t('coverage.title')}</a></p>
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
  return html`${count === null ? '' : html`<div>${words}</div>`}${
    amountMinor !== null && currency ? html`<div>${money(amountMinor, currency, ui)}</div>` : ''
  }`;
}

function counted(ui: Ui, { counted: rows, amounts, withoutAmount }: CheckedClaim): HtmlSafeString {
  const { t } = ui;
  if (!rows) return html`<em class="unknown">${t('claims.notRecorded')}</em>`;
  return html`<div><a href="${rows.href}">${t('claims.grants', { count: rows.count })}</a></div>
    ${amounts.map(({ currency, minor, count }) => html`<div>${phrase(ui, 'claims.amountIn', { amount: money(minor, currency, ui), count })}</div>`)}
    ${rows.count > 0 && withoutAmount === rows.count ? html`<div><em class="unknown">${t('claims.noAmount')}</em></div>` : ''}`;
}

function difference(ui: Ui, claim: CheckedClaim): HtmlSafeString {
  const { t } = ui;
  const { difference: rows, amountDifference, amountMinor, currency } = claim;
  if (rows === undefined) return html`–`;
  return html`<div>${rows === 0 ? t('claims.none') : signed(rows, formatNumber(Math.abs(rows), ui.language))}</div>
    ${
      amountMinor === null
        ? ''
        : amountDifference === undefined
          ? html`<div><em class="unknown">${t('state.cannotTell').toLocaleLowerCase(ui.language)}</em></div>`
          : html`<div class="nowrap">${amountDifference === 0 ? t('claims.none') : html`${amountDifference < 0 ? '−' : '+'}${money(Math.abs(amountDifference), currency ?? '', ui)}`}</div>`
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
        ? html`<div>${t('claims.addsUp', { parts: arithmetic.parts.join(' + '), sum: arithmetic.sum })}</div>`
        : html`<div class="claim-fault">${sign('cross')} ${t('claims.doesNotAddUp', { parts: arithmetic.parts.join(' + '), sum: arithmetic.sum, short: Math.abs(arithmetic.short) })}</div>`
      : ''
  }${
    rows && rows.count > 0 && withoutAmount > 0
      ? html`<div>${t('claims.withoutAmount', { count: withoutAmount, of: rows.count })}</div>`
      : ''
  }${
    undated && undated.count > 0
      ? html`<div><a href="${undated.href}">${t('claims.undated', { count: undated.count })}</a></div>`
      : ''
  }${note ? html`<div class="note">${note}</div>` : ''}`;
}
