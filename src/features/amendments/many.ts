import { uncovered } from '#database/covered.ts';
import { createHash } from 'node:crypto';
import type { Database } from '#database/connection.ts';
import { Invalid, NotFound, Refused, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { decimalOf, hundredthsOf, minorOf } from '#features/grants/amount.ts';
import { findGrant, type GrantDetail } from '#features/grants/queries.ts';
import type { Act } from '#features/people/actor.ts';
import { requireStaffOf } from '#features/people/access.ts';
import { isPartialDate } from '#language/partial-date.ts';
import { checkAmendment } from './checks.ts';
import { accountOf, amendmentsOf } from './queries.ts';
import { cutByPercent, paidOn, spreadCut } from './rules.ts';
import { ManyInput } from './schemas.ts';

/** One grant of a cut: its amount now and then, in minor units, and why it cannot be amended so. */
export interface ManyRow {
  grant: GrantDetail;
  before: number | null;
  after: number | null;
  paid: number | null;
  problems: Problem[];
}

export interface Preview {
  rows: ManyRow[];
  /** Those that were left out because they cannot be amended so. */
  leftOut: ManyRow[];
  /** Of what would be done: an act that carries it does exactly that or nothing. */
  digest: string;
}

const MOST = 500;

/**
 * What a cut would do to each grant, nothing changed yet.
 *
 * @throws Invalid where no grants are chosen, or the cut cannot be read or is more than there is.
 */
export function previewMany(db: Database, act: Act, input: ManyInput): Preview {
  const problems = inputProblems(input);
  if (problems.length > 0) throw new Invalid(problems);
  const grants = chosenGrants(db, input);
  let rows = rowsOf(db, act, grants, input);
  const leftOut: ManyRow[] = [];
  // A total is spread anew over those that stay, which may put another one below what is paid.
  while (input.leaveOut && rows.some((row) => row.problems.length > 0)) {
    leftOut.push(...rows.filter((row) => row.problems.length > 0));
    const rest = rows.filter((row) => row.problems.length === 0).map(({ grant }) => grant);
    rows = rest.length === 0 ? [] : rowsOf(db, act, rest, input);
  }
  return { rows, leftOut, digest: digestOf(rows, input) };
}

function inputProblems(input: ManyInput): Problem[] {
  const problems = shapeProblems(ManyInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((problem) => problem.path === path)) problems.push({ path, message });
  };
  const { references = [], scheme, percent, total, effectiveOn } = input;
  expect(references.length > 0 || Boolean(scheme), '/references', 'problem.manyWhich');
  expect(Boolean(percent) !== Boolean(total), '/percent', 'problem.manyCut');
  const hundredths = percent ? hundredthsOf(percent) : undefined;
  expect(
    !percent || (hundredths !== undefined && hundredths > 0 && hundredths < 100_00),
    '/percent',
    'problem.percent',
  );
  expect(!total || minorOf(total) !== undefined, '/total', 'problem.amount');
  expect(!total || Boolean(input.currency), '/currency', 'problem.currencyMissing');
  expect(effectiveOn.length === 10 && isPartialDate(effectiveOn), '/effectiveOn', 'problem.dayUnreadable');
  expect(input.reason.trim() !== '', '/reason', 'problem.reasonMissing');
  for (const bound of ['signedFrom', 'signedUntil'] as const)
    expect(!input[bound] || isPartialDate(input[bound]), `/${bound}`, 'problem.dateUnreadable');
  return problems;
}

function chosenGrants(
  db: Database,
  { references = [], scheme, signedFrom, signedUntil }: ManyInput,
): GrantDetail[] {
  const found = scheme
    ? db
        .prepare<{ reference: string }>(
          `select reference from grants join schemes on schemes.id = grants.scheme_id
           where grants.programme_id = schemes.programme_id and schemes.slug = :scheme
             and signed_on is not null and amount_minor is not null and ${uncovered('grant', 'grants.id')}
             and (:from is null or signed_on >= substr(:from, 1, length(signed_on)))
             and (:until is null or substr(signed_on, 1, length(:until)) <= :until)
           order by grants.id limit ${MOST + 1}`,
        )
        .all({ scheme, from: signedFrom ?? null, until: signedUntil ?? null })
    : [];
  const all = [
    ...new Set([...references.map((one) => one.trim()), ...found.map(({ reference }) => reference)]),
  ].filter(Boolean);
  if (all.length > MOST)
    throw new Invalid([{ path: '/scheme', message: 'problem.tooMany', values: { count: MOST } }]);
  const problems: Problem[] = [];
  const grants = all.flatMap((reference) => {
    try {
      return findGrant(db, reference);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      problems.push({ path: '/references', message: 'problem.grantUnknownReference', values: { reference } });
      return [];
    }
  });
  if (problems.length > 0) throw new Invalid(problems.slice(0, 10));
  return grants;
}

function rowsOf(db: Database, act: Act, grants: GrantDetail[], input: ManyInput): ManyRow[] {
  const after = amountsAfter(grants, input);
  return grants.map((grant, place) => {
    const before = grant.amendedMinor ?? grant.amountMinor;
    const amount = after[place] ?? null;
    const paid =
      grant.amountMinor === null ? null : paidOn(accountOf(db, grant.id, grant.amountMinor), '9999');
    return { grant, before, after: amount, paid, problems: problemsOf(db, act, grant, amount, input) };
  });
}

/** The amounts that a cut leaves; null for a grant that it does not reach. */
function amountsAfter(grants: GrantDetail[], { percent, total, currency }: ManyInput): (number | null)[] {
  const now = (grant: GrantDetail) => grant.amendedMinor ?? grant.amountMinor;
  if (percent) {
    const hundredths = hundredthsOf(percent)!;
    return grants.map((grant) => (now(grant) === null ? null : cutByPercent(now(grant)!, hundredths)));
  }
  const isReached = (grant: GrantDetail) => now(grant) !== null && grant.currency === currency;
  const reached = grants.filter(isReached);
  const parts = spreadCut(
    reached.map((grant) => now(grant)!),
    minorOf(total!)!,
  );
  if (!parts)
    throw new Invalid([
      { path: '/total', message: 'problem.cutTooLarge', values: { currency: currency ?? '' } },
    ]);
  return grants.map((grant) => (isReached(grant) ? parts[reached.indexOf(grant)]! : null));
}

function problemsOf(
  db: Database,
  act: Act,
  grant: GrantDetail,
  after: number | null,
  input: ManyInput,
): Problem[] {
  const own = (message: Problem['message']): Problem[] => [{ path: '', message }];
  try {
    requireStaffOf(act.actor, { programmeId: grant.programme.id, country: grant.lead.country });
  } catch (error) {
    if (error instanceof Refused) return own('problem.otherStaff');
    throw error;
  }
  if (!grant.signing) return own('problem.notSignedYet');
  if (grant.amountMinor === null) return own('problem.amountUnknown');
  if (after === null) return own('problem.otherCurrency');
  const { effectiveOn, reason } = input;
  const amount = decimalOf(after);
  return checkAmendment(db, act, grant, amendmentsOf(db, grant.id), {
    kind: 'budget',
    effectiveOn,
    reason,
    amount,
  }).problems;
}

function digestOf(rows: ManyRow[], { effectiveOn, reason }: ManyInput): string {
  const done = rows.map(({ grant, before, after }) => [grant.reference, before, after]);
  return createHash('sha256')
    .update(JSON.stringify([effectiveOn, reason.trim(), done]))
    .digest('hex');
}
