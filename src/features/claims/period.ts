import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';

/** A list takes so many values of one filter. */
const MOST = 50;

/** One date, or two with a slash between, as a claim keeps its period. */
export function periodOf(from: string | undefined, until: string | undefined): string | null {
  if (!from) return null;
  return until && until !== from ? `${from}/${until}` : from;
}

/** The same taken apart; `until` is null where the period is one date. */
export function datesOf(period: string | null): { from: string | null; until: string | null } {
  const [from = null, until = null] = period?.split('/') ?? [];
  return { from, until };
}

/** What is wrong with the two dates of a period, at the field where it is. */
export function periodProblem(
  from: string | undefined,
  until: string | undefined,
):
  | {
      path: string;
      message:
        'problem.dateUnreadable' | 'problem.claimFrom' | 'problem.endBeforeStart' | 'problem.claimSpan';
    }
  | undefined {
  if (from && !isPartialDate(from)) return { path: '/from', message: 'problem.dateUnreadable' };
  if (until && !isPartialDate(until)) return { path: '/until', message: 'problem.dateUnreadable' };
  if (until && !from) return { path: '/from', message: 'problem.claimFrom' };
  if (from && until && (comparePartialDates(from, until) ?? 0) > 0)
    return { path: '/until', message: 'problem.endBeforeStart' };
  const values = Object.values(signedIn(periodOf(from, until)));
  return values.some(({ length }) => length > MOST)
    ? { path: '/until', message: 'problem.claimSpan' }
    : undefined;
}

/** The filters of grants signed in a period: a day or a month is asked by its month, years by themselves. */
export function signedIn(period: string | null): { month?: string[]; year?: string[] } {
  const { from, until } = datesOf(period);
  if (from === null) return {};
  const last = until ?? from;
  if (from.length === 4 && last.length === 4) {
    const years = Number(last) - Number(from) + 1;
    return { year: Array.from({ length: years }, (_, place) => String(Number(from) + place)) };
  }
  const months: string[] = [];
  const end = last.length === 4 ? `${last}-12` : last.slice(0, 7);
  for (
    let month = from.length === 4 ? `${from}-01` : from.slice(0, 7);
    month <= end;
    month = monthAfter(month)
  )
    months.push(month);
  return { month: months };
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
