import type { Database } from '#database/connection.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { coresOf, isSameCore, partsOf, slipsBetween, type Core } from '#names/core.ts';
import { differingLetters } from '#names/differences.ts';
import { scriptKey } from '#names/keys.ts';
import type { Reason } from './reasons.ts';

interface Row {
  id: number;
  name: string;
}

/** More records than this with a name's words say that the words tell nothing. */
const MOST_READ = 80;
const MOST_WORDS = 8;
/** A single telling word left of a name is in too many others. */
const FEWEST_FOR_SLIPS = 3;
const MOST_OF_A_PART = 20;

/**
 * Organisations one of whose names says the same telling words as this one, in any script, spelling and order, or
 * the same but for a slip; also those whose whole name is a part of it. Names of a country that is known to be
 * another are left out. A name costs some ten microseconds to compare, so that few are read.
 */
export function alikeNames(
  db: Database,
  name: string,
  country: string | null,
  exceptId = 0,
): { id: number; reason: Reason }[] {
  const among = { country, exceptId };
  const [whole = []] = coresOf(name);
  const same = namesFound(db, anyOf([allWords(whole)]), among);
  const alike = [...same.filter((row) => isAlike(whole, row.name)), ...namedAsPart(db, name, among)];
  const found = alike.map(({ id, name: other }): { id: number; reason: Reason } => ({
    id,
    reason: { kind: 'loose', name: other, letters: differingLetters(name, other) },
  }));
  if (whole.length < FEWEST_FOR_SLIPS || whole.length > MOST_WORDS) return found;
  const read = new Set([...same, ...alike].map(({ id }) => id));
  const all = whole.map((_, place) => allWords(whole.filter((__, at) => at !== place)));
  for (const row of namesFound(db, anyOf(all), among)) {
    const words = read.has(row.id) ? undefined : slipOf(whole, row.name);
    if (words) found.push({ id: row.id, reason: { kind: 'slip', name: row.name, words } });
  }
  return found;
}

interface Among {
  country: string | null;
  exceptId: number;
}

/** Records whose whole name is one part of this one: “Žene ženama” for “Žene ženama – Sarajevo”. */
function namedAsPart(db: Database, name: string, { country, exceptId }: Among): Row[] {
  const keys = partsOf(name).map(scriptKey);
  if (keys.length === 0) return [];
  return db
    .prepare<Row>(
      `select organisations.id, names.name from organisation_names names
       join organisations on organisations.id = names.organisation_id
       where names.script_key in (select value from json_each(?)) and names.kind <> 'acronym'
         and organisations.id <> ? and ${LISTED}
         and (? is null or organisations.country is null or organisations.country = ?) limit ${MOST_OF_A_PART}`,
    )
    .all(JSON.stringify(keys), exceptId, country, country);
}

function isAlike(whole: Core, name: string): boolean {
  return coresOf(name).some((other) => isSameCore(whole, other));
}

function slipOf(core: Core, name: string): [string, string][] | undefined {
  for (const other of coresOf(name)) {
    const slips = slipsBetween(core, other);
    if (slips) return slips;
  }
  return undefined;
}

function namesFound(db: Database, expression: string | undefined, { country, exceptId }: Among): Row[] {
  if (expression === undefined) return [];
  return db
    .prepare<Row>(
      `select organisations.id, names.name from organisations
       join organisation_names names on names.organisation_id = organisations.id
       where organisations.id in
           (select rowid from organisation_search where organisation_search match ? limit ${MOST_READ})
         and names.kind <> 'acronym' and organisations.id <> ? and ${LISTED}
         and (? is null or organisations.country is null or organisations.country = ?)`,
    )
    .all(expression, exceptId, country, country);
}

/** Every word in any of its loose forms, quoted, since raw text in MATCH throws. */
function allWords(core: Core): string | undefined {
  if (core.length === 0) return undefined;
  return core
    .slice(0, MOST_WORDS)
    .map(({ loose }) => `(${loose.map((form) => `"${form}"`).join(' OR ')})`)
    .join(' AND ');
}

function anyOf(groups: (string | undefined)[]): string | undefined {
  const known = [...new Set(groups.filter((group) => group !== undefined))];
  return known.length === 0 ? undefined : `names : (${known.map((group) => `(${group})`).join(' OR ')})`;
}
