import { html, type HtmlSafeString } from '@prairielearn/html';
import type { DiffusionStep } from '#features/solutions/kinds.ts';
import type { MatrixCell } from '#features/solutions/matrix.ts';
import { rankOf } from '#features/solutions/rules.ts';
import type { Content } from '../components/content.ts';
import { dateText } from '../components/date.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

const BARS = [0, 1, 2, 3, 4];

/** Five bars for the five steps, those that are taken filled; half where a step holds in a part of a country. */
export function pips(step: DiffusionStep, isPart = false): HtmlSafeString {
  const rank = rankOf(step);
  return html`<span class="pips" data-step="${step}" ${isPart ? html`data-part` : ''} aria-hidden="true"
    >${BARS.map((place) => html`<span class="pip" ${place <= rank ? html`data-on` : ''}></span>`)}</span
  >`;
}

/** How far a country is: bars, the word and the date under them; the country of origin is an ink block. */
export function cellText(ui: Ui, { step, since, stuck }: MatrixCell, href?: string): HtmlSafeString {
  const { t } = ui;
  if (!step) {
    return html`<span class="pips-origin">${t('solution.step.origin')}</span> ${
      since
        ? html`<span class="pips-date">${phrase(ui, 'solution.since', { date: dateText(since, ui) })}</span>`
        : html`<span class="pips-date"><em class="unknown">${t('solution.undated')}</em></span>`
    }`;
  }
  const word = t(`solution.step.${step.step}`);
  return html`${pips(step.step, step.part !== null)} <span class="pips-word"
      >${href ? html`<a class="quiet-link" href="${href}">${word}</a>` : word}</span
    > ${step.part ? html`<span class="pips-date">${t('solution.inPart', { part: step.part })}</span>` : ''} ${dateLine(ui, since, stuck)}`;
}

function dateLine(ui: Ui, since: string | null, stuck: string | undefined): HtmlSafeString {
  if (stuck)
    return html`<span class="pips-stuck">${phrase(ui, 'solution.stuckSince', { date: dateText(stuck, ui) })}</span>`;
  const text: Content = since
    ? dateText(since, ui)
    : html`<em class="unknown">${ui.t('solution.undated')}</em>`;
  return html`<span class="pips-date">${text}</span>`;
}
