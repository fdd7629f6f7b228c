import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MinutesChange } from '#features/minutes/changes.ts';
import { formatHour } from '#language/format.ts';
import { nameText } from '../components/name.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';

/** What this version says differently from the one before, a line a grant. */
export function changesList(ui: Ui, changes: readonly MinutesChange[]): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('minutes.changed'),
    id: 'changed',
    body: html`<ul class="side-list minutes-changes">
      ${changes.map(
        ({ reference, lead, leadLanguage, before, after }) => html`<li>
          ${nameText({ name: lead, lang: leadLanguage })} <span class="reference">${reference}</span>:
          ${
            before === null
              ? t('minutes.added')
              : after === null
                ? t('minutes.removed')
                : html`${t('minutes.changedFrom', { value: said(ui, before) })}; ${t('minutes.changedTo', { value: said(ui, after) })}`
          }
        </li>`,
      )}
    </ul>`,
  });
}

/** The fields that differ, in words as far as the minutes have words for them. */
function said({ t, language }: Ui, side: Record<string, unknown>): string {
  const parts = Object.entries(side).flatMap(([field, value]) => {
    if (field === 'part') return [t(value === 'signed' ? 'minutes.wasSigned' : 'minutes.wasNotSigned')];
    if (value === null || field === 'signedOn' || field === 'kind' || typeof value === 'boolean') return [];
    if (field === 'signedAt' && typeof value === 'string') return [formatHour(value, language)];
    if (field === 'state') return [];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
  return parts.join(', ') || '–';
}
