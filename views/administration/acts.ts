import { html } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedHandover } from '#features/administration/form.ts';
import type { PersonRow } from '#features/administration/queries.ts';
import { paths } from '#paths.ts';
import { dangerButton, mainButton } from '../components/button.ts';
import { checkbox, textArea, textField } from '../components/field.ts';
import type { Page, Ui } from '../ui.ts';
import { errorAt, peopleCrumbs, personName, problemSummary, reach } from './parts.ts';

interface ActForm<Typed> {
  person: PersonRow;
  typed: Partial<Typed>;
  problems: Problem[];
}

/** Suspending: what it does, and why it is done. */
export function suspensionPage(ui: Ui, { person, typed, problems }: ActForm<{ reason: string }>): Page {
  const { t } = ui;
  const name = personName(ui, person);
  const title = t('people.suspendTitle', { name });
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: peopleCrumbs(
      ui,
      { label: name, href: paths.person(person.publicId) },
      { label: t('people.suspend') },
    ),
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      <p class="lead">${t('people.suspendWhat')}</p>
      <div class="form-width">
        ${problemSummary(ui, problems, 'reason')}
        <form method="post" action="${paths.personSuspension(person.publicId)}" novalidate>
          ${textArea({ name: 'reason', label: t('people.reason'), rows: 2, value: typed.reason, error: errorAt(ui, problems, 'reason', true) })}
          <div class="actions">
            ${dangerButton({ label: t('people.suspend') })}
            <a href="${paths.person(person.publicId)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

/** Handing over: what goes over, to whom, and why. */
export function handoverPage(ui: Ui, { person, typed, problems }: ActForm<TypedHandover>): Page {
  const { t } = ui;
  const name = personName(ui, person);
  const title = t('people.handOverTitle', { name });
  return {
    title,
    hasErrors: problems.length > 0,
    crumbs: peopleCrumbs(
      ui,
      { label: name, href: paths.person(person.publicId) },
      { label: t('people.handOver') },
    ),
    body: html`
      <h1 class="page-title page-title-long">${title}</h1>
      <p class="lead">${t('people.handOverWhat')}</p>
      <div class="form-width">
        ${problemSummary(ui, problems, 'to')}
        <ul class="side-list">
          ${person.roles.map((role) => html`<li>${t(`people.role.${role.role}`)} <span class="note">${reach(ui, role)}</span></li>`)}
        </ul>
        <form method="post" action="${paths.personHandover(person.publicId)}" novalidate>
          ${textField({ name: 'to', type: 'email', label: t('people.to'), hint: t('people.toHint'), value: typed.to, error: errorAt(ui, problems, 'to', true), autocomplete: 'off' })}
          ${textArea({ name: 'reason', label: t('people.reason'), rows: 2, value: typed.reason, error: errorAt(ui, problems, 'reason') })}
          ${checkbox({ name: 'isSuspended', label: t('people.suspendAfter', { name }), isChecked: typed.isSuspended === 'yes' })}
          <div class="actions">
            ${mainButton({ label: t('people.handOver') })}
            <a href="${paths.person(person.publicId)}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}
