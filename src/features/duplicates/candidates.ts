import type { Database } from '#database/connection.ts';
import { namesOf, type NameRow } from '#features/organisations/names.ts';
import { WEBSITE_HOST } from '#features/organisations/table.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { LISTED } from '#features/organisations/listed.ts';
import { acronymKey, acronymsIn, asAcronym } from '#names/core.ts';
import { alikeNames } from './alike.ts';
import { tellingDomain, tellingHost, type Candidate, type Reason } from './reasons.ts';

/** What is known of the organisation for which records that may be the same are looked for. */
export interface Sought {
  names: Pick<NameRow, 'name' | 'kind' | 'scriptKey'>[];
  country: string | null;
  registrationNumber?: string | null | undefined;
  website?: string | null | undefined;
  email?: string | null | undefined;
  /** Its own id, where it is recorded already. */
  exceptId?: number | undefined;
}

/** More records than this under one key say that the key tells nothing. */
const MOST_OF_A_KEY = 50;
const MOST_SHOWN = 8;
const IN_COUNTRY = '(? is null or organisations.country is null or organisations.country = ?)';

/**
 * Organisations that may be the one that is sought, those that may be claimed first, then those with most reasons
 * (SEARCH.md: claimed only by an equal script key in one country or an equal registration number).
 * A few indexed look-ups: some milliseconds among a hundred thousand records.
 */
export function findCandidates(db: Database, sought: Sought): Candidate[] {
  return describe(db, collect(db, sought)).slice(0, MOST_SHOWN);
}

/** Why two recorded organisations may be one; no reasons where nothing says so. */
export function reasonsBetween(
  db: Database,
  one: number,
  other: number,
): { reasons: Reason[]; isClaimed: boolean } {
  const there = collect(db, soughtOfStored(db, one)).get(other);
  const back = there ? undefined : collect(db, soughtOfStored(db, other)).get(one);
  return there ?? back ?? { reasons: [], isClaimed: false };
}

/** What is sought for a recorded organisation: by all of its names, its number and its website. */
export function soughtOfStored(db: Database, id: number): Sought {
  const names = db
    .prepare<Sought['names'][number]>(
      'select name, kind, script_key as scriptKey from organisation_names where organisation_id = ?',
    )
    .all(id);
  const own = db
    .prepare<Pick<Sought, 'country' | 'registrationNumber' | 'website'>>(
      'select country, registration_number as registrationNumber, website from organisations where id = ?',
    )
    .get(id);
  return { names, country: null, ...own, exceptId: id };
}

type Found = Map<number, { reasons: Reason[]; isClaimed: boolean }>;

function collect(db: Database, sought: Sought): Found {
  const found: Found = new Map();
  const add = (id: number, reason: Reason, isClaimed = false) => {
    if (id === sought.exceptId) return;
    const one = found.get(id) ?? { reasons: [], isClaimed: false };
    if (!one.reasons.some(({ kind }) => kind === reason.kind)) one.reasons.push(reason);
    found.set(id, { ...one, isClaimed: one.isClaimed || isClaimed });
  };
  addByNumber(db, sought, add);
  addByName(db, sought, add);
  addByAcronym(db, sought, add);
  addBySite(db, sought, add);
  return found;
}

/** What is sought of an input that is being typed, saved or imported. */
export function soughtOf(input: OrganisationInput, exceptId?: number): Sought {
  const { country = null, registrationNumber, website } = input;
  return { names: input.name ? namesOf(input) : [], country, registrationNumber, website, exceptId };
}

type Add = (id: number, reason: Reason, isClaimed?: boolean) => void;

function addByNumber(db: Database, { registrationNumber, country }: Sought, add: Add): void {
  const value = registrationNumber?.trim();
  if (!value || country === null) return;
  const rows = db
    .prepare<{ id: number }>(
      `select id from organisations where registration_number in (?, ?) and country = ? and ${LISTED} limit ${MOST_OF_A_KEY}`,
    )
    .all(value, value.replaceAll(/[\s.-]/g, ''), country);
  for (const { id } of rows) add(id, { kind: 'number', value }, true);
}

function addByName(db: Database, { names, country, exceptId }: Sought, add: Add): void {
  const full = names.filter(({ kind }) => kind !== 'acronym');
  for (const { scriptKey, name } of full) {
    const rows = db
      .prepare<{ id: number; name: string; country: string | null }>(
        `select organisations.id, names.name, organisations.country from organisation_names names
         join organisations on organisations.id = names.organisation_id
         where names.script_key = ? and names.kind <> 'acronym' and ${IN_COUNTRY} and ${LISTED} limit ${MOST_OF_A_KEY}`,
      )
      .all(scriptKey, country, country);
    for (const row of rows) {
      add(row.id, { kind: 'script', name: row.name }, country !== null && row.country === country);
    }
    for (const { id, reason } of alikeNames(db, name, country, exceptId)) add(id, reason);
  }
}

/** An acronym may be a name of its own, stand in a full name, or be all that was typed. */
function addByAcronym(db: Database, { names, country }: Sought, add: Add): void {
  if (country === null) return;
  const keys = names.flatMap(({ name, kind }) =>
    kind === 'acronym' ? [acronymKey(name)] : [asAcronym(name) ?? [], acronymsIn(name)].flat(),
  );
  for (const key of new Set(keys.filter((one) => one.length > 1))) {
    const rows = db
      .prepare<{ id: number; name: string; kind: string }>(
        `select organisations.id, names.name, names.kind from organisations
         join organisation_names names on names.organisation_id = organisations.id
         where organisations.id in
             (select rowid from organisation_search where organisation_search match ? limit ${MOST_OF_A_KEY * 4})
           and organisations.country = ? and ${LISTED}`,
      )
      .all(`names : "${key}"`, country);
    for (const { id, name, kind } of rows) {
      const isIt = kind === 'acronym' ? acronymKey(name) === key : acronymsIn(name).includes(key);
      if (isIt) add(id, { kind: 'acronym', value: name.length <= 12 ? name : key.toUpperCase() });
    }
  }
}

function addBySite(db: Database, { website, email }: Sought, add: Add): void {
  const sites: ['website' | 'email', string | undefined][] = [
    ['website', tellingHost(website)],
    ['email', tellingDomain(email)],
  ];
  for (const [kind, value] of sites) {
    if (value === undefined) continue;
    const rows = db
      .prepare<{ id: number }>(
        `select id from organisations where website is not null and ${WEBSITE_HOST} = ? and ${LISTED}
         limit ${MOST_OF_A_KEY}`,
      )
      .all(value);
    for (const { id } of rows) add(id, { kind, value });
  }
}

function describe(db: Database, found: Found): Candidate[] {
  if (found.size === 0) return [];
  return db
    .prepare<Omit<Candidate, 'reasons' | 'isClaimed'>>(
      `select id, slug, name, name_language as language, country, status, registration_number as registrationNumber
       from organisations where id in (select value from json_each(?))`,
    )
    .all(JSON.stringify([...found.keys()]))
    .map((row) => ({ ...row, ...found.get(row.id)! }))
    .toSorted(
      (left, right) =>
        Number(right.isClaimed) - Number(left.isClaimed) ||
        right.reasons.length - left.reasons.length ||
        weight(right) - weight(left) ||
        left.id - right.id,
    );
}

/** Names say more than an acronym, and a whole name more than one with slips. */
function weight({ reasons }: Candidate): number {
  const order: Reason['kind'][] = ['acronym', 'email', 'website', 'slip', 'loose', 'script', 'number'];
  return Math.max(...reasons.map(({ kind }) => order.indexOf(kind)));
}
