import {
  linesOf,
  readNames,
  textIn,
  typedNamesOf,
  type FormBody,
  type TypedEntry,
} from '#features/kept-lists/names.ts';
import type { LegalForm } from './queries.ts';
import type { LegalFormInput } from './schemas.ts';

/** The form's fields as they were typed. */
export type TypedLegalForm = TypedEntry;

export function readLegalFormForm(body: FormBody): { typed: TypedLegalForm; input: LegalFormInput } {
  const { typed, names } = readNames(body);
  const spellings = textIn(body, 'spellings');
  return { typed: { ...typed, spellings }, input: { names, spellings: linesOf(spellings) } };
}

export function typedLegalFormOf({ names, spellings }: LegalForm): TypedLegalForm {
  return { ...typedNamesOf(names), spellings: spellings.join('\n') };
}
