import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Problem } from '#errors.ts';
import type { TypedRole } from '#features/administration/form.ts';
import { implementerNames, implementers } from '#features/administration/kinds.ts';
import type { Role } from '#features/people/kinds.ts';
import type { ProgrammeRow } from '#features/programmes/queries.ts';
import type { Hit } from '#features/search/queries.ts';
import { sixCountries } from '#language/countries.ts';
import { plainButton } from '../components/button.ts';
import { countryLabel, countryOrUnknown } from '../components/country.ts';
import { checkboxGroup, radioGroup, selectField, textField } from '../components/field.ts';
import { markedOwn, matchedNote } from '../components/matched.ts';
import { nameText } from '../components/name.ts';
import type { Ui } from '../ui.ts';
import { errorAt } from './parts.ts';

/** What a form for a role offers to choose from. */
export interface RoleChoices {
  /** Undefined until it is chosen. */
  role: Role | undefined;
  programmes: ProgrammeRow[];
  /** Organisations that answer to what was looked up, those chosen first; every donor for a donor's role. */
  found: Hit[];
  more: number;
}

/** The look-up of organisations, a form of its own before the one that is sent. */
export function lookUp(ui: Ui, address: string, { role, q }: Partial<TypedRole>): HtmlSafeString | string {
  const { t } = ui;
  if (role !== 'member') return '';
  return html`<form class="look-up" method="get" action="${address}" role="search">
    <input type="hidden" name="role" value="member" />
    ${textField({ name: 'q', type: 'search', label: t('people.lookUp'), value: q, autocomplete: 'off' })}
    ${plainButton({ label: t('people.lookUpButton') })}
  </form>`;
}

/** The fields that a role has: none for an administrator. */
export function roleFields(
  ui: Ui,
  address: string,
  typed: Partial<TypedRole>,
  choices: RoleChoices,
  problems: Problem[],
): HtmlSafeString | string {
  const hidden = html`<input type="hidden" name="role" value="${choices.role ?? ''}" />
    <input type="hidden" name="q" value="${typed.q ?? ''}" />`;
  if (choices.role === 'staff') return html`${hidden} ${staffFields(ui, typed, choices, problems)}`;
  if (choices.role === 'donor') return html`${hidden} ${organisationChoice(ui, typed, choices, problems)}`;
  if (choices.role !== 'member') return hidden;
  return html`${hidden}
    <div
      id="organisation-choice"
      hx-get="${address}"
      hx-trigger="input changed delay:200ms from:#q"
      hx-include="#q, [name=role]"
      hx-target="this"
      hx-swap="innerHTML"
    >
      ${organisationChoice(ui, typed, choices, problems)}
    </div>`;
}

/** The organisations to choose from; the answer to what is typed into the look-up. */
export function organisationChoice(
  ui: Ui,
  typed: Partial<TypedRole>,
  { role, found, more }: RoleChoices,
  problems: Problem[],
): HtmlSafeString {
  const { t } = ui;
  const options = found.map(({ slug, name, language, country, matched }) => ({
    value: slug,
    label: nameText({ name, lang: language, marked: markedOwn(name, matched) }),
    hint: html`${countryOrUnknown(country, ui)} ${matchedNote(ui, name, matched)}`,
  }));
  const error = errorAt(ui, problems, 'organisations', true);
  if (role === 'donor') {
    return radioGroup({
      name: 'organisations',
      label: t('people.donor'),
      options,
      value: typed.organisations?.[0],
      error,
    });
  }
  const hint =
    found.length > 0
      ? more > 0
        ? t('people.lookUpMore', { count: more })
        : undefined
      : t(typed.q ? 'people.lookUpNothing' : 'people.lookUpFirst', { q: typed.q ?? '' });
  const only = found.length === 1 ? found.map(({ slug }) => slug) : [];
  return checkboxGroup({
    name: 'organisations',
    label: t('people.organisations'),
    hint,
    values: typed.organisations?.length ? typed.organisations : only,
    options,
    error,
  });
}

function staffFields(
  ui: Ui,
  typed: Partial<TypedRole>,
  { programmes }: RoleChoices,
  problems: Problem[],
): HtmlSafeString {
  const { t } = ui;
  const two = (name: (typeof implementerNames)[number]) =>
    html`${implementers[name].map((code, place) => html`${place > 0 ? ', ' : ''}${countryLabel(code, ui)}`)}`;
  return html`
    ${radioGroup({
      name: 'scope',
      label: t('people.scope'),
      value: typed.scope,
      error: errorAt(ui, problems, 'scope', true) ?? errorAt(ui, problems, 'countries'),
      options: [
        ...implementerNames.map((name) => ({ value: name, label: name, hint: two(name) })),
        { value: 'whole', label: t('people.allCountries') },
        { value: 'countries', label: t('people.chosenCountries') },
      ],
    })}
    ${checkboxGroup({
      name: 'countries',
      label: t('people.countries'),
      hint: t('people.countriesHint'),
      values: typed.countries ?? [],
      isInline: true,
      options: sixCountries.map((code) => ({ value: code, label: countryLabel(code, ui) })),
    })}
    ${selectField({
      name: 'programme',
      label: t('people.programme'),
      value: typed.programme,
      empty: t('people.allProgrammes'),
      error: errorAt(ui, problems, 'programme'),
      options: programmes.map(({ slug, shortName }) => ({ value: slug, label: shortName })),
    })}
  `;
}
