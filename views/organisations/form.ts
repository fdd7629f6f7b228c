import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedOrganisation } from '#features/organisations/form.ts';
import type { Candidate } from '#features/duplicates/reasons.ts';
import type { Theme } from '#features/themes/queries.ts';
import { paths } from '#paths.ts';
import { mainButton } from '../components/button.ts';
import type { Content } from '../components/content.ts';
import { errorSummary } from '../components/error-summary.ts';
import { nameLink } from '../components/name.ts';
import { phrase } from '../components/phrase.ts';
import type { Page, Ui } from '../ui.ts';
import { lookAlikes } from './form-look-alikes.ts';
import { nameFields } from './form-names.ts';
import { placeFields, registerFields, sourceFields, whatFields } from './form-parts.ts';
import { suggestionLists, type Suggestions } from './suggestions.ts';
import { workFields } from './form-work.ts';

export interface OrganisationForm {
  /** The organisation that is edited; undefined where one is added. */
  edited: { slug: string; name: string } | undefined;
  /** Edited by who acts for it: what only staff decide is left out. */
  isOwn: boolean;
  typed: Partial<TypedOrganisation>;
  problems: Problem[];
  /** Records that look like the one that was typed. */
  alike: Candidate[];
  countries: { code: string; name: string }[];
  themes: Theme[];
  suggestions: Suggestions;
}

/** What is wrong with a field, in words; undefined where nothing is. */
export type ErrorAt = (...paths: string[]) => Content | undefined;

/** The form by which staff add an organisation, or put one right. */
export function organisationFormPage(ui: Ui, form: OrganisationForm): Page {
  const { t } = ui;
  const { edited, problems } = form;
  const title = edited ? t('organisation.editTitle', { name: edited.name }) : t('organisation.new');
  const back = edited ? paths.organisation(edited.slug) : paths.organisations();
  return {
    title,
    section: 'organisations',
    hasErrors: problems.length > 0,
    crumbs: [
      { label: t('general.registry'), href: paths.home() },
      { label: t('organisations.title'), href: paths.organisations() },
      ...(edited ? [{ label: edited.name, href: back }] : []),
      { label: edited ? t('organisation.edit') : title },
    ],
    body: html`
      <h1 class="page-title">${title}</h1>
      ${form.isOwn ? html`<p class="lead">${t('profile.ownLead')}</p>` : ''}
      <div class="form-width">
        ${problems.length > 0 ? errorSummary(ui, summary(ui, problems)) : ''}
        <form method="post" action="${back}" novalidate>
          ${form.alike.length > 0 ? lookAlikes(ui, form.alike, form.typed.name ?? '', errorsOf(ui, problems)) : ''} ${fields(ui, form)} ${suggestionLists(ui, form.suggestions)}
          <div class="actions">
            ${mainButton({ label: t('organisation.form.save') })} <a href="${back}">${t('general.cancel')}</a>
          </div>
        </form>
      </div>
    `,
  };
}

function fields(ui: Ui, form: OrganisationForm): HtmlSafeString {
  const { typed, countries, themes } = form;
  const error = errorsOf(ui, form.problems);
  if (form.isOwn) {
    return html`${nameFields(ui, typed, error, { isOwn: true })} ${placeFields(ui, typed, error)} ${registerFields(ui, typed, error)}
    ${workFields(ui, typed, error, themes)}`;
  }
  return html`
    <div
      hx-get="${paths.organisationLookAlikes()}"
      hx-trigger="input changed delay:300ms from:#name, change from:#country"
      hx-include="#name, #country"
      hx-target="#look-alikes"
      hx-sync="this:replace"
    >
      ${nameFields(ui, typed, error, { isOwn: false })}
    </div>
    ${whatFields(ui, typed, error, countries)} ${registerFields(ui, typed, error)}
    ${workFields(ui, typed, error, themes)} ${sourceFields(ui, typed, error)}
  `;
}

/** Where the field of a problem is, where it is not called as the problem's path is. */
const fieldOf: [prefix: string, field: string][] = [
  ['/otherNames', 'otherName-1'],
  ['/furtherMissions', 'workingLanguages'],
  ['/source/addresses', 'sourceAddresses'],
  ['/source/readOn', 'sourceReadOn'],
  ['/source/note', 'sourceNote'],
  ['/themes', 'themes'],
];

function summary(ui: Ui, problems: Problem[]): { field: string; text: Content }[] {
  return problems.map((problem) => {
    const found = fieldOf.find(([prefix]) => problem.path.startsWith(prefix));
    return { field: found?.[1] ?? problem.path.slice(1), text: summaryText(ui, problem) };
  });
}

/** Within the summary the whole line is a link to the field, so that no other link stands in it. */
function summaryText(ui: Ui, { message, values }: Problem): Content {
  if (message === 'problem.organisationExists') {
    return ui.t('organisation.form.exists', { name: String(values?.['name'] ?? '') });
  }
  if (message === 'problem.looksAlike')
    return ui.t('organisation.form.alike', { count: values?.['count'] ?? 1 });
  return ui.t(message, values);
}

function errorsOf(ui: Ui, problems: Problem[]): ErrorAt {
  return (...prefixes) => {
    const problem = problems.find(({ path }) =>
      prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
    );
    if (!problem) return undefined;
    if (problem.message !== 'problem.organisationExists') return summaryText(ui, problem);
    const { name = '', slug = '' } = problem.values ?? {};
    const link = nameLink({ name: String(name), href: paths.organisation(String(slug)) });
    return phrase(ui, 'organisation.form.exists', { name: link });
  };
}
