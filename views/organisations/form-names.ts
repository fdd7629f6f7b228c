import { html, type HtmlSafeString } from '@prairielearn/html';
import type { TypedName, TypedOrganisation } from '#features/organisations/form.ts';
import { nameKinds } from '#features/organisations/kinds.ts';
import { languageName, nameLanguages } from '#language/language-names.ts';
import { dateField, radioGroup, selectField, textField } from '../components/field.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './form.ts';

/** Blank lines for further names under those that are there; who needs more saves and comes back. */
const BLANK_LINES = 2;
const blank: TypedName = { name: '', kind: 'other', language: '', usedFrom: '', usedUntil: '', source: '' };

/** The name that lists show, and every other by which it may be found. */
export function nameFields(
  ui: Ui,
  typed: Partial<TypedOrganisation>,
  error: ErrorAt,
  { isOwn }: { isOwn: boolean },
): HtmlSafeString {
  const { t } = ui;
  return section({
    title: t('organisation.form.names'),
    body: html`
      ${textField({
        name: 'name',
        label: t('organisation.form.name'),
        hint: t('organisation.form.nameHint'),
        value: typed.name,
        error: error('/name'),
        lang: typed.nameLanguage || undefined,
        autocomplete: 'off',
      })}
      ${isOwn ? '' : html`<div id="look-alikes" role="status"></div>`}
      ${languageField(ui, 'nameLanguage', t('organisation.form.nameLanguage'), typed.nameLanguage, error('/nameLanguage'))}
      ${
        isOwn
          ? ''
          : radioGroup({
              name: 'nameKind',
              label: t('organisation.form.nameKind'),
              value: typed.nameKind || 'registered',
              error: error('/nameKind'),
              options: (['registered', 'printed'] as const).map((kind) => ({
                value: kind,
                label: t(`organisation.form.nameKind.${kind}`),
              })),
            })
      }
      ${textField({
        name: 'acronym',
        label: t('organisation.form.acronym'),
        isOptional: t('general.optional'),
        value: typed.acronym,
        error: error('/acronym'),
        width: 'short',
        autocomplete: 'off',
      })}
      ${textField({
        name: 'nameEnglish',
        label: t('organisation.form.nameEnglish'),
        isOptional: t('general.optional'),
        value: typed.nameEnglish,
        error: error('/nameEnglish'),
        lang: 'en',
        autocomplete: 'off',
      })}
      ${otherNames(ui, typed, error)}
    `,
  });
}

function otherNames(ui: Ui, typed: Partial<TypedOrganisation>, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  const filled = (typed.otherNames ?? []).filter(({ name }) => name.trim() !== '');
  const lines = [...filled, ...Array.from({ length: BLANK_LINES }, () => blank)];
  return html`
    <div class="field">
      <h3 class="side-title">${t('organisation.form.otherNames')}</h3>
      <p class="field-hint">${t('organisation.form.otherNamesHint')}</p>
    </div>
    ${lines.map((line, place) => nameLine(ui, line, place, error(`/otherNames/${place}`)))}
  `;
}

function nameLine(
  ui: Ui,
  { name, kind, language, usedFrom, usedUntil, source }: TypedName,
  place: number,
  error: ReturnType<ErrorAt>,
): HtmlSafeString {
  const { t } = ui;
  const number = place + 1;
  return html`${textField({
    name: 'otherName',
    id: `otherName-${number}`,
    label: t('organisation.form.otherName', { number }),
    value: name,
    error,
    lang: language || undefined,
    autocomplete: 'off',
  })}
    <div class="field-row">
    ${selectField({
      name: 'otherNameKind',
      id: `otherNameKind-${number}`,
      label: t('organisation.form.otherNameKind', { number }),
      value: kind,
      width: 'short',
      options: nameKinds.map((value) => ({ value, label: t(`organisation.nameKind.${value}`) })),
    })}
    ${selectField({
      name: 'otherNameLanguage',
      id: `otherNameLanguage-${number}`,
      label: t('organisation.form.otherNameLanguage', { number }),
      value: language,
      width: 'short',
      empty: t('organisation.form.unknown'),
      options: languageOptions(ui, language),
    })}
    ${dateField({
      name: 'otherNameFrom',
      id: `otherNameFrom-${number}`,
      label: t('organisation.form.otherNameFrom', { number }),
      value: usedFrom,
    })}
    ${dateField({
      name: 'otherNameUntil',
      id: `otherNameUntil-${number}`,
      label: t('organisation.form.otherNameUntil', { number }),
      value: usedUntil,
    })}
    ${textField({
      name: 'otherNameSource',
      id: `otherNameSource-${number}`,
      label: t('organisation.form.otherNameSource', { number }),
      value: source,
      width: 'medium',
      autocomplete: 'off',
    })}
  </div>`;
}

/** A choice of the region's languages, and of the one that is stored. */
export function languageField(
  ui: Ui,
  name: string,
  label: string,
  value: string | undefined,
  error: ReturnType<ErrorAt>,
  id?: string,
): HtmlSafeString {
  return selectField({
    name,
    id,
    label,
    value,
    error,
    isOptional: ui.t('general.optional'),
    empty: ui.t('organisation.form.unknown'),
    options: languageOptions(ui, value),
  });
}

function languageOptions(ui: Ui, stored: string | undefined): { value: string; label: string }[] {
  const all: string[] = [...nameLanguages];
  if (stored && !all.includes(stored)) all.push(stored);
  return all.map((value) => ({ value, label: languageName(value, ui.language) ?? value }));
}
