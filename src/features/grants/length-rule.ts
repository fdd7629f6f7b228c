import type { SchemeConditions } from '../programmes/table.ts';
import type { GrantFacts, Outcome, RuleResult } from './rules.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}

/**
 * Checks how long a grant lasts, its last day included. Dates known to a month or a year leave a range of
 * lengths; only where the whole range keeps or breaks the bounds can it be told.
 */
export function checkMonths(bounds: NonNullable<SchemeConditions['months']>, grant: GrantFacts): RuleResult {
  const { minimum, maximum } = bounds;
  const values = { minimum: minimum ?? '', maximum: maximum ?? '' };
  const say = (
    outcome: Outcome,
    said: 'pass' | 'unknown' | 'below' | 'above' | 'imprecise' | 'noBound',
  ): RuleResult => ({
    rule: 'months',
    outcome,
    message: `grant.rule.months.${said}`,
    values,
  });
  const { startsOn, endsOn } = grant;
  if (!startsOn || !endsOn) return say('cannot_tell', 'unknown');
  const shortest = monthsBetween(latest(startsOn), earliest(endsOn));
  const longest = monthsBetween(earliest(startsOn), latest(endsOn));
  if (minimum !== undefined && longest < minimum) return say('fail', 'below');
  if (maximum !== undefined && shortest > maximum) return say('fail', 'above');
  if (minimum === undefined || maximum === undefined) return say('cannot_tell', 'noBound');
  return shortest >= minimum && longest <= maximum ? say('pass', 'pass') : say('cannot_tell', 'imprecise');
}

/** Whole months from the first day to the last, and a half for any days beyond them. */
function monthsBetween(first: Day, last: Day): number {
  const after = new Date(Date.UTC(last.year, last.month - 1, last.day + 1));
  const months = (after.getUTCFullYear() - first.year) * 12 + (after.getUTCMonth() + 1 - first.month);
  const days = after.getUTCDate() - first.day;
  if (days === 0) return months;
  return days > 0 ? months + 0.5 : months - 0.5;
}

function earliest(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

function latest(date: string): Day {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return { year, month, day: day ?? new Date(Date.UTC(year, month, 0)).getUTCDate() };
}
