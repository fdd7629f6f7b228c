import type { Database } from '#database/connection.ts';
import { isSameLegalForm } from '#features/legal-forms/queries.ts';
import { namesOf } from '#features/organisations/names.ts';
import { storedFacts } from '#features/organisations/queries.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import { missionsOf } from '#features/organisations/stored.ts';
import { isSameCity } from '#features/places/queries.ts';
import { exactKey } from '#names/keys.ts';
import type { FieldChange } from './staged.ts';

interface StoredName {
  name: string;
  kind: string;
  language: string | null;
}

/** Facts that a row may replace, each where the row says something. */
const FACTS = [
  'city',
  'legalForm',
  'registrationNumber',
  'foundedOn',
  'website',
  'scope',
  'status',
  'kind',
] as const;

/**
 * What a row changes of an organisation that is recorded. A cell that is empty says nothing; names and themes are
 * added, never taken away.
 *
 * @param said the fields that the row itself fills.
 */
export function organisationChanges(
  db: Database,
  id: number,
  input: OrganisationInput,
  said: ReadonlySet<string>,
): FieldChange[] {
  const stored = storedFacts(db, id);
  const country = (stored['country'] ?? input.country ?? null) as string | null;
  const changes: FieldChange[] = FACTS.filter((field) => said.has(field)).flatMap((field) => {
    const [before, after] = [stored[field] ?? null, input[field] ?? null];
    return isSame(db, country, field, before, after) ? [] : [{ field, before, after }];
  });
  return [
    ...changes,
    ...nameChanges(stored, input),
    ...missionChanges(stored, input),
    ...themeChanges(stored, input),
  ];
}

/** A town and a legal form are what the kept lists take their words for, an address is where it leads. */
function isSame(
  db: Database,
  country: string | null,
  field: string,
  before: unknown,
  after: unknown,
): boolean {
  if (after === null || before === after) return true;
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  if (field === 'city') return isSameCity(db, country, before, after);
  if (field === 'legalForm') return isSameLegalForm(db, before, after);
  return field === 'website' && URL.parse(before)?.href === URL.parse(after)?.href;
}

/** The names that the record does not have in any kind yet; the main one comes as another name. */
function nameChanges(stored: Record<string, unknown>, input: OrganisationInput): FieldChange[] {
  const known = new Set((stored['names'] as StoredName[]).map(({ name }) => exactKey(name)));
  const added = namesOf(input)
    .filter(({ exactKey: key }) => !known.has(key))
    .map(({ name, kind, language }, place) => ({
      name,
      kind: place === 0 && (kind === 'registered' || kind === 'printed') ? 'other' : kind,
      language,
    }));
  return added.length > 0 ? [{ field: 'names', before: [], after: added }] : [];
}

function missionChanges(stored: Record<string, unknown>, input: OrganisationInput): FieldChange[] {
  if (!input.mission) return [];
  const before = stored['missions'] as Record<string, string>;
  if (Object.values(before).includes(input.mission)) return [];
  return [{ field: 'missions', before, after: missionsOf(input, before) }];
}

function themeChanges(stored: Record<string, unknown>, input: OrganisationInput): FieldChange[] {
  const before = stored['themes'] as string[];
  const added = (input.themes ?? []).filter((theme) => !before.includes(theme));
  return added.length > 0 ? [{ field: 'themes', before: [], after: [...new Set(added)] }] : [];
}
