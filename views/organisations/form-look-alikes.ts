import { html, type HtmlSafeString } from '@prairielearn/html';
import type { LookAlike } from '#features/organisations/look-alikes.ts';
import { paths } from '#paths.ts';
import { countryOrUnknown } from '../components/country.ts';
import { checkbox } from '../components/field.ts';
import { nameLink } from '../components/name.ts';
import { notice } from '../components/notice.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './form.ts';

/** The records that look like the one that was typed, why they do, and the tick that says it is another. */
export function lookAlikes(ui: Ui, alike: LookAlike[], error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  return notice({
    kind: 'waiting',
    body: html`
      <h2 class="side-title">${t('organisation.form.alikeTitle')}</h2>
      <ul class="side-list">
        ${alike.map(
          (record) => html`
            <li>
              ${nameLink({ name: record.name, lang: record.language, href: paths.organisation(record.slug) })}
              <span class="note">${countryOrUnknown(record.country, ui)}; ${why(ui, record)}</span>
            </li>
          `,
        )}
      </ul>
      ${checkbox({
        name: 'isAnother',
        label: t('organisation.form.isAnother'),
        error: error('/isAnother'),
      })}
    `,
  });
}

function why(ui: Ui, { why: reason, letters }: LookAlike): string {
  const words = ui.t(`organisation.form.alike.${reason}`);
  if (reason !== 'loose' || letters.length === 0) return words;
  const pairs = letters.map(([left, right]) => `${left} / ${right}`).join(', ');
  return `${words}; ${ui.t('organisation.form.alikeLetters', { letters: pairs })}`;
}
