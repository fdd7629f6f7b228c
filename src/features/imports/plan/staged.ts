import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import type { Act } from '#features/people/actor.ts';
import type { Candidate } from '#features/duplicates/reasons.ts';
import type { OrganisationInput } from '#features/organisations/schemas.ts';
import type { SourceInput } from '#database/citations.ts';
import type { ImportField } from '../fields.ts';
import type { ImportNoun, Outcome } from '../kinds.ts';

/** A field that an import changes: as it stands, and as the row has it. For names: those that are added. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** A row's organisation: one that is recorded, or one that the same import brings, by its key. */
export interface OrganisationRef {
  id?: number;
  key?: string;
  name: string;
  country: string | null;
}

/** A grant as a row has it. Programme and scheme are ids; amounts are decimal strings. */
export interface GrantRow {
  reference?: string | undefined;
  importKey?: string | undefined;
  programmeId?: number | undefined;
  programmeName: string;
  schemeId?: number | null | undefined;
  schemeName?: string | undefined;
  title?: string | undefined;
  titleLanguage?: string | undefined;
  summary?: string | undefined;
  lead: OrganisationRef;
  partners: OrganisationRef[];
  country?: string | undefined;
  amount?: string | undefined;
  currency?: string | undefined;
  startsOn?: string | undefined;
  endsOn?: string | undefined;
  status?: string | undefined;
  signedOn?: string | undefined;
  ceremonyId?: number | undefined;
  themes: number[];
  source?: SourceInput | undefined;
}

/** What a row holds and what is said of it, as it is kept with the row. */
export interface Plan {
  organisation?: OrganisationInput;
  grant?: GrantRow;
  changes: FieldChange[];
  problems: Problem[];
  warnings: Problem[];
  alike: Candidate[];
}

/** A row as it is staged: nothing of it is in the registry yet. */
export interface StagedRow {
  row: number;
  part: number;
  noun: 'organisation' | 'grant';
  outcome: Outcome;
  key: string | null;
  label: string;
  language: string | null;
  country: string | null;
  recordId: number | null;
  shownStatus: string | null;
  plan: Plan;
}

/** What planning a row needs to know. */
export interface PlanContext {
  db: Database;
  act: Act;
  noun: ImportNoun;
  mapping: (string | null)[];
  /** YYYY-MM-DD. */
  today: string;
  /** The programme of grants whose rows name none. */
  programmeId: number | null;
  /** The first row of each key of this file. */
  seen: Map<string, number>;
}

/** The cells of a row by field; a field of several columns has the first that is filled. */
export type Cells = Partial<Record<ImportField, string>>;

export function cellsOf(mapping: (string | null)[], cells: string[]): Cells {
  const found: Cells = {};
  mapping.forEach((field, place) => {
    const cell = cells[place];
    if (field && cell) found[field as ImportField] ??= cell;
  });
  return found;
}
