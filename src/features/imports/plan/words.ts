import type { SourceInput } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { bases, organisationKinds, type OrganisationKind } from '#features/organisations/kinds.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { listThemes } from '#features/themes/queries.ts';
import { readPartialDate } from '#language/partial-date.ts';
import { isSixCountry } from '#language/countries.ts';
import { exactKey } from '#names/keys.ts';
import type { Cells } from './staged.ts';

/** What the region calls the six countries, in its languages and in English. */
const SIX_NAMES: Record<string, string> = {
  AL: 'albania|albanija|албанија|shqipëri|shqipëria|shqiperia',
  BA: 'bosnia and herzegovina|bosna i hercegovina|босна и херцеговина|bih|бих|bosnia|bosnia & herzegovina|bosnja dhe hercegovina',
  XK: 'kosovo|kosovo*|косово|косово*|kosova|kosovë|kosove|ks',
  ME: 'montenegro|crna gora|црна гора|mali i zi',
  MK: 'north macedonia|severna makedonija|sjeverna makedonija|северна македонија|maqedonia e veriut|macedonia|македонија',
  RS: 'serbia|srbija|србија|serbi|serbia (rs)',
};
const sixByName = new Map(
  Object.entries(SIX_NAMES).flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
);
let othersByName: Map<string, string> | undefined;

/** The code of a country that is given as a code or by a name; what is neither comes back as it is. */
export function readCountry(text: string): string {
  const code = text.toUpperCase();
  if (isCountry(code)) return code;
  const key = exactKey(text);
  return sixByName.get(key) ?? othersBy().get(key) ?? code;
}

function othersBy(): Map<string, string> {
  if (othersByName) return othersByName;
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place));
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountry);
  othersByName = new Map(codes.map((code) => [exactKey(names.of(code) ?? code), code]));
  return othersByName;
}

const KIND_WORDS: Partial<Record<OrganisationKind, string>> = {
  cso: 'ngo|nvo|нво|невладина организација|ojq|ojf|association|здружение|udruženje|udruga|shoqatë|foundation|фондација|fondacija|fondacion',
  network: 'mreža|мрежа|rrjet|coalition network',
  media: 'медиум|медиуми|mediji|medium',
  public_authority: 'institution|институција|institucija|authority',
};
const kindsByWord = new Map<string, OrganisationKind>([
  ...organisationKinds.flatMap((kind) => [
    [kind, kind] as [string, OrganisationKind],
    [kind.replaceAll('_', ' '), kind] as [string, OrganisationKind],
  ]),
  ...Object.entries(KIND_WORDS).flatMap(([kind, words]) =>
    words.split('|').map((word): [string, OrganisationKind] => [word, kind as OrganisationKind]),
  ),
]);

/** The kind of body that a cell names; the cell itself where it names none. */
export function readKind(text: string): string {
  return kindsByWord.get(exactKey(text)) ?? text;
}

/** Rows print civil society organisations unless they say otherwise; those of other countries are foreign ones. */
export function kindIn(country: string | undefined): OrganisationKind {
  return country === undefined || isSixCountry(country) ? 'cso' : 'foreign_cso';
}

/** A date as the registry writes it; what cannot be read comes back as it is, for the rules to refuse. */
export function readDate(text: string): string {
  return readPartialDate(text) ?? text;
}

/** A web address; one without its beginning is completed. */
export function readAddress(text: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(text) || !/^[\p{L}\d-]+(\.[\p{L}\d-]+)+/u.test(text)
    ? text
    : `https://${text}`;
}

export function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The slugs of themes that are given by slug or by a name in any language; unknown ones as they are. */
export function readThemes(db: Database, text: string | undefined): string[] {
  const themes = listThemes(db);
  return readList(text).map((word) => {
    const key = exactKey(word);
    const found = themes.find(
      ({ slug, names }) => slug === key || Object.values(names).some((name) => exactKey(name) === key),
    );
    return found?.slug ?? word;
  });
}

/** Where a row's facts come from; undefined where it does not say. */
export function readSource(cells: Cells): SourceInput | undefined {
  const addresses = (cells.source ?? '')
    .split(' ; ')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  if (addresses.length === 0) return undefined;
  const basis = bases.find((known) => known === cells.basis?.toLowerCase()) ?? 'read';
  return {
    addresses,
    basis,
    ...(cells.readOn ? { readOn: readDate(cells.readOn) } : {}),
  };
}

/** A tag of a language by BCP 47, in its usual letters. */
export function readLanguage(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    return text;
  }
}
