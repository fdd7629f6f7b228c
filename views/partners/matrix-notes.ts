import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Cell, Matrix } from '#features/partners/matrix.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';

/** Pairs that nothing or only one thing joins, by name, with the way to a partner. */
export function weakPairs(ui: Ui, { cells }: Matrix): HtmlSafeString {
  const { t } = ui;
  const sumOf = ({ grants, coalitions }: Cell) => grants.count + coalitions.count;
  const group = (times: 0 | 1) => cells.filter((cell) => sumOf(cell) === times);
  const list = (found: Cell[]) =>
    html`<ul class="plain-list">
      ${found.map(
        ({ row, column }) =>
          html`<li>
            ${countryLabel(row, ui)} – ${countryLabel(column, ui)}
            <a href="${paths.partners({ countries: [row, column] })}" >${t('partners.matrix.find')}</a>
          </li>`,
      )}
    </ul>`;
  const [never, once] = [group(0), group(1)];
  return section({
    title: t('partners.matrix.weak'),
    id: 'weak',
    note: t('partners.matrix.weakNote'),
    body: html`
      ${never.length > 0 ? html`<h3 class="side-title">${t('partners.matrix.never', { count: never.length })}</h3>${list(never)}` : ''}
      ${once.length > 0 ? html`<h3 class="side-title">${t('partners.matrix.once', { count: once.length })}</h3>${list(once)}` : ''}
      ${never.length + once.length === 0 ? html`<p>${t('partners.matrix.noneWeak')}</p>` : ''}
    `,
  });
}

/** The two ways of counting, with the figures of this very matrix. */
export function waysOfCounting(ui: Ui, { cells, all, touching: each }: Matrix): HtmlSafeString {
  const { t } = ui;
  const pairs = cells.reduce((sum, { grants }) => sum + grants.count, 0);
  const touches = each.reduce((sum, { grants }) => sum + grants.count, 0);
  return section({
    title: t('partners.matrix.counting'),
    id: 'counting',
    body: html`<div class="prose">
      <p>${t('partners.matrix.countingPairs', { count: pairs })}</p>
      <p>${t('partners.matrix.countingTouching', { count: all.grants.count, touches })}</p>
      <p>${t('partners.matrix.countingCoalitions')}</p>
      <p>${t('partners.matrix.countingYear')}</p>
    </div>`,
  });
}
