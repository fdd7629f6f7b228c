import type { PartialDate } from '#language/partial-date.ts';
import {
  optionalCountry,
  printedOrganisation,
  withCountry,
  type PrintedOrganisation,
} from './printed-organisation.ts';
import { programmeSlug } from './programmes.ts';
import {
  moneyIn,
  optionalDate,
  optionalSpan,
  optionalText,
  readRows,
  textIn,
  uniqueBy,
  valuesIn,
  wrongCell,
  type Money,
  type Row,
} from './rows.ts';
import { schemeSlug } from './schemes.ts';
import { sourceColumns, sourcedIn, type Sourced } from './sources.ts';

export interface GrantRow extends Money, Sourced {
  /** Stable: loading twice finds the grant by it. */
  key: string;
  /** As printed; `programmeSlug` is the programme of `readProgrammes`. */
  programme: string;
  programmeSlug: string;
  /** As printed; `schemeSlug` is the scheme of `readSchemes`. */
  scheme: string | undefined;
  schemeSlug: string | undefined;
  grantee: PrintedOrganisation;
  /** Where the money was given. */
  country: string | undefined;
  title: string | undefined;
  partners: PrintedOrganisation[];
  startsOn: PartialDate | undefined;
  endsOn: PartialDate | undefined;
  /** The day of the ceremony, or of the signing without one. */
  signedOn: PartialDate | undefined;
  /** The place of the ceremony, as printed. */
  place: string | undefined;
}

export const grantFiles = ['grants-published.csv', 'grants-more.csv'] as const;

export const grantColumns = [
  'grant_key',
  'ceremony_date',
  'ceremony_place',
  'scheme',
  'grantee',
  'country',
  'title',
  'partners',
  'amount',
  'currency',
  'start',
  'end',
  'programme',
  ...sourceColumns,
] as const;
type GrantCells = Row<(typeof grantColumns)[number]>;

/** The grants of both files, in their order. */
export function readGrants(): GrantRow[] {
  const rows = grantFiles.flatMap((file) => readRows(file, grantColumns));
  return uniqueBy(rows, 'grant_key').map(grantIn);
}

export function grantIn(row: GrantCells): GrantRow {
  const [startsOn, endsOn] = optionalSpan(row, 'start', 'end');
  return {
    key: textIn(row, 'grant_key'),
    ...placeOfGrant(row),
    grantee: granteeIn(row),
    country: optionalCountry(row, 'country'),
    title: optionalText(row, 'title'),
    partners: valuesIn(row, 'partners').map(withCountry),
    ...moneyIn(row),
    startsOn,
    endsOn,
    signedOn: optionalDate(row, 'ceremony_date'),
    place: optionalText(row, 'ceremony_place'),
    ...sourcedIn(row),
  };
}

function placeOfGrant(
  row: GrantCells,
): Pick<GrantRow, 'programme' | 'programmeSlug' | 'scheme' | 'schemeSlug'> {
  const [programme, scheme] = [textIn(row, 'programme'), optionalText(row, 'scheme')];
  const ofProgramme = programmeSlug(programme);
  if (ofProgramme === undefined) throw wrongCell(row, 'programme', 'is not a known programme');
  const ofScheme = scheme === undefined ? undefined : schemeSlug(ofProgramme, scheme);
  if (scheme !== undefined && ofScheme === undefined) {
    throw wrongCell(row, 'scheme', `is not a known scheme of ${programme}`);
  }
  return { programme, programmeSlug: ofProgramme, scheme, schemeSlug: ofScheme };
}

/** A note says where the country is only that of the money, as with an Italian body funded in Montenegro. */
export const MONEY_ONLY = /country is where the money was given/;

function granteeIn(row: GrantCells): PrintedOrganisation {
  const country = MONEY_ONLY.test(row.cells.note) ? undefined : optionalCountry(row, 'country');
  return printedOrganisation(textIn(row, 'grantee'), country);
}
