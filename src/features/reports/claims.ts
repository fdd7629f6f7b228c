import type { Database } from '#database/connection.ts';
import { listSchemes } from '#features/programmes/queries.ts';
import { countRows, sumGrants, type Chosen, type Counted, type Reader } from './counting.ts';

/** A figure that somebody published, set against what the registry counts. */
export interface CheckedClaim {
  slug: string;
  what: string;
  unit: string;
  programme: string | null;
  count: number | null;
  amountMinor: number | null;
  currency: string | null;
  period: string | null;
  note: string | null;
  source: { address: string; readOn: string | null; basis: string } | null;
  /** The rows that the claim likely speaks of; undefined where the registry records no such thing. */
  counted: Counted | undefined;
  /** Rows of the same kind whose day of signing is not published: they may be meant as well. */
  undated: Counted | undefined;
  /** Of these: the published amounts, and how many publish none. */
  amounts: { currency: string; minor: number; count: number }[];
  withoutAmount: number;
  /** Count of the registry less that of the claim; undefined where one is missing. */
  difference: number | undefined;
  /** The same in the claim's own currency; undefined where it cannot be told. */
  amountDifference: number | undefined;
  arithmetic: Arithmetic | undefined;
}

/** A sum that the claim prints: its parts, what they make, and how far that is from the claim's own number. */
export interface Arithmetic {
  parts: number[];
  sum: number;
  /** 0 where it adds up. */
  short: number;
}

interface Stored {
  slug: string;
  what: string;
  unit: string;
  programme: string | null;
  programmeSlug: string | null;
  count: number | null;
  amountMinor: number | null;
  currency: string | null;
  period: string | null;
  rowsMeant: string | null;
  note: string | null;
  address: string | null;
  readOn: string | null;
  basis: string;
}

/** Every published claim, checked. */
export function checkClaims(db: Database, reader: Reader): CheckedClaim[] {
  const schemes = listSchemes(db);
  return db
    .prepare<Stored>(
      `select claims.slug, what, unit, programmes.short_name as programme, programmes.slug as programmeSlug, count,
         amount_minor as amountMinor, currency, period, rows_meant as rowsMeant, claims.note,
         sources.address, sources.read_on as readOn, citations.basis
       from claims left join programmes on programmes.id = claims.programme_id
       left join citations on citations.noun = 'programme' and citations.record_id = claims.programme_id
         and citations.field = 'claim ' || claims.slug
       left join sources on sources.id = citations.source_id group by claims.id order by claims.id`,
    )
    .all()
    .map((row) => checkClaim(db, row, schemes, reader));
}

function checkClaim(
  db: Database,
  row: Stored,
  schemes: ReturnType<typeof listSchemes>,
  reader: Reader,
): CheckedClaim {
  const { address, readOn, basis, programmeSlug: _, rowsMeant: __, ...own } = row;
  const chosen = row.unit === 'grants' ? chosenFor(row, schemes) : undefined;
  const counted = chosen && countRows(db, 'grants', chosen, reader);
  const totals = chosen ? sumGrants(db, chosen, reader) : { sums: [], notPublished: 0 };
  const same = totals.sums.find(({ currency }) => currency === row.currency);
  const isTold = row.amountMinor !== null && totals.sums.length > 0 && same !== undefined;
  return {
    ...own,
    source: address === null ? null : { address, readOn, basis },
    counted,
    undated: chosen && (chosen['month'] ?? chosen['year']) ? undatedOf(db, chosen, reader) : undefined,
    amounts: totals.sums,
    withoutAmount: totals.notPublished,
    difference: counted && row.count !== null ? counted.count - row.count : undefined,
    amountDifference: isTold ? same.minor - row.amountMinor! : undefined,
    arithmetic: arithmeticOf(row),
  };
}

function undatedOf(db: Database, { month: _, year: __, ...chosen }: Chosen, reader: Reader): Counted {
  return countRows(db, 'grants', { ...chosen, year: ['none'] }, reader);
}

/** The filters of the rows that a claim likely speaks of: its programme, schemes, countries and months. */
function chosenFor(
  { programmeSlug, rowsMeant, period }: Stored,
  schemes: ReturnType<typeof listSchemes>,
): Chosen {
  const chosen: Record<string, string[]> = programmeSlug ? { programme: [programmeSlug] } : {};
  for (const part of (rowsMeant ?? '').split(';')) {
    const [name = '', values = ''] = part.split('=').map((text) => text.trim());
    if (name === 'country') chosen['country'] = values.split(',');
    if (name !== 'scheme') continue;
    chosen['scheme'] = values
      .split(',')
      .flatMap((scheme) =>
        schemes
          .filter(({ name: printed, slug }) => printed === scheme && slug.startsWith(programmeSlug ?? ''))
          .map(({ slug }) => slug),
      );
  }
  return { ...chosen, ...whenOf(period) };
}

/** A day or a month is asked by its month, a span by its months, years by themselves. */
function whenOf(period: string | null): Chosen {
  if (period === null) return {};
  const [from = '', until = from] = period.split('/');
  if (from.length === 4) {
    const years = Number(until.slice(0, 4)) - Number(from) + 1;
    return { year: Array.from({ length: years }, (_, place) => String(Number(from) + place)) };
  }
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = nextMonth(month)) months.push(month);
  return { month: months };
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The first sum of several numbers that a claim's own words print, such as “234 + 122”. */
export function arithmeticOf({
  count,
  note,
}: {
  count: number | null;
  note: string | null;
}): Arithmetic | undefined {
  const [printed] = /\d+(?: \+ \d+)+/.exec(note ?? '') ?? [];
  if (printed === undefined || count === null) return undefined;
  const parts = printed.split(' + ').map(Number);
  const sum = parts.reduce((total, part) => total + part, 0);
  return { parts, sum, short: count - sum };
}
