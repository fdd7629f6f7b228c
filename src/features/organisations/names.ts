import { exactKey, scriptKey } from '#names/keys.ts';
import { scriptOf } from '#names/script.ts';
import type { NameKind } from './kinds.ts';
import type { OrganisationInput } from './schemas.ts';

/** One name as it is stored, with the keys by which equal names are found. */
export interface NameRow {
  name: string;
  kind: NameKind;
  language: string | null;
  script: string | null;
  exactKey: string;
  scriptKey: string;
}

/** All names of an input, the one that lists show first; a name that is given twice in one kind stands once. */
export function namesOf(input: OrganisationInput): NameRow[] {
  const given: { name: string | undefined; kind: NameKind; language?: string | undefined }[] = [
    { name: input.name, kind: input.nameKind ?? 'registered', language: input.nameLanguage },
    { name: input.acronym, kind: 'acronym' },
    { name: input.nameEnglish, kind: 'english', language: 'en' },
    ...(input.otherNames ?? []),
  ];
  const rows = given.flatMap(({ name, kind, language }) => (name ? [rowOf(name, kind, language)] : []));
  const keys = rows.map((row) => `${row.kind} ${row.exactKey}`);
  return rows.filter((_, place) => keys.indexOf(keys[place]!) === place);
}

function rowOf(name: string, kind: NameKind, language: string | undefined): NameRow {
  const script = scriptOf(name);
  return {
    name,
    kind,
    language: language ?? null,
    script: script === 'other' ? null : script,
    exactKey: exactKey(name),
    scriptKey: scriptKey(name),
  };
}
