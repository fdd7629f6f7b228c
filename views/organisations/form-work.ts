import { html, type HtmlSafeString } from '@prairielearn/html';
import type { TypedOrganisation } from '#features/organisations/form.ts';
import { budgetBands, staffBands } from '#features/organisations/kinds.ts';
import type { Theme } from '#features/themes/queries.ts';
import { languageName } from '#language/language-names.ts';
import { checkboxGroup, selectField, textArea } from '../components/field.ts';
import { section } from '../components/section.ts';
import type { Ui } from '../ui.ts';
import type { ErrorAt } from './form.ts';
import { languageField } from './form-names.ts';

type Typed = Partial<TypedOrganisation>;

/** Languages in which organisations of the region work; one that is stored already stands among them. */
const working = ['sq', 'bs', 'cnr', 'hr', 'mk', 'sr', 'rom', 'tr', 'en'] as const;

/** Its missions, themes, languages, whom it reaches and how large it is. */
export function workFields(ui: Ui, typed: Typed, error: ErrorAt, themes: Theme[]): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  return section({
    title: t('organisation.form.work'),
    body: html`
      ${missionFields(ui, typed, error)} ${themeChoice(ui, typed, error, themes)}
      ${checkboxGroup({
        name: 'workingLanguages',
        label: t('organisation.form.workingLanguages'),
        isOptional,
        values: typed.workingLanguages ?? [],
        error: error('/workingLanguages', '/furtherMissions'),
        isInline: true,
        options: [...new Set([...working, ...(typed.workingLanguages ?? [])])].map((tag) => ({
          value: tag,
          label: languageName(tag, ui.language) ?? tag,
        })),
      })}
      ${textArea({
        name: 'targetGroups',
        label: t('organisation.form.targetGroups'),
        hint: t('organisation.form.targetGroupsHint'),
        isOptional,
        value: typed.targetGroups,
        error: error('/targetGroups'),
        rows: 3,
      })}
      <div class="field-row">${bands(ui, typed, error)}</div>
    `,
  });
}

/** The first mission, those in further languages, and one line for another language. */
function missionFields(ui: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  const first = { text: typed.mission ?? '', language: typed.missionLanguage ?? '' };
  const further = (typed.missions ?? []).filter(({ text }) => text.trim() !== '');
  const all = first.text.trim() === '' ? [first] : [first, ...further, { text: '', language: '' }];
  return html`${all.map(({ text, language }, place) => {
    const end = place === 0 ? '' : `-${place + 1}`;
    const label = place === 0 ? t('organisation.form.mission') : t('organisation.form.missionFurther');
    return html`${textArea({
      name: 'mission',
      id: `mission${end}`,
      label,
      isOptional: t('general.optional'),
      value: text,
      error: place === 0 ? error('/mission') : undefined,
      lang: language || undefined,
    })}
    ${languageField(
      ui,
      'missionLanguage',
      t('organisation.form.missionLanguage'),
      language,
      place === 0 ? error('/missionLanguage') : undefined,
      `missionLanguage${end}`,
    )}`;
  })}`;
}

function themeChoice(ui: Ui, typed: Typed, error: ErrorAt, themes: Theme[]): HtmlSafeString | string {
  if (themes.length === 0) return '';
  return checkboxGroup({
    name: 'themes',
    label: ui.t('organisation.form.themes'),
    isOptional: ui.t('general.optional'),
    values: typed.themes ?? [],
    error: error('/themes'),
    options: themes.map(({ slug, names }) => ({
      value: slug,
      label: names[ui.language] ?? names['en'] ?? slug,
    })),
  });
}

function bands(ui: Ui, typed: Typed, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  return html`
    ${selectField({
      name: 'staffBand',
      label: t('organisation.form.staffBand'),
      value: typed.staffBand,
      error: error('/staffBand'),
      width: 'short',
      empty: t('organisation.form.unknown'),
      options: staffBands.map((value) => ({ value, label: t(`organisation.staffBand.${value}`) })),
    })}
    ${selectField({
      name: 'budgetBand',
      label: t('organisation.form.budgetBand'),
      value: typed.budgetBand,
      error: error('/budgetBand'),
      width: 'short',
      empty: t('organisation.form.unknown'),
      options: budgetBands.map((value) => ({ value, label: t(`organisation.budgetBand.${value}`) })),
    })}
  `;
}
