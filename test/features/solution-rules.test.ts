import t from 'tap';
import {
  presentStep,
  stuckSince,
  timeBetween,
  wholeStep,
  type DiffusionFact,
} from '#features/solutions/rules.ts';

const fact = (step: DiffusionFact['step'], takenOn: string | null = null, part: string | null = null) => ({
  step,
  takenOn,
  part,
});

t.test('what stands for a country', async (t) => {
  t.equal(presentStep([]), undefined);
  t.equal(presentStep([fact('identified'), fact('adopted')])?.step, 'adopted', 'the last one');
  const part = [fact('identified'), fact('implemented', null, 'An entity')];
  t.equal(presentStep(part)?.part, 'An entity', 'a part that is further is shown');
  t.equal(wholeStep(part)?.step, 'identified', 'and is not the country');
  t.equal(presentStep([fact('adopted'), fact('identified', null, 'An entity')])?.part, null);
  t.equal(presentStep([fact('adopted'), fact('dropped')])?.step, 'dropped');
});

t.test('stuck is said only where the date can tell', async (t) => {
  const today = '2026-11-27';
  t.equal(stuckSince(fact('advocating', '2025-11-26'), today), '2025-11-26');
  t.equal(stuckSince(fact('advocating', '2025-11-27'), today), undefined, 'a year ago to the day');
  t.equal(stuckSince(fact('advocating', '2025'), today), undefined, 'cannot tell');
  t.equal(stuckSince(fact('advocating', '2024'), today), '2024');
  t.equal(stuckSince(fact('advocating'), today), undefined, 'undated');
  t.equal(stuckSince(fact('implemented', '2001'), today), undefined);
  t.equal(stuckSince(fact('dropped', '2001'), today), undefined);
});

t.test('how long it took, as precise as both dates are', async (t) => {
  t.strictSame(timeBetween('2023-02-25', '2024-04-02'), { months: 14 });
  t.strictSame(timeBetween('1963', '2016-07-04'), { years: 53 });
  t.equal(timeBetween('2023', '2019'), undefined);
  t.equal(timeBetween(null, '2019'), undefined);
});
