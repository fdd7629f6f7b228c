import { html } from '@prairielearn/html';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import type { Page, Ui } from '../ui.ts';
import { about, formed, naming, type CoalitionForm, type Errors } from './form-parts.ts';

/** The form by which a coalition is recorded or edited. */
export function coalitionFormPage(ui: Ui, form: CoalitionForm): Page {
  const { t } = ui;
  const { edited, problems } = form;
  const title = t(edited ? 'coalitionForm.edit' : 'coalitionForm.new');
  const errors: Errors = (field) => {
    const found = problems.find(({ path }) => fieldOf(path) === field);
    return found && t(found.message, found.values);
  };
  return {
    title,
    section: 'coalitions',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('coalitions.title'), href: paths.coalitions() },
      ...(edited ? [{ label: edited.name, href: paths.coalition(edited.slug) }] : []),
      { label: title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      <div class="form-width">
        ${
          problems.length > 0
            ? errorSummary(
                ui,
                problems.map(({ path, message, values }) => ({
                  field: fieldOf(path),
                  text: t(message, values),
                })),
              )
            : ''
        }
        <form method="post" action="${edited ? paths.coalition(edited.slug) : paths.coalitions()}" novalidate>
          ${naming(ui, form, errors)} ${about(ui, form, errors)} ${formed(ui, form, errors)}
          <div class="actions">
            ${mainButton({ label: t('coalitionForm.save') })}
            <a href="${edited ? paths.coalition(edited.slug) : paths.coalitions()}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

/** The field of the form at which a problem of the command is shown. */
function fieldOf(path: string): string {
  return path.split('/')[1] ?? '';
}
