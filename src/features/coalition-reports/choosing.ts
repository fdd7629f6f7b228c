import type { Problem } from '#errors.ts';
import { sides, type Both } from './comparison.ts';
import type { ReportRow } from './queries.ts';

/** Two reports to set side by side, the earlier one first; or what stands against it. */
export type Choice = (Both<ReportRow> & { isTurned: boolean }) | { problems: Problem[] };

/**
 * Chooses two of the reports that a reader may see, in their order whichever was named first. One that is not named
 * is the neighbour of the other: before a second, after a first; where none is named, they are the latest two.
 *
 * @param reports the latest first.
 * @param asked the periods as addresses have them.
 */
export function chooseReports(reports: readonly ReportRow[], asked: Partial<Both<string>>): Choice {
  if (reports.length < 2) return { problems: [{ path: '', message: 'problem.compareOne' }] };
  const placeOf = (period: string) => reports.findIndex(({ slug }) => slug === period);
  const problems = sides.flatMap((side): Problem[] => {
    const period = asked[side];
    const isKnown = !period || placeOf(period) >= 0;
    return isKnown ? [] : [{ path: `/${side}`, message: 'problem.compareUnknown', values: { period } }];
  });
  if (problems.length > 0) return { problems };
  if (asked.from && asked.from === asked.until)
    return { problems: [{ path: '/until', message: 'problem.compareSame' }] };
  const named = asked.until || asked.from;
  const first = named ? placeOf(named) : 0;
  const beside = asked.from && !asked.until ? first - 1 : first + 1;
  const second =
    asked.from && asked.until ? placeOf(asked.from) : reports[beside] ? beside : 2 * first - beside;
  const [until, from] = [reports[Math.min(first, second)]!, reports[Math.max(first, second)]!];
  return { from, until, isTurned: Boolean(asked.from && asked.until) && second < first };
}
