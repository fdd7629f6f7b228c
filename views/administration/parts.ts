import { html, type HtmlSafeString } from '@prairielearn/html';
import type { PersonState } from '#features/administration/kinds.ts';
import type { HeldRole, PersonRow } from '#features/administration/queries.ts';
import type { Problem } from '#errors.ts';
import { paths } from '#paths.ts';
import { countryLabel } from '../components/country.ts';
import { errorSummary } from '../components/error-summary.ts';
import { nameLink } from '../components/name.ts';
import { state, type StateSign } from '../components/state.ts';
import type { Content } from '../components/content.ts';
import type { Crumb, Ui } from '../ui.ts';

const signs: Record<PersonState, StateSign> = {
  active: 'passed',
  invited: 'kept',
  without_role: 'cannot_tell',
  suspended: 'absent',
  erased: 'listed',
};

export function personState(ui: Ui, kind: PersonState, note?: Content): HtmlSafeString {
  return state(signs[kind], ui, { label: ui.t(`people.state.${kind}`), note });
}

/** What a role reaches: countries and programme of staff, the organisation of a member or donor. */
export function reach(
  ui: Ui,
  { role, countries, programme, organisation }: HeldRole,
): HtmlSafeString | string {
  const { t } = ui;
  if (role === 'administrator') return t('people.everything');
  if (organisation) {
    const { name, slug, language } = organisation;
    return nameLink({ name, href: paths.organisation(slug), lang: language });
  }
  if (role !== 'staff') return '';
  const where = countries
    ? html`${countries.map((code, place) => html`${place > 0 ? ', ' : ''}${countryLabel(code, ui)}`)}`
    : t('people.allCountries');
  return html`${where}; ${programme ? programme.name : t('people.allProgrammes')}`;
}

/** A person's name, or the address of who has not given one. */
export function personName({ t }: Ui, { name, email, state: kind }: PersonRow): string {
  return kind === 'erased' ? t('people.erasedPerson') : (name ?? email);
}

export function peopleCrumbs({ t }: Ui, ...further: Crumb[]): Crumb[] {
  return [
    { label: t('general.registry'), href: paths.home() },
    { label: t('admin.title'), href: paths.admin() },
    { label: t('people.title'), href: paths.people() },
    ...further,
  ];
}

/** The summary of what is wrong; a problem of no field leads to the first one. */
export function problemSummary(ui: Ui, problems: Problem[], first: string): HtmlSafeString | string {
  if (problems.length === 0) return '';
  return errorSummary(
    ui,
    problems.map(({ path, message, values }) => ({
      field: fieldOf(path, first),
      text: ui.t(message, values),
    })),
  );
}

/** The role is chosen by links, which are one stop together. */
function fieldOf(path: string, first: string): string {
  const field = path.split('/')[1] || first;
  return field === 'role' ? 'role-links' : field;
}

/** What is wrong with a field, in words. */
export function errorAt(ui: Ui, problems: Problem[], field: string, isFirst = false): string | undefined {
  const found = problems.find(({ path }) => (path.split('/')[1] || (isFirst ? field : '')) === field);
  return found && ui.t(found.message, found.values);
}
