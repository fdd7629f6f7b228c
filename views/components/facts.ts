import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';
import type { Content } from './content.ts';

export interface Fact {
  label: string;
  /** Without it the fact is among those said to be not published. */
  value?: Content | null | undefined;
  note?: Content | undefined;
}

export interface Facts {
  facts: readonly Fact[];
  /** Label over value, as in a side column; or label beside value. */
  layout?: 'over' | 'beside' | 'across' | undefined;
  /** Facts without a value: said together in one last line, one by one in their place, or left out. */
  unknown?: 'together' | 'in place' | 'left out' | undefined;
}

/** Labels and values of one record. */
export function facts(ui: Ui, { facts: all, layout = 'over', unknown = 'together' }: Facts): HtmlSafeString {
  const isKnown = ({ value }: Fact) => value !== null && value !== undefined && value !== '';
  const shown = unknown === 'in place' ? all : all.filter(isKnown);
  const missing = unknown === 'together' ? all.filter((fact) => !isKnown(fact)) : [];
  const list = missing
    .map(({ label }) => label.charAt(0).toLocaleLowerCase(ui.language) + label.slice(1))
    .join(', ');
  return html`${
    shown.length > 0
      ? html`<dl class="facts" data-layout="${layout}">
        ${shown.map(
          (fact) => html`<div class="fact">
            <dt>${fact.label}</dt>
            <dd>
              ${isKnown(fact) ? fact.value : html`<em class="unknown">${ui.t('general.notPublished')}</em>`}
              ${fact.note ? html`<span class="note">${fact.note}</span>` : ''}
            </dd>
          </div>`,
        )}
      </dl>`
      : ''
  }${missing.length > 0 ? html`<p class="facts-missing">${ui.t('general.notPublishedList', { list })}</p>` : ''}`;
}
