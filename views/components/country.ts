import { html, type HtmlSafeString } from '@prairielearn/html';
import { countryName, sixCountries } from '#language/countries.ts';
import type { Ui } from '../ui.ts';

/** Stands behind “Kosovo” on our own labels until the whole page is known; footnote.ts makes it an asterisk. */
export const KOSOVO_MARK = '\uE000';

/** A country's name as our own label: never use it inside a name or a title that somebody else wrote. */
export function countryLabel(code: string, ui: Ui): string {
  const name = countryName(code, ui.language);
  return code === 'XK' ? name + KOSOVO_MARK : name;
}

/** A country that may be unknown. */
export function countryOrUnknown(code: string | null | undefined, ui: Ui): HtmlSafeString {
  return code
    ? html`${countryLabel(code, ui)}`
    : html`<em class="unknown">${ui.t('general.notPublished')}</em>`;
}

/**
 * The six countries in six fixed slots, those that are absent as a dot, the lead's underlined. Read aloud it is
 * the full names. Countries outside the six have no slot: say them beside it.
 */
export function countryStrip(
  codes: readonly string[],
  lead: string | null | undefined,
  ui: Ui,
): HtmlSafeString {
  const present = sixCountries.filter((code) => codes.includes(code) || code === lead);
  const names = present.map((code) => {
    const name = countryName(code, ui.language);
    return code === lead ? ui.t('country.lead', { name }) : name;
  });
  const slots = sixCountries.map((code) => {
    if (!present.includes(code)) return html`<span class="strip-slot strip-absent"></span>`;
    return html`<span class="strip-slot${code === lead ? ' strip-lead' : ''}">${code}</span>`;
  });
  const spoken = names.length > 0 ? ui.t('country.strip', { names: names.join(', ') }) : ui.t('country.none');
  return html`<span class="strip"
    ><span class="visually-hidden">${spoken}</span><span class="strip-slots" aria-hidden="true">${slots}</span></span
  >`;
}
