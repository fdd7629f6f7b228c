import { wrongCell, type Row } from './rows.ts';

/** An organisation as a page prints it. Whether two of them are one is not decided here. */
export interface PrintedOrganisation {
  /** As printed, an acronym at its end included. */
  name: string;
  /** ISO 3166-1 alpha-2 or XK; undefined where it is not published. */
  country: string | undefined;
  acronym: string | undefined;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether the code is a country: ISO 3166-1 alpha-2, or XK. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
}

export function optionalCountry<Column extends string>(row: Row<Column>, column: Column): string | undefined {
  const code = row.cells[column];
  if (code === '') return undefined;
  if (!isCountry(code)) throw wrongCell(row, column, 'is not the code of a country');
  return code;
}

const TRAILING = /^(?<name>.+?)(?: [–—-] (?<dashed>\S+)| \((?<bracketed>[^()]+)\))$/u;
const BRACKETED = /\((?<inside>[^()]+)\)/gu;

/**
 * An acronym is one word of 2 to 12 letters and digits that begins with a capital and has more capitals
 * than small letters: CLWG, TOKA, TS, CeSID. So a place behind a dash (“– Prishtina”) is none, nor is a
 * short name of several words (“– Forum MNE”, “(Partners Serbia)”): a body of that name stays apart until
 * a person says that both are one.
 */
function isAcronym(word: string): boolean {
  if (!/^\p{Lu}[\p{L}\p{N}]{1,11}$/u.test(word)) return false;
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  const small = word.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals >= 2 && capitals > small;
}

/**
 * The acronym that a name prints at its end, as “– ABC” or “(ABC)”. None where the name holds a second
 * one in brackets, for then it names two bodies and each acronym belongs to only one of them.
 */
export function acronymOf(name: string): string | undefined {
  const found = TRAILING.exec(name)?.groups;
  const word = found?.['dashed'] ?? found?.['bracketed'];
  if (found === undefined || word === undefined || !isAcronym(word)) return undefined;
  const others = [...(found['name'] ?? '').matchAll(BRACKETED)];
  return others.some((other) => isAcronym(other.groups?.['inside'] ?? '')) ? undefined : word;
}

export function printedOrganisation(name: string, country: string | undefined): PrintedOrganisation {
  return { name, country, acronym: acronymOf(name) };
}

/**
 * Reads `Name (XK)`. Only the last bracket can be a country and only if it is the code of one, so that a
 * name keeps brackets of its own: `Transparency Serbia (TS)` has no country, `… (ABC) (ME)` has both.
 */
export function withCountry(text: string): PrintedOrganisation {
  const match = /^(.+?)\s*\(([A-Z]{2})\)$/u.exec(text);
  const [, name = '', code = ''] = match ?? [];
  return isCountry(code) ? printedOrganisation(name, code) : printedOrganisation(text, undefined);
}
