import { html, type HtmlSafeString } from '@prairielearn/html';
import { countriesByName } from '#features/organisations/countries.ts';
import type { TypedPlace } from '#features/places/form.ts';
import type { Place } from '#features/places/queries.ts';
import { isSixCountry } from '#language/countries.ts';
import { countryLabel } from '../components/country.ts';
import { selectField, textField } from '../components/field.ts';
import type { ErrorAt } from '../kept-lists/parts.ts';
import type { KeptListWords } from '../kept-lists/words.ts';
import type { Ui } from '../ui.ts';

/** What the pages of the list of places say and draw. */
export const placeWords: KeptListWords<Place, TypedPlace> = {
  path: 'places',
  word: 'place',
  filter: 'city',
  hasOrder: false,
  partOf: ({ country }) => country,
  partTitle: (country, ui) => countryLabel(country, ui),
  note: ({ country, latitude }, ui) =>
    latitude === null && isSixCountry(country) ? ui.t('place.notDrawn') : undefined,
  fields: placeFields,
};

function placeFields(ui: Ui, typed: Partial<TypedPlace> | undefined, error: ErrorAt): HtmlSafeString {
  const { t } = ui;
  const isOptional = t('general.optional');
  const degrees = (name: 'latitude' | 'longitude', hint?: string) =>
    textField({
      name,
      label: t(`place.${name}`),
      hint,
      value: typed?.[name],
      isOptional,
      error: error(name),
      width: 'short',
      inputmode: 'decimal',
      autocomplete: 'off',
    });
  return html`
    ${selectField({
      name: 'country',
      label: t('place.country'),
      value: typed?.country,
      empty: t('form.choose'),
      error: error('country'),
      options: countriesByName(ui.language).map(({ code, name }) => ({ value: code, label: name })),
    })}
    ${degrees('latitude', t('place.degreesHint'))} ${degrees('longitude')}
  `;
}
