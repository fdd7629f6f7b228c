import type { Database } from '#database/connection.ts';
import type { Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { minorOf } from '#features/grants/amount.ts';
import { currencies } from '#features/grants/kinds.ts';
import { bases } from '#features/organisations/kinds.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { isSixCountry } from '#language/countries.ts';
import { dayOf } from '#language/format.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { claimUnits } from './kinds.ts';
import { periodProblem } from './period.ts';
import { ClaimInput } from './schemas.ts';

/** The schema has the fields in the order of the form; those of the source stand last. */
const FORM_ORDER = [
  ...Object.keys(ClaimInput.properties).map((name) => `/${name}`),
  '/source/addresses',
  '/source/readOn',
  '/source/basis',
];

/** Everything that is wrong with a claim, one problem a field, from the top of the form to its end. */
export function claimProblems(
  db: Database,
  input: ClaimInput,
  programmeId: number | undefined,
  now: Date,
): Problem[] {
  const found = [
    ...figureProblems(input, programmeId),
    ...moneyProblems(input),
    ...rowProblems(db, input, programmeId),
    ...sourceProblems(input, now),
    ...shapeProblems(ClaimInput, input),
  ];
  return found
    .filter(({ path }, place) => found.findIndex((other) => fieldOf(other.path) === fieldOf(path)) === place)
    .toSorted((left, right) => placeOf(left) - placeOf(right));
}

function placeOf({ path }: Problem): number {
  const place = FORM_ORDER.indexOf(fieldOf(path));
  return place < 0 ? FORM_ORDER.length : place;
}

/** The field of the form at which a problem stands: an item of a list has none of its own. */
export function fieldOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('/source/') ? 3 : 2)
    .join('/');
}

function figureProblems(
  { what, unit, count, amount, parts }: ClaimInput,
  programmeId: number | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (what.trim() === '') problems.push({ path: '/what', message: 'problem.claimWhat' });
  if (programmeId === undefined) problems.push({ path: '/programme', message: 'problem.programmeUnknown' });
  if (!claimUnits.some((known) => known === unit))
    problems.push({ path: '/unit', message: 'problem.choose' });
  if (count === undefined && amount === undefined)
    problems.push({ path: '/count', message: 'problem.claimNothing' });
  if (count !== undefined && !isWhole(count))
    problems.push({ path: '/count', message: 'problem.claimCount' });
  if (parts && (parts.length < 2 || !parts.every(isWhole)))
    problems.push({ path: '/parts', message: 'problem.claimParts' });
  else if (parts && count === undefined)
    problems.push({ path: '/count', message: 'problem.claimPartsOfNothing' });
  return problems;
}

function isWhole(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function moneyProblems({ amount, currency }: ClaimInput): Problem[] {
  const problems: Problem[] = [];
  if (amount !== undefined && minorOf(amount) === undefined)
    problems.push({ path: '/amount', message: 'problem.amount' });
  if (amount === undefined && currency !== undefined)
    problems.push({ path: '/amount', message: 'problem.amountMissing' });
  if (amount !== undefined && currency === undefined)
    problems.push({ path: '/currency', message: 'problem.currencyMissing' });
  if (currency !== undefined && !currencies.some((known) => known === currency))
    problems.push({
      path: '/currency',
      message: 'problem.currency',
      values: { currencies: currencies.join(', ') },
    });
  return problems;
}

/** Of when the rows are, of which schemes and countries. */
function rowProblems(db: Database, input: ClaimInput, programmeId: number | undefined): Problem[] {
  const { from, until, schemes = [], countries = [] } = input;
  const period = periodProblem(from, until);
  const own = listSchemes(db).filter((scheme) => scheme.programmeId === programmeId);
  const strange = schemes.findIndex((slug) => !own.some((scheme) => scheme.slug === slug));
  const unknown = countries.findIndex((code) => !isSixCountry(code));
  return [
    ...(period ? [period] : []),
    ...(strange >= 0 && programmeId !== undefined
      ? [{ path: `/schemes/${strange}`, message: 'problem.claimScheme' as const }]
      : []),
    ...(unknown >= 0 ? [{ path: `/countries/${unknown}`, message: 'problem.countryUnknown' as const }] : []),
  ];
}

function sourceProblems({ source }: ClaimInput, now: Date): Problem[] {
  const { addresses, readOn, basis } = source;
  const problems: Problem[] = [];
  const wrong = addresses.findIndex((address) => !isPage(address));
  if (addresses.length === 0 || wrong >= 0)
    problems.push({ path: `/source/addresses/${Math.max(wrong, 0)}`, message: 'problem.claimAddress' });
  if (!readOn || readOn.length !== 10 || !isPartialDate(readOn))
    problems.push({ path: '/source/readOn', message: 'problem.dayUnreadable' });
  else if (readOn > dayOf(now)) problems.push({ path: '/source/readOn', message: 'problem.claimReadLater' });
  if (!bases.some((known) => known === basis))
    problems.push({ path: '/source/basis', message: 'problem.choose' });
  return problems;
}

/** A web address in one line; words behind it may say where on the page the figure stands. */
function isPage(address: string): boolean {
  const [, url] = /^(https?:\/\/\S+)(?: .*)?$/i.exec(address.trim()) ?? [];
  return url !== undefined && URL.canParse(url);
}
