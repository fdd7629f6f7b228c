import { Type, type Static } from '@sinclair/typebox';
import { keptEntryProperties, KeptNames, KeptSpellings } from '#features/kept-lists/schemas.ts';

/** What is said of a legal form when it is added or edited. */
export const LegalFormInput = Type.Object(
  {
    names: KeptNames({ en: 'Cooperative (example)', mk: 'Задруга (пример)' }),
    spellings: KeptSpellings,
  },
  { additionalProperties: false },
);
export type LegalFormInput = Static<typeof LegalFormInput>;

export const LegalFormResource = Type.Object(keptEntryProperties);
