import type { App } from '#app.ts';
import type { KeptList } from '#features/kept-lists/list.ts';
import { keptListRoutes } from '#features/kept-lists/pages.ts';
import { legalFormWords } from '#views/legal-forms/words.ts';
import {
  addLegalFormSpelling,
  createLegalForm,
  editLegalForm,
  mergeLegalForm,
  moveLegalForm,
  partLegalForm,
  retireLegalForm,
  returnLegalForm,
} from './commands.ts';
import { readLegalFormForm, typedLegalFormOf, type TypedLegalForm } from './form.ts';
import { findLegalForm, legalFormUses, listLegalForms, type LegalForm } from './queries.ts';
import { LegalFormInput, LegalFormResource } from './schemas.ts';

const list: KeptList<LegalForm, LegalFormInput, TypedLegalForm> = {
  noun: 'legal_form',
  path: 'legal-forms',
  operations: ['LegalForm', 'LegalForms'],
  said: ['a legal form', 'Legal forms'],
  list: listLegalForms,
  find: findLegalForm,
  uses: legalFormUses,
  facts: () => ({}),
  countriesOf: () => [],
  columns: [],
  cells: () => [],
  commands: {
    create: createLegalForm,
    edit: editLegalForm,
    retire: retireLegalForm,
    return: returnLegalForm,
    merge: mergeLegalForm,
    part: partLegalForm,
    addSpelling: addLegalFormSpelling,
    move: moveLegalForm,
  },
  readForm: readLegalFormForm,
  typedOf: typedLegalFormOf,
  begin: (words) => ({ en: '', spellings: words }),
  inputSchema: LegalFormInput,
  resourceSchema: LegalFormResource,
  words: legalFormWords,
};

/** Legal forms: which form the words of a register mean, and how it is called in each language. */
export async function legalForms(app: App): Promise<void> {
  keptListRoutes(app, list);
}
