/** A budget from a day on, in minor units. */
export interface BudgetChange {
  on: string;
  amountMinor: number;
}

/** Money that went out (above zero) or was taken back (below zero), by the bank's day. */
export interface Movement {
  on: string;
  minor: number;
}

/** A grant's money over time. The changes stand in the order in which they were made. */
export interface Account {
  signedMinor: number;
  changes: readonly BudgetChange[];
  movements: readonly Movement[];
}

/** The amount as amended on a day: the last change that holds by then, else as signed. */
export function amountOn(
  { signedMinor, changes }: Pick<Account, 'signedMinor' | 'changes'>,
  day: string,
): number {
  let [amount, since] = [signedMinor, ''];
  for (const change of changes) {
    if (change.on <= day && change.on >= since) [amount, since] = [change.amountMinor, change.on];
  }
  return amount;
}

/** What was paid by a day, what was taken back by then left out. */
export function paidOn({ movements }: Pick<Account, 'movements'>, day: string): number {
  return movements.reduce((sum, { on, minor }) => (on <= day ? sum + minor : sum), 0);
}

/**
 * The first day on which more would have been paid than the grant as amended (DOMAIN.md, “Disbursement”);
 * undefined where that is so on no day. Only days on which something happens can differ from those before.
 */
export function firstOverpaid(account: Account): { on: string; paid: number; amount: number } | undefined {
  const days = [...account.changes, ...account.movements].map(({ on }) => on);
  for (const on of [...new Set(days)].toSorted()) {
    const [paid, amount] = [paidOn(account, on), amountOn(account, on)];
    if (paid > amount) return { on, paid, amount };
  }
  return undefined;
}

/** An amount cut by hundredths of a per cent, in whole minor units, halves away from zero. */
export function cutByPercent(minor: number, hundredths: number): number {
  return minor - Math.round((minor * hundredths) / 100_00);
}

/**
 * Spreads a cut over amounts in proportion, in whole minor units: what rounding leaves goes to the largest
 * remainders, so that the parts add up to the cut exactly.
 *
 * @returns the amounts that remain, in the order given; undefined where the cut is above their sum.
 */
export function spreadCut(amounts: readonly number[], cut: number): number[] | undefined {
  const sum = amounts.reduce((all, minor) => all + minor, 0);
  if (cut > sum || sum === 0) return undefined;
  const exact = amounts.map((minor) => (BigInt(minor) * BigInt(cut)) / BigInt(sum));
  const rests = amounts.map((minor) => (BigInt(minor) * BigInt(cut)) % BigInt(sum));
  let left = cut - Number(exact.reduce((all, part) => all + part, 0n));
  const parts = exact.map(Number);
  const byRest = amounts
    .map((_, place) => place)
    .toSorted((one, other) =>
      rests[other]! > rests[one]! ? 1 : rests[other]! < rests[one]! ? -1 : one - other,
    );
  for (const place of byRest) {
    if (left === 0) break;
    parts[place]! += 1;
    left -= 1;
  }
  return amounts.map((minor, place) => minor - parts[place]!);
}

/** By how many hundredths of a per cent shares miss the whole: below zero where they are short. */
export function sharesOff(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) - 100_00;
}
