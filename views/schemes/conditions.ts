import { html, type HtmlSafeString } from '@prairielearn/html';
import { conditionWords } from '#features/schemes/conditions.ts';
import type { SchemeConditions } from '#features/programmes/table.ts';
import type { MessageKey } from '#language/translate.ts';
import { dateText } from '../components/date.ts';
import { phrase } from '../components/phrase.ts';
import type { Ui } from '../ui.ts';

/** The conditions of a scheme, a sentence each. */
export function conditionList(ui: Ui, conditions: SchemeConditions): HtmlSafeString {
  const words = conditionWords(conditions, (kind) => ui.t(`organisation.kind.${kind}` as MessageKey));
  return html`<ul class="rules">
    ${words.map(({ message, values }) => html`<li class="rule"><span>${ui.t(message, values)}</span></li>`)}
  </ul>`;
}

/** The same as short lines within a table. */
export function conditionLines(ui: Ui, conditions: SchemeConditions): HtmlSafeString {
  const words = conditionWords(conditions, (kind) => ui.t(`organisation.kind.${kind}` as MessageKey));
  return html`${words.map(({ message, values }, place) => html`${place > 0 ? html`<br />` : ''}${ui.t(message, values)}`)}`;
}

/** Since when and until when a version holds. */
export function periodText(
  ui: Ui,
  { inForceFrom, inForceUntil }: { inForceFrom: string | null; inForceUntil: string | null },
): HtmlSafeString {
  const from = inForceFrom ? dateText(inForceFrom, ui) : '';
  const until = inForceUntil ? dateText(inForceUntil, ui) : '';
  if (from && until) return phrase(ui, 'scheme.period.both', { from, until });
  if (from) return phrase(ui, 'scheme.period.from', { from });
  if (until) return phrase(ui, 'scheme.period.until', { until });
  return html`${ui.t('scheme.period.always')}`;
}
