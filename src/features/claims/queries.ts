import { citationsOf, type Citation } from '#database/citations.ts';
import type { Database } from '#database/connection.ts';
import { NotFound } from '#errors.ts';
import {
  countRows,
  hrefOf,
  sumGrants,
  type Chosen,
  type Counted,
  type Reader,
} from '#features/reports/counting.ts';
import type { ClaimUnit } from './kinds.ts';
import { signedIn } from './period.ts';

/** A figure that somebody published, as it is recorded. */
export interface ClaimRow {
  id: number;
  slug: string;
  what: string;
  unit: ClaimUnit;
  /** Short name and slug; null where the figure is of no programme here. */
  programme: string | null;
  programmeSlug: string | null;
  count: number | null;
  amountMinor: number | null;
  currency: string | null;
  /** One date, or two with a slash between. */
  period: string | null;
  /** Which rows are meant: slugs of schemes, codes of countries; any where there is none. */
  schemes: string[];
  countries: string[];
  /** The numbers that the claim adds up to its count, as staff gave them. */
  parts: number[];
  note: string | null;
  /** When and why staff took it away; null where it stands. */
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}

/** A claim set against what the registry counts. */
export interface CheckedClaim extends ClaimRow {
  source: { address: string; readOn: string | null; basis: string } | null;
  /** The rows that the claim likely speaks of; undefined where the registry records no such thing. */
  counted: Counted | undefined;
  /** Rows of the same kind whose day of signing is not published: they may be meant as well. */
  undated: Counted | undefined;
  /** Of the counted rows: the published amounts, and how many publish none. */
  amounts: (Counted & { currency: string; minor: number })[];
  withoutAmount: Counted;
  /** Count of the registry less that of the claim; undefined where one is missing. */
  difference: number | undefined;
  /** The same in the claim's own currency; undefined where it cannot be told. */
  amountDifference: number | undefined;
  arithmetic: Arithmetic | undefined;
}

export interface ClaimDetail extends CheckedClaim {
  citations: Citation[];
}

/** A sum that the claim prints: its parts, what they make, and how far that is from the claim's own number. */
export interface Arithmetic {
  parts: number[];
  sum: number;
  /** 0 where it adds up. */
  short: number;
}

type Stored = Omit<ClaimRow, 'schemes' | 'countries' | 'parts'> & {
  schemes: string;
  countries: string;
  parts: string;
  address: string | null;
  readOn: string | null;
  basis: string;
};

const SELECT = `select claims.id, claims.slug, what, unit, programmes.short_name as programme,
    programmes.slug as programmeSlug, count, amount_minor as amountMinor, currency, period, schemes, countries, parts,
    claims.note, withdrawn_at as withdrawnAt, withdrawn_reason as withdrawnReason,
    sources.address, sources.read_on as readOn, citations.basis, min(citations.id)
  from claims left join programmes on programmes.id = claims.programme_id
  left join citations on citations.noun = 'claim' and citations.record_id = claims.id
  left join sources on sources.id = citations.source_id`;

/** Every published claim that stands, checked. */
export function checkClaims(db: Database, reader: Reader): CheckedClaim[] {
  return db
    .prepare<Stored>(`${SELECT} where withdrawn_at is null group by claims.id order by claims.id`)
    .all()
    .map((row) => checkClaim(db, row, reader));
}

/** The claims that staff took away, the last one first. */
export function listWithdrawn(db: Database): { slug: string; what: string; withdrawnAt: string }[] {
  return db
    .prepare<{ slug: string; what: string; withdrawnAt: string }>(
      `select slug, what, withdrawn_at as withdrawnAt from claims where withdrawn_at is not null
       order by withdrawn_at desc, id desc`,
    )
    .all();
}

/** A claim with all its sources, one that was taken away as well. @throws NotFound. */
export function findClaim(db: Database, slug: string, reader: Reader): ClaimDetail {
  const row = db.prepare<Stored>(`${SELECT} where claims.slug = ? group by claims.id`).get(slug);
  if (!row) throw new NotFound(`no claim ${slug}`);
  return { ...checkClaim(db, row, reader), citations: citationsOf(db, 'claim', row.id) };
}

function checkClaim(db: Database, stored: Stored, reader: Reader): CheckedClaim {
  const { address, readOn, basis, schemes, countries, parts, ...own } = stored;
  const row: ClaimRow = {
    ...own,
    schemes: JSON.parse(schemes) as string[],
    countries: JSON.parse(countries) as string[],
    parts: JSON.parse(parts) as number[],
  };
  const chosen = row.unit === 'grants' ? chosenFor(row) : undefined;
  const counted = chosen && countRows(db, 'grants', chosen, reader);
  const totals = chosen ? sumGrants(db, chosen, reader) : { sums: [], notPublished: 0 };
  const same = totals.sums.find(({ currency }) => currency === row.currency);
  return {
    ...row,
    source: address === null ? null : { address, readOn, basis },
    counted,
    undated: chosen && (chosen['month'] ?? chosen['year']) ? undatedOf(db, chosen, reader) : undefined,
    amounts: totals.sums.map(({ currency, minor, count }) => ({
      currency,
      minor,
      count,
      href: hrefOf('grants', { ...chosen, currency: [currency], amount: ['published'] }),
    })),
    withoutAmount: {
      count: totals.notPublished,
      href: hrefOf('grants', { ...chosen, amount: ['none'] }),
    },
    difference: counted && row.count !== null ? counted.count - row.count : undefined,
    amountDifference: row.amountMinor !== null && same ? same.minor - row.amountMinor : undefined,
    arithmetic: arithmeticOf(row),
  };
}

function undatedOf(db: Database, { month: _, year: __, ...chosen }: Chosen, reader: Reader): Counted {
  return countRows(db, 'grants', { ...chosen, year: ['none'] }, reader);
}

/** The filters of the rows that a claim likely speaks of: its programme, schemes, countries and months. */
function chosenFor({ programmeSlug, schemes, countries, period }: ClaimRow): Chosen {
  return {
    ...(programmeSlug ? { programme: [programmeSlug] } : {}),
    ...(schemes.length > 0 ? { scheme: schemes } : {}),
    ...(countries.length > 0 ? { country: countries } : {}),
    ...signedIn(period),
  };
}

/** The sum that a claim prints: of the parts given, else the first of several numbers in its note, such as “234 + 122”. */
export function arithmeticOf({
  count,
  note,
  parts = [],
}: {
  count: number | null;
  note: string | null;
  parts?: number[];
}): Arithmetic | undefined {
  const added = parts.length > 0 ? parts : printedIn(note);
  if (added.length === 0 || count === null) return undefined;
  const sum = added.reduce((total, part) => total + part, 0);
  return { parts: added, sum, short: count - sum };
}

function printedIn(note: string | null): number[] {
  const [printed] = /\d+(?: \+ \d+)+/.exec(note ?? '') ?? [];
  return printed?.split(' + ').map(Number) ?? [];
}
