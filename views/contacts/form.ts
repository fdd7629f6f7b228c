import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import { contactFields } from '#features/contacts/kinds.ts';
import { paths } from '#paths.ts';
import { errorAt, problemSummary } from '../administration/parts.ts';
import { mainButton } from '../components/button.ts';
import { checkboxGroup, dateField, textField } from '../components/field.ts';
import { section } from '../components/section.ts';
import type { Page, Ui } from '../ui.ts';

export interface TypedContact {
  name: string;
  post: string;
  email: string;
  phone: string;
  consents: string[];
  consentedOn: string;
}

export interface ContactForm {
  organisation: { slug: string; name: string };
  /** Undefined for a new one. */
  id: number | undefined;
  typed: Partial<TypedContact>;
  problems: Problem[];
}

/** A contact: what is known of the person, and what of it they agreed to have public. */
export function contactFormPage(ui: Ui, { organisation, id, typed, problems }: ContactForm): Page {
  const { t } = ui;
  const title = t(id === undefined ? 'contacts.add' : 'contacts.edit');
  const back = paths.organisation(organisation.slug);
  const error = (field: string) => errorAt(ui, problems, field);
  const isOptional = t('general.optional');
  const action = id === undefined ? paths.contacts(organisation.slug) : paths.contact(organisation.slug, id);
  return {
    title,
    section: 'organisations',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
      { label: organisation.name, href: back },
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${problemSummary(ui, problems, 'name')}
        <form method="post" action="${action}" novalidate>
          ${textField({ name: 'name', label: t('contacts.field.name'), value: typed.name, error: error('name'), autocomplete: 'off' })}
          ${textField({ name: 'post', label: t('contacts.field.post'), value: typed.post, error: error('post'), autocomplete: 'off', isOptional })}
          ${textField({ name: 'email', type: 'email', label: t('contacts.field.email'), value: typed.email, error: error('email'), autocomplete: 'off', isOptional })}
          ${textField({ name: 'phone', type: 'tel', label: t('contacts.field.phone'), value: typed.phone, error: error('phone'), autocomplete: 'off', isOptional })}
          ${section({
            title: t('contacts.consent'),
            body: html`
              ${checkboxGroup({
                name: 'consents',
                label: t('contacts.public'),
                hint: t('contacts.publicHint'),
                values: typed.consents ?? [],
                error: error('consents'),
                options: contactFields.map((value) => ({ value, label: t(`contacts.field.${value}`) })),
              })}
              ${dateField({ name: 'consentedOn', label: t('contacts.consentedOn'), hint: t('contacts.consentedOnHint'), value: typed.consentedOn, error: error('consentedOn'), isOptional })}
            `,
          })}
          <div class="actions">
            ${mainButton({ label: t('general.save') })} <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
