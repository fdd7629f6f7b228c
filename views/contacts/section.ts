import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Contact } from '#features/contacts/queries.ts';
import { paths } from '#paths.ts';
import { quietButton } from '../components/button.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';

export interface ContactsShown {
  slug: string;
  contacts: Contact[];
  /** Whether the reader keeps them; then what is not public says so. */
  canEdit: boolean;
  seesAll: boolean;
}

/** Whom one can reach at an organisation: for the public as far as each person agreed. */
export function contactsSection(ui: Ui, shown: ContactsShown): HtmlSafeString | string {
  const { t } = ui;
  const { slug, contacts, canEdit } = shown;
  if (contacts.length === 0 && !canEdit) return '';
  return section({
    title: t('contacts.title'),
    id: 'contacts',
    links: canEdit ? [{ label: t('contacts.add'), href: paths.newContact(slug) }] : [],
    body:
      contacts.length === 0
        ? html`<p>${t('contacts.none')}</p>`
        : html`<ul class="side-list contacts">
            ${contacts.map((contact) => html`<li>${contactLines(ui, contact, shown)}</li>`)}
          </ul>`,
  });
}

function contactLines(
  ui: Ui,
  { id, values, consents }: Contact,
  { slug, canEdit, seesAll }: ContactsShown,
): HtmlSafeString {
  const { t } = ui;
  const { name, post, email, phone } = values;
  const hidden = (['name', 'post', 'email', 'phone'] as const).filter(
    (field) => values[field] !== undefined && consents[field] === undefined,
  );
  return html`
    ${name ? html`<strong>${name}</strong>` : ''} ${post ? html`<span class="contact-post">${post}</span>` : ''}
    <div>
      ${email ? html`<a href="mailto:${email}">${email}</a>` : ''}
      ${phone ? html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>` : ''}
    </div>
    ${
      seesAll && hidden.length > 0
        ? html`<p class="note">
            ${t('contacts.notPublic', { list: hidden.map((field) => t(`contacts.field.${field}`)).join(', ') })}
          </p>`
        : ''
    }
    ${
      canEdit
        ? html`<div class="contact-acts">
            <a href="${paths.editContact(slug, id)}">${t('general.edit')}</a>
            <form method="post" action="${paths.contactRemoval(slug, id)}">
              ${quietButton({ label: t('contacts.remove'), spoken: name })}
            </form>
          </div>`
        : ''
    }
  `;
}
