import type { TypedLegalForm } from '#features/legal-forms/form.ts';
import type { LegalForm } from '#features/legal-forms/queries.ts';
import type { KeptListWords } from '../kept-lists/words.ts';

/** What the pages of the list of legal forms say. */
export const legalFormWords: KeptListWords<LegalForm, TypedLegalForm> = {
  path: 'legal-forms',
  word: 'legalForm',
  filter: 'legalForm',
  hasOrder: true,
  partOf: () => undefined,
  partTitle: (part) => part,
  note: () => undefined,
  fields: () => '',
};
