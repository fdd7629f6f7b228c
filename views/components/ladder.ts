import { html, type HtmlSafeString } from '@prairielearn/html';
import { ladderSteps } from '#features/outcomes/kinds.ts';
import type { LadderCell, LadderRow } from '#features/outcomes/ladder.ts';
import type { Ui } from '../ui.ts';
import { countryLabel } from './country.ts';
import { dateText } from './date.ts';
import { sign, type Shape } from './sign.ts';
import { evidenceLink } from './evidence-link.ts';

const shapes = {
  counted: 'tick',
  uncounted: 'dotted',
  rejected: 'cross',
  rolled_back: 'cross',
} as const satisfies Record<Exclude<LadderCell['state'], 'none'>, Shape>;

/** How far each institution is: four steps as dots on a line, the date under each. */
export function ladderTable(ui: Ui, rows: readonly LadderRow[]): HtmlSafeString {
  const { t } = ui;
  return html`<table class="ladder">
    <caption class="visually-hidden">${t('ladder.caption')}</caption>
    <thead>
      <tr>
        <th scope="col">${t('ladder.institution')}</th>
        ${ladderSteps.map((step) => html`<th scope="col">${t(`outcome.step.${step}`)}</th>`)}
        <th scope="col">${t('ladder.latest')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => ladderRow(ui, row))}
    </tbody>
  </table>`;
}

/** What the signs mean, under the table. */
export function ladderKey({ t }: Ui): HtmlSafeString {
  const item = (shape: Shape, state: string, text: string) =>
    html`<li data-state="${state}">${sign(shape)} ${text}</li>`;
  return html`<ul class="ladder-key">
    ${item('tick', 'counted', t('ladder.counted'))} ${item('dotted', 'uncounted', t('ladder.uncounted'))}
    ${item('cross', 'rejected', t('ladder.refused'))}
    <li><span class="ladder-dot" aria-hidden="true"></span> ${t('ladder.none')}</li>
  </ul>`;
}

function ladderRow(ui: Ui, { country, institution, level, cells, latest }: LadderRow): HtmlSafeString {
  const { t } = ui;
  const words = [
    institution ?? t('ladder.nobody'),
    level && level !== 'state' ? t(`institution.level.${level}`) : '',
  ];
  return html`<tr>
    <th scope="row">
      <span class="ladder-country">${country ? countryLabel(country, ui) : t('ladder.noCountry')}</span>
      <span class="note">${words.filter(Boolean).join(' · ')}</span>
    </th>
    ${cells.map((cell, place) => ladderCell(ui, cell, cells[place + 1], place))}
    <td class="ladder-latest">
      ${
        latest
          ? html`<span class="cell-label" aria-hidden="true">${t('ladder.latest')}</span>${evidenceOf(ui, latest)}`
          : html`<em class="unknown">${t('ladder.noneYet')}</em>`
      }
    </td>
  </tr>`;
}

function evidenceOf(
  ui: Ui,
  { evidence: [first], library: [found] }: NonNullable<LadderRow['latest']>,
): HtmlSafeString | string {
  if (first) return evidenceLink(ui, first);
  return found ? html`${found.publisher}` : '';
}

function ladderCell(ui: Ui, cell: LadderCell, next: LadderCell | undefined, place: number): HtmlSafeString {
  const { t } = ui;
  const label = html`<span class="ladder-step" aria-hidden="true">${t(`outcome.step.${ladderSteps[place]!}`)}</span>`;
  if (cell.state === 'none')
    return html`<td class="ladder-cell" data-state="none">
      ${label}<span class="ladder-dot" aria-hidden="true"></span><span class="visually-hidden">${t('ladder.none')}</span>
    </td>`;
  const line = next && next.state !== 'none' ? next.state : '';
  const word = {
    counted: '',
    uncounted: t('ladder.noEvidence'),
    rejected: t('outcome.step.rejected'),
    rolled_back: t('outcome.step.rolled_back'),
  }[cell.state];
  return html`<td class="ladder-cell" data-state="${cell.state}" ${line ? html`data-line="${line}"` : ''}>
    ${label}<span class="ladder-sign">${sign(shapes[cell.state])}</span>
    <a class="quiet-link" href="#outcome-${cell.outcome ?? ''}"
      ><span class="visually-hidden">${t(`ladder.spoken.${cell.state}`)}: </span>${
        cell.date ? dateText(cell.date, ui) : t('general.undated')
      }</a
    >${word ? html`<span class="ladder-word">${word}</span>` : ''}
  </td>`;
}
