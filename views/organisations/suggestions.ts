import { html, type HtmlSafeString } from '@prairielearn/html';
import type { Ui } from '../ui.ts';
import { countryLabel } from '../components/country.ts';

/** What a form offers where words of one's own may be typed too. */
export interface Suggestions {
  /** Places by name in the reader's language. */
  places: { name: string; country: string }[];
  legalForms: string[];
}

export const CITY_LIST = 'city-suggestions';
export const LEGAL_FORM_LIST = 'legal-form-suggestions';

export function suggestionLists(ui: Ui, { places, legalForms }: Suggestions): HtmlSafeString {
  return html`<datalist id="${CITY_LIST}">
      ${places.map(({ name, country }) => html`<option value="${name}">${countryLabel(country, ui)}</option>`)}
    </datalist>
    <datalist id="${LEGAL_FORM_LIST}">${legalForms.map((name) => html`<option value="${name}"></option>`)}</datalist>`;
}
