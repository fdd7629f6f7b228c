import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { ClaimDetail } from '#features/claims/queries.ts';
import { dayOf, formatDate, formatNumber } from '#language/format.ts';
import { paths } from '#paths.ts';
import { dangerButton, linkButton, plainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { countryLabel } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { facts } from '../components/facts.ts';
import { textArea } from '../components/field.ts';
import { formErrors } from '../components/form-errors.ts';
import { money } from '../components/money.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { phrase } from '../components/phrase.ts';
import { section, sideList } from '../components/section.ts';
import { citedSource, sourceList, type Source } from '../components/sources.ts';
import { dataTable, type Row } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { claimCrumbs } from './crumbs.ts';
import { amountDifference, countDifference, sumLine } from './table.ts';

export interface ClaimPage {
  claim: ClaimDetail;
  /** The schemes that are meant. */
  schemes: readonly { slug: string; name: string }[];
  /** What was typed as the reason for taking it away, and what is wrong with it. */
  reason: string;
  problems: Problem[];
}

/** A published figure: what it says, what the registry counts, the rows that are likely meant, and its own arithmetic. */
export function claimPage(ui: Ui, page: ClaimPage): Page {
  const { t } = ui;
  const { claim, problems } = page;
  const isStaff = ui.person?.isStaff ?? false;
  return {
    title: claim.what.length > 90 ? `${claim.what.slice(0, 88).toWellFormed()}…` : claim.what,
    section: 'reports',
    hasErrors: problems.length > 0,
    history: paths.history('claim', claim.slug),
    crumbs: claimCrumbs(ui, t('claim.one')),
    body: html`
      <div class="columns">
        <div class="column-main">
          ${pageHead({ title: claim.what, kicker: t('claim.one'), isLong: true })} ${withdrawn(ui, claim)}
          ${isStaff && claim.withdrawnAt === null ? html`<p class="actions">${linkButton({ label: t('general.edit'), href: paths.editClaim(claim.slug) })}</p>` : ''}
        </div>
        <div class="column-side">${about(ui, page)}</div>
      </div>
      ${section({
        title: t('claim.published'),
        id: 'figures',
        body: html`${figures(ui, claim)} ${claim.note ? html`<p class="list-note">${claim.note}</p>` : ''}`,
      })}
      ${rows(ui, claim)} ${arithmetic(ui, claim)}
      ${section({ title: t('sources.title'), id: 'sources', body: sourceList(ui, sourcesOf(claim)) })}
      ${isStaff ? acts(ui, page) : ''}
    `,
  };
}

function withdrawn(ui: Ui, { withdrawnAt, withdrawnReason }: ClaimDetail): HtmlSafeString | string {
  if (withdrawnAt === null) return '';
  const date = formatDate(dayOf(new Date(withdrawnAt)), ui.language);
  const reason = withdrawnReason ?? '';
  return notice({ kind: 'waiting', body: html`<p>${ui.t('claim.withdrawn', { date, reason })}</p>` });
}

type Key = 'figure' | 'published' | 'counted' | 'difference';

/** The number and the amount, each beside what the registry counts. */
function figures(ui: Ui, claim: ClaimDetail): HtmlSafeString {
  const { t, language } = ui;
  const { count, amountMinor, currency, counted, unit } = claim;
  const notRecorded = html`<em class="unknown">${t('claims.notRecorded')}</em>`;
  const all: (Row<Key> | undefined)[] = [
    count === null
      ? undefined
      : {
          cells: {
            figure: t(`claim.unit.${unit}`),
            published: formatNumber(count, language),
            counted: counted
              ? html`<a href="${counted.href}">${formatNumber(counted.count, language)}</a>`
              : notRecorded,
            difference: countDifference(ui, claim),
          },
        },
    amountMinor === null || currency === null
      ? undefined
      : {
          cells: {
            figure: t('claim.amount'),
            published: money(amountMinor, currency, ui),
            counted: counted ? sums(ui, claim) : notRecorded,
            difference: amountDifference(ui, claim),
          },
        },
  ];
  return dataTable<Key>({
    caption: t('claim.published'),
    isCaptionHidden: true,
    isUnderHeading: true,
    phone: 'pairs',
    columns: [
      { key: 'figure', label: t('claim.column.figure'), kind: 'name' },
      { key: 'published', label: t('claims.column.published'), kind: 'figure' },
      { key: 'counted', label: t('claims.column.counted'), kind: 'figure' },
      { key: 'difference', label: t('claims.column.difference'), kind: 'figure' },
    ],
    rows: all.filter((row) => row !== undefined),
  });
}

/** The sums of the counted rows, that in the claim's own currency where there is one, else those in others. */
function sums(ui: Ui, { counted, amounts, currency }: ClaimDetail): HtmlSafeString {
  const own = amounts.filter((one) => one.currency === currency);
  if (amounts.length === 0)
    return counted?.count === 0 ? html`–` : html`<em class="unknown">${ui.t('claims.noAmount')}</em>`;
  return html`${(own.length > 0 ? own : amounts).map(
    ({ href, minor, currency: code }) =>
      html`<span class="row-line"><a href="${href}">${money(minor, code, ui)}</a></span>`,
  )}`;
}

function about(ui: Ui, { claim, schemes }: ClaimPage): HtmlSafeString {
  const { t } = ui;
  const [from, until] = claim.period?.split('/') ?? [];
  const any = html`<em class="unknown">${t('claim.any')}</em>`;
  return facts(ui, {
    layout: 'beside',
    facts: [
      { label: t('claim.programme'), value: claim.programme },
      { label: t('claim.unit'), value: t(`claim.unit.${claim.unit}`) },
      {
        label: t('claim.period'),
        value: from ? html`${dateText(from, ui)}${until ? html` – ${dateText(until, ui)}` : ''}` : undefined,
      },
      {
        label: t('claim.schemes'),
        value:
          schemes.length === 0
            ? any
            : listed(schemes.map(({ slug, name }) => html`<a href="${paths.scheme(slug)}">${name}</a>`)),
      },
      {
        label: t('claim.countries'),
        value:
          claim.countries.length === 0
            ? any
            : listed(claim.countries.map((code) => html`${countryLabel(code, ui)}`)),
      },
    ],
  });
}

function listed(items: HtmlSafeString[]): HtmlSafeString {
  return html`${items.map((item, place) => html`${place > 0 ? ', ' : ''}${item}`)}`;
}

/** The rows of the registry that the claim likely speaks of, each group as a link that opens it. */
function rows(ui: Ui, claim: ClaimDetail): HtmlSafeString {
  const { t } = ui;
  const { counted, undated, amounts, withoutAmount, period } = claim;
  if (!counted)
    return section({
      title: t('claim.rows'),
      id: 'rows',
      body: html`<p><em class="unknown">${t('claim.noRows')}</em></p>`,
    });
  const link = (href: string, text: Content) => ({ text: html`<a href="${href}">${text}</a>` });
  const words = period === null ? 'claim.rowsAnyTime' : 'claim.rowsCounted';
  return section({
    title: t('claim.rows'),
    id: 'rows',
    note: t('claim.rowsNote'),
    body: sideList([
      link(counted.href, t(words, { count: counted.count })),
      ...amounts.map(({ href, currency, minor, count }) =>
        link(href, phrase(ui, 'claim.rowsIn', { amount: money(minor, currency, ui), count })),
      ),
      ...(withoutAmount.count > 0
        ? [link(withoutAmount.href, t('claim.rowsWithoutAmount', { count: withoutAmount.count }))]
        : []),
      ...(undated && undated.count > 0
        ? [link(undated.href, t('claims.undated', { count: undated.count }))]
        : []),
    ]),
  });
}

/** Whether the parts that the claim prints make up its number. */
function arithmetic(ui: Ui, { arithmetic: sum, parts }: ClaimDetail): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('claim.arithmetic'),
    id: 'arithmetic',
    body: sum
      ? html`<p>${sumLine(ui, sum)}</p>
          ${parts.length === 0 ? html`<p class="note">${t('claim.arithmeticOfNote')}</p>` : ''}`
      : html`<p><em class="unknown">${t('claim.noArithmetic')}</em></p>`,
  });
}

/** The first load wrote the claim's note at its source as well; it stands on the page already. */
function sourcesOf({ citations, note: own }: ClaimDetail): Source[] {
  return citations.map((citation) =>
    citedSource({ ...citation, note: citation.note === own ? null : citation.note }),
  );
}

/** Taking it away with a reason, or putting it back. */
function acts(ui: Ui, { claim, reason, problems }: ClaimPage): HtmlSafeString {
  const { t } = ui;
  const { at, summary } = formErrors(ui, problems, claim.withdrawnAt === null ? 'reason' : 'return');
  if (claim.withdrawnAt !== null)
    return html`${summary}
      <form id="return" method="post" action="${paths.claimReturn(claim.slug)}">
        <p class="actions">${plainButton({ label: t('claim.return') })}</p>
      </form>`;
  return section({
    title: t('claim.withdrawTitle'),
    id: 'withdrawal',
    body: html`<form class="form-width" method="post" action="${paths.claimWithdrawal(claim.slug)}" novalidate>
      ${summary}
      ${textArea({ name: 'reason', label: t('claim.withdrawReason'), hint: t('claim.withdrawHint'), value: reason, error: at('reason'), rows: 2 })}
      <p class="actions">${dangerButton({ label: t('claim.withdraw') })}</p>
    </form>`,
  });
}
