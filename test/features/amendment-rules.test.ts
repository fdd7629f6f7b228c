import t from 'tap';
import {
  amountOn,
  cutByPercent,
  firstOverpaid,
  paidOn,
  sharesOff,
  spreadCut,
} from '#features/amendments/rules.ts';

/** A small repeatable source of chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

t.test('the amount holds from the day of its amendment', async (t) => {
  const account = {
    signedMinor: 100,
    changes: [
      { on: '2024-02-09', amountMinor: 80 },
      { on: '2024-09-15', amountMinor: 90 },
    ],
  };
  t.equal(amountOn(account, '2024-02-08'), 100);
  t.equal(amountOn(account, '2024-02-09'), 80);
  t.equal(amountOn(account, '2025-01-01'), 90);
});

t.test('paid is never above amended, in whatever order of days the entries are made', async (t) => {
  const pick = chance(20231214);
  const day = () => `2024-${String(pick(12) + 1).padStart(2, '0')}-${String(pick(28) + 1).padStart(2, '0')}`;
  let [taken, refused] = [0, 0];
  for (let round = 0; round < 400; round += 1) {
    const signedMinor = pick(1000) + 1;
    let changes: { on: string; amountMinor: number }[] = [];
    let movements: { on: string; minor: number }[] = [];
    for (let step = 0; step < 12; step += 1) {
      const next = { signedMinor, changes, movements };
      if (pick(3) === 0) next.changes = [...changes, { on: day(), amountMinor: pick(1200) + 1 }];
      else next.movements = [...movements, { on: day(), minor: pick(500) + 1 }];
      if (firstOverpaid(next)) refused += 1;
      else {
        taken += 1;
        ({ changes, movements } = next);
      }
    }
    for (let month = 1; month <= 12; month += 1) {
      for (let date = 1; date <= 28; date += 1) {
        const on = `2024-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const account = { signedMinor, changes, movements };
        if (paidOn(account, on) > amountOn(account, on)) t.fail(`round ${round}: overpaid on ${on}`);
      }
    }
  }
  t.ok(taken > 500 && refused > 500, `${taken} entries were taken, ${refused} refused`);
});

t.test('a cut in per cent and a spread total add up to the minor unit', async (t) => {
  t.equal(cutByPercent(280_000_00, 10_00), 252_000_00);
  t.equal(cutByPercent(1, 50_00), 0);
  const pick = chance(7);
  for (let round = 0; round < 500; round += 1) {
    const amounts = Array.from({ length: pick(9) + 1 }, () => pick(100_000_00) + 1);
    const sum = amounts.reduce((all, minor) => all + minor, 0);
    const cut = pick(sum) + 1;
    const after = spreadCut(amounts, cut)!;
    if (sum - after.reduce((all, minor) => all + minor, 0) !== cut) t.fail(`round ${round} loses money`);
    if (after.some((minor, place) => minor < 0 || minor > amounts[place]!))
      t.fail(`round ${round} goes out of bounds`);
  }
  t.strictSame(spreadCut([100, 100, 100], 100), [66, 67, 67]);
  t.equal(spreadCut([100], 101), undefined);
});

t.test('shares say by how much they miss the whole', async (t) => {
  t.equal(sharesOff([50_00, 45_00]), -5_00);
  t.equal(sharesOff([33_33, 33_33, 33_34]), 0);
});
