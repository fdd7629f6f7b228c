import type { Database } from '#database/connection.ts';
import { change } from '#database/history.ts';
import { Conflict, Invalid, type Problem } from '#errors.ts';
import { shapeProblems } from '#features/api/shape-problems.ts';
import { currencies } from '#features/grants/kinds.ts';
import type { Act } from '#features/people/actor.ts';
import { requireAdministrator } from '#features/people/access.ts';
import { dayOf } from '#language/format.ts';
import type { PublishedRate } from './ecb.ts';
import { findOptionalRate } from './queries.ts';
import { isDay, rateText, readRate } from './rules.ts';
import { RateInput, type ImportResult } from './schemas.ts';

/**
 * Records what one euro was in another currency on a day. The same again changes nothing; another rate for the
 * same day is a correction, which needs a reason.
 *
 * @throws Refused unless an administrator acts; Invalid; Conflict where the day has another rate and no reason
 *   is given.
 */
export function recordRate(db: Database, act: Act, input: RateInput): void {
  change(db, act, (record) => {
    requireAdministrator(act.actor);
    const perEuro = readRate(input.rate);
    const problems = rateProblems(act, input, perEuro);
    if (problems.length > 0) throw new Invalid(problems);
    const { currency, on } = input;
    const source = input.source.trim();
    const known = findOptionalRate(db, currency, on);
    const after = { currency, on, rate: rateText(perEuro!), source };
    if (!known) {
      const id = insert(db, act, { currency, on, perEuro: perEuro! }, source);
      return record({ noun: 'rate', id, event: 'rate.recorded', after });
    }
    if (known.perEuro === perEuro && known.source === source) return;
    const reason = input.reason?.trim();
    if (!reason)
      throw new Conflict('problem.rateKnown', { rate: rateText(known.perEuro), date: on, currency });
    db.prepare(
      'update rates set per_euro = ?, source = ?, recorded_by = ?, recorded_at = ? where id = ?',
    ).run(perEuro, source, act.actor.publicId ?? null, act.at.toISOString(), known.id);
    record({
      noun: 'rate',
      id: known.id,
      event: 'rate.corrected',
      before: { rate: rateText(known.perEuro), source: known.source },
      after: { ...after, reason },
    });
  });
}

function rateProblems(act: Act, input: RateInput, perEuro: number | undefined): Problem[] {
  const problems = shapeProblems(RateInput, input);
  const expect = (isFine: boolean, path: string, message: Problem['message']) => {
    if (!isFine && !problems.some((problem) => problem.path === path)) problems.push({ path, message });
  };
  expect(
    input.currency !== 'EUR' && (currencies as readonly string[]).includes(input.currency),
    '/currency',
    'problem.choose',
  );
  expect(isDay(input.on), '/on', 'problem.dayUnreadable');
  expect(!isDay(input.on) || input.on <= dayOf(act.at), '/on', 'problem.dateAhead');
  expect(perEuro !== undefined, '/rate', 'problem.rate');
  expect(input.source.trim() !== '', '/source', 'problem.rateSource');
  return problems;
}

function insert(db: Database, act: Act, { currency, on, perEuro }: PublishedRate, source: string): number {
  return Number(
    db
      .prepare(
        'insert into rates (currency, "on", per_euro, source, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(currency, on, perEuro, source, act.actor.publicId ?? null, act.at.toISOString()).lastInsertRowid,
  );
}

/** The rates of a published file: new ones are added, what is recorded stays, and what differs is named. */
export function importRates(
  db: Database,
  act: Act,
  { rates, others }: { rates: PublishedRate[]; others: number },
  source: string,
): ImportResult {
  return change(db, act, (record) => {
    requireAdministrator(act.actor);
    const result: ImportResult = { added: 0, known: 0, differing: [], others };
    let first: number | undefined;
    for (const rate of rates) {
      const recorded = findOptionalRate(db, rate.currency, rate.on);
      if (!recorded) {
        const id = insert(db, act, rate, source);
        first ??= id;
        result.added += 1;
      } else if (recorded.perEuro === rate.perEuro) result.known += 1;
      else {
        const { currency, on } = rate;
        result.differing.push({
          currency,
          on,
          recorded: rateText(recorded.perEuro),
          given: rateText(rate.perEuro),
        });
      }
    }
    const days = rates.map(({ on }) => on).toSorted();
    if (first !== undefined)
      record({
        noun: 'rate',
        id: first,
        event: 'rate.imported',
        after: { source, added: result.added, from: days[0], until: days.at(-1) },
      });
    return result;
  });
}
