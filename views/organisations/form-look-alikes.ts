import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Candidate } from '#features/duplicates/reasons.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { checkbox } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import { reasonLine } from '../duplicates/reasons.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './form.ts';

/** The records that look like the one that was typed, why they do, and the tick that says it is another. */
export function lookAlikes(
  ui: Ui,
  alike: readonly Candidate[],
  typed: string,
  error: ErrorAt,
): HtmlSafeString {
  return notice({
    kind: 'waiting',
    body: html`
      <h2 class="side-title">${ui.t('organisation.form.alikeTitle')}</h2>
      ${candidateList(ui, alike, typed)}
      ${checkbox({
        name: 'isAnother',
        label: ui.t('organisation.form.isAnother'),
        error: error('/isAnother'),
      })}
    `,
  });
}

/** What appears while a name is typed: the answer to `paths.organisationLookAlikes()`. */
export function typedLookAlikes(ui: Ui, alike: readonly Candidate[], typed: string): HtmlSafeString {
  if (alike.length === 0) return html``;
  return notice({
    kind: 'waiting',
    body: html`<p>${ui.t('duplicates.typing')}</p>
      ${candidateList(ui, alike, typed)}`,
  });
}

/** Each record with number, country and status; one press adds what was typed as another name of it. */
function candidateList(ui: Ui, alike: readonly Candidate[], typed: string): HtmlSafeString {
  const { t } = ui;
  const name = typed.trim();
  return html`<ul class="side-list">
    ${alike.map(
      (record) => html`
        <li>
          ${nameLink({ name: record.name, lang: record.language, href: paths.organisation(record.slug) })}
          <span class="note"
            >${countryOrUnknown(record.country, ui)} ·
            ${record.registrationNumber ? t('duplicates.number', { number: record.registrationNumber }) : t('duplicates.noNumber')}
            · ${t(`organisation.status.${record.status}` as 'organisation.status.active')} ·
            ${reasonLine(ui, record.reasons, record.isClaimed)}</span
          >
          ${
            name === '' || name === record.name
              ? ''
              : html`<button
                  class="quiet-button"
                  type="submit"
                  formaction="${paths.organisationNames(record.slug)}"
                >
                  ${t('duplicates.addName', { name })}
                </button>`
          }
        </li>
      `,
    )}
  </ul>`;
}
