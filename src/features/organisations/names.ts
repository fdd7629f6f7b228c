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
  /** As precise as known; undefined leaves what stands. */
  usedFrom?: string | null;
  usedUntil?: string | null;
  /** An address or the name of a document. */
  source?: string | null;
}

/** All names of an input, the one that lists show first; a name that is given twice in one kind stands once. */
export function namesOf(input: OrganisationInput): NameRow[] {
  const given: GivenName[] = [
    { name: input.name, kind: input.nameKind ?? 'registered', language: input.nameLanguage },
    { name: input.acronym, kind: 'acronym' },
    { name: input.nameEnglish, kind: 'english', language: 'en' },
    ...(input.otherNames ?? []),
  ];
  const others = new Set<GivenName>(input.otherNames);
  const rows = given.flatMap((one) =>
    one.name ? [{ ...rowOf(one.name, one.kind, one.language), ...(others.has(one) ? useOf(one) : {}) }] : [],
  );
  const keys = rows.map((row) => `${row.kind} ${row.exactKey}`);
  return rows.filter((_, place) => keys.indexOf(keys[place]!) === place);
}

interface GivenName {
  name: string | undefined;
  kind: NameKind;
  language?: string | undefined;
  usedFrom?: string | undefined;
  usedUntil?: string | undefined;
  source?: string | undefined;
}

/** The main name, the acronym and the English one have no years of their own in an input; what stands stays. */
function useOf({ usedFrom, usedUntil, source }: GivenName) {
  return { usedFrom: usedFrom ?? null, usedUntil: usedUntil ?? null, source: source ?? null };
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
