import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Counted, Matrix } from '#features/partners/matrix.ts';
import type { JoinedPair, PairsAsked } from '#features/partners/pairs.ts';
import { pairCode } from '#features/partners/pairs.ts';
import { formatNumber } from '#language/format.ts';
import { paths, withQuery } from '#paths.ts';
import { plainButton } from '../components/button.ts';
import { countryLabel } from '../components/country.ts';
import { allDownloads } from '../components/downloads.ts';
import { selectField } from '../components/field.ts';
import { countLine } from '../components/list-page.ts';
import { notice } from '../components/notice.ts';
import { pageHead } from '../components/page-head.ts';
import { dataTable } from '../components/table.ts';
import type { Page, Ui } from '../ui.ts';
import { leftOut, type MatrixChoices } from './matrix.ts';
import { partnerCrumbs, partnerTabs } from './parts.ts';

export interface PairsContent {
  asked: PairsAsked;
  pairs: readonly JoinedPair[];
  undated: Matrix['undated'];
  choices: MatrixChoices & { countries: { value: string; label: string }[] };
}

/** The pairs of countries that became partners, one a row, each with the grants and coalitions that joined it. */
export function pairsPage(ui: Ui, content: PairsContent): Page {
  const { t } = ui;
  const { asked, pairs } = content;
  const title = t('partners.pairs.title');
  const matrix = { label: t('partners.matrix.title'), href: paths.partnersMatrix() };
  return {
    title,
    section: 'partners',
    crumbs: partnerCrumbs(ui, matrix, title),
    isUnlisted: Object.values(asked).some((value) => value !== ''),
    body: html`
      ${pageHead({ title, lead: t('partners.pairs.lead') })} ${partnerTabs(ui, 'matrix')} ${filters(ui, content)}
      <div class="list-line">
        <p class="list-count">${countLine(t('partners.pairs.count', { count: pairs.length }))}</p>
        ${pairs.length > 0 ? allDownloads(ui, (format) => withQuery(`${paths.partnersPairs()}.${format}`, asked)) : ''}
      </div>
      ${leftOut(ui, { asked: { ...asked, role: '', by: '' }, undated: content.undated })}
      ${pairs.length > 0 ? table(ui, pairs) : notice({ kind: 'information', body: t('partners.pairs.none') })}
    `,
  };
}

function filters(ui: Ui, { asked, choices }: PairsContent): HtmlSafeString {
  const { t } = ui;
  const select = (name: keyof PairsAsked, label: string, known: { value: string; label: string }[]) => {
    const value = asked[name];
    // What an address asks for stands there also where nothing is of it.
    const options =
      value === '' || known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
    return selectField({ name, label, value, empty: t('partners.all'), options, width: 'full' });
  };
  return html`<form class="filter-row" action="${paths.partnersPairs()}">
    ${select('programme', t('grants.programme'), choices.programmes)}
    ${select('scheme', t('grants.scheme'), choices.schemes)}
    ${select('theme', t('grants.theme'), choices.themes)}
    ${select('year', t('partners.matrix.year'), choices.years)}
    ${select('country', t('partners.pairs.country'), choices.countries)}
    ${plainButton({ label: t('partners.show') })}
  </form>`;
}

function table(ui: Ui, pairs: readonly JoinedPair[]): HtmlSafeString {
  const { t } = ui;
  const figure = ({ count, href }: Counted) =>
    count === 0 ? '–' : html`<a href="${href}">${formatNumber(count, ui.language)}</a>`;
  return dataTable({
    caption: t('partners.pairs.title'),
    isCaptionHidden: true,
    phone: 'pairs',
    columns: [
      { key: 'pair', label: t('partners.pairs.pair'), kind: 'name' },
      { key: 'grants', label: t('partners.by.grants'), kind: 'number' },
      { key: 'coalitions', label: t('partners.by.coalitions'), kind: 'number' },
    ],
    rows: pairs.map(({ row, column, grants, coalitions }) => ({
      id: pairCode([row, column]),
      cells: {
        pair: html`<span class="row-text">${countryLabel(row, ui)} – ${countryLabel(column, ui)}</span>`,
        grants: figure(grants),
        coalitions: figure(coalitions),
      },
    })),
  });
}
