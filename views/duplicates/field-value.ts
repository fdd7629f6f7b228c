import { html, type HtmlSafeString } from '@prairielearn/html';
import type { MergeField } from '#features/duplicates/fields.ts';
import type { Value } from '#features/duplicates/merge-record.ts';
import { languageName } from '#language/language-names.ts';
import type { MessageKey } from '#language/translate.ts';
import type { Content } from '../components/content.ts';
import { countryOrUnknown } from '../components/country.ts';
import { dateText } from '../components/date.ts';
import { notPublished } from '../components/money.ts';
import { nameText } from '../components/name.ts';
import type { Ui } from '../ui.ts';

/** A stored value of a field as a reader reads it; “not published” where there is none. */
export function fieldValue(ui: Ui, field: MergeField, value: Value, language?: string | null): Content {
  if (value === null || value === '' || value === '[]' || value === '{}') return notPublished(ui);
  const text = String(value);
  switch (field) {
    case 'name':
      return nameText({ name: text, lang: language });
    case 'kind':
    case 'status':
    case 'scope':
      return ui.t(`organisation.${field}.${text}` as MessageKey);
    case 'country':
      return countryOrUnknown(text, ui);
    case 'foundedOn':
    case 'verifiedOn':
    case 'confirmedOn':
      return dateText(text, ui);
    case 'website':
      return text.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
    case 'missions':
      return missions(JSON.parse(text) as Record<string, string>);
    case 'workingLanguages':
      return (JSON.parse(text) as string[]).map((tag) => languageName(tag, ui.language) ?? tag).join(', ');
    case 'targetGroups':
      return (JSON.parse(text) as string[]).join(', ');
    case 'city':
    case 'legalForm':
    case 'registrationNumber':
      return text;
    case 'staffBand':
    case 'budgetBand':
      return ui.t(`organisation.${field}.${text}` as MessageKey);
  }
}

function missions(all: Record<string, string>): HtmlSafeString {
  return html`${Object.entries(all).map(
    ([tag, text]) => html`<span class="block" ${tag === 'und' ? '' : html`lang="${tag}"`}>${text}</span>`,
  )}`;
}
