import { html, type HtmlSafeString } from '@prairielearn/html';
import type { DeskPerson } from '#features/ceremony-desk/queries.ts';
import { paths } from '#paths.ts';
import { plainButton, quietButton } from '../components/button.ts';
import { selectField } from '../components/field.ts';
import { sideSection } from '../components/section.ts';
import type { Ui } from '../ui.ts';

export interface DeskShown {
  slug: string;
  people: DeskPerson[];
  /** Whether the reader works on every country of the ceremony. */
  mayName: boolean;
  nameable: DeskPerson[];
}

/** For staff: who acts on this list whichever their countries, and naming them. */
export function deskSection(ui: Ui, { slug, people, mayName, nameable }: DeskShown): HtmlSafeString | string {
  const { t } = ui;
  if (people.length === 0 && !mayName) return '';
  return sideSection({
    title: t('desk.title'),
    id: 'desk',
    body: html`
      <p class="note">${t('desk.what')}</p>
      <ul class="side-list">
        ${people.map(
          ({ id, name }) => html`<li>
            ${name}
            ${
              mayName
                ? html`<form method="post" action="${paths.ceremonyDeskRemoval(slug, id)}">
                  ${quietButton({ label: t('desk.takeOff'), spoken: name })}
                </form>`
                : ''
            }
          </li>`,
        )}
      </ul>
      ${
        mayName && nameable.length > 0
          ? html`<form method="post" action="${paths.ceremonyDesk(slug)}">
            ${selectField({
              name: 'person',
              id: 'desk-person',
              label: t('desk.person'),
              width: 'full',
              empty: t('form.choose'),
              options: nameable.map(({ id, name }) => ({ value: id, label: name })),
            })}
            ${plainButton({ label: t('desk.name') })}
          </form>`
          : ''
      }
    `,
  });
}
