import type { Problem } from '#errors.ts';
import { nameProblems, tidyNames, tidyText } from '#features/kept-lists/names.ts';
import { twinProblems } from '#features/kept-lists/twins.ts';
import type { LegalForm } from './queries.ts';
import type { LegalFormInput } from './schemas.ts';

export type TidyLegalForm = LegalFormInput & { spellings: string[] };

/** The input with spaces at the ends cut off and what is blank left out. */
export function tidyLegalForm({ names, spellings = [] }: LegalFormInput): TidyLegalForm {
  return {
    names: tidyNames(names),
    spellings: [...new Set(spellings.flatMap((word) => tidyText(word) ?? []))],
  };
}

/**
 * What is wrong with a legal form: an English name, and no word twice in the list.
 *
 * @param ownerOf the form that has a word.
 * @param own the form that is edited; undefined for a new one.
 */
export function legalFormProblems(
  input: TidyLegalForm,
  ownerOf: (word: string) => LegalForm | undefined,
  own: LegalForm | undefined,
): Problem[] {
  const found = [...nameProblems(input.names), ...twinProblems(input, ownerOf, own)];
  return found.filter(({ path }, at) => found.findIndex((other) => other.path === path) === at);
}
