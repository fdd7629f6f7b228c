import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedInvitation, TypedRole } from '#features/administration/form.ts';
import type { PersonRow } from '#features/administration/queries.ts';
import { roles } from '#features/people/kinds.ts';
import { languageNames, languages } from '#language/languages.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { radioGroup, textField } from '../components/field.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt, peopleCrumbs, personName, problemSummary } from './parts.ts';
import { lookUp, roleFields, type RoleChoices } from './role-fields.ts';

export interface InvitationForm {
  typed: Partial<TypedInvitation>;
  problems: Problem[];
  choices: RoleChoices;
}

/** Inviting: first the role, then what it reaches and who it is. */
export function invitationFormPage(ui: Ui, { typed, problems, choices }: InvitationForm): Page {
  const { t } = ui;
  const title = t('people.invite');
  const address = paths.newPerson();
  const error = (field: string, isFirst = false) => errorAt(ui, problems, field, isFirst);
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: peopleCrumbs(ui, { label: title }),
    body: html`
      <h1 class="page-title">${title}</h1>
      <p class="lead">${t('people.inviteLead')}</p>
      <div class="form-width">
        ${problemSummary(ui, problems, 'email')} ${roleLinks(ui, choices, paths.newPerson)}
        ${
          choices.role === undefined
            ? ''
            : html`${lookUp(ui, address, typed)}
              <form method="post" action="${address}" novalidate>
                ${roleFields(ui, address, typed, choices, problems)}
                ${textField({ name: 'email', type: 'email', label: t('people.email'), value: typed.email, error: error('email'), autocomplete: 'off' })}
                ${textField({ name: 'name', label: t('people.name'), value: typed.name, error: error('name'), autocomplete: 'off', isOptional: t('general.optional') })}
                ${radioGroup({
                  name: 'language',
                  label: t('people.language'),
                  value: typed.language || ui.language,
                  error: error('language'),
                  isInline: true,
                  options: languages.map((value) => ({ value, label: languageNames[value], lang: value })),
                })}
                <div class="actions">
                  ${mainButton({ label: t('people.sendInvitation') })}
                  <a href="${paths.people()}">${t('general.cancel')}</a>
                </div>
              </form>`
        }
      </div>
    `,
  };
}

export interface RoleForm {
  person: PersonRow;
  typed: Partial<TypedRole>;
  problems: Problem[];
  choices: RoleChoices;
}

/** Giving a person a further role. */
export function roleFormPage(ui: Ui, { person, typed, problems, choices }: RoleForm): Page {
  const { t } = ui;
  const name = personName(ui, person);
  const title = t('people.giveRoleTitle', { name });
  const address = paths.personRoles(person.publicId);
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: peopleCrumbs(
      ui,
      { label: name, href: paths.person(person.publicId) },
      { label: t('people.giveRole') },
    ),
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      <div class="form-width">
        ${problemSummary(ui, problems, 'role-links')}
        ${roleLinks(ui, choices, (role) => paths.personRoles(person.publicId, role))}
        ${
          choices.role === undefined
            ? ''
            : html`${lookUp(ui, address, typed)}
              <form method="post" action="${address}" novalidate>
                ${roleFields(ui, address, typed, choices, problems)}
                <div class="actions">
                  ${mainButton({ label: t('people.giveRole') })}
                  <a href="${paths.person(person.publicId)}">${t('general.cancel')}</a>
                </div>
              </form>`
        }
      </div>
    `,
  };
}

/** The role is chosen first, for each asks for other things; the one chosen stands without a link. */
function roleLinks(ui: Ui, choices: RoleChoices, href: (role: string) => string): HtmlSafeString {
  const { t } = ui;
  return html`<nav class="role-links" id="role-links" tabindex="-1" aria-label="${t('people.chooseRole')}">
    <p class="field-label">${t('people.chooseRole')}</p>
    <ul>
      ${roles.map(
        (role) => html`<li ${role === choices.role ? html`aria-current="true"` : ''}>
          ${role === choices.role ? html`<strong>${t(`people.role.${role}`)}</strong>` : html`<a href="${href(role)}">${t(`people.role.${role}`)}</a>`}
          <span class="note">${t(`people.roleWhat.${role}`)}</span>
        </li>`,
      )}
    </ul>
  </nav>`;
}
