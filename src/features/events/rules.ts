import type { Problem } from '#errors.ts';
import { isCountry } from '#features/organisations/countries.ts';
import { comparePartialDates, isPartialDate } from '#language/partial-date.ts';
import { eventKinds, sessionKinds } from './kinds.ts';
import type { EventEdit, SessionInput } from './schemas.ts';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with an event's own facts. */
export function eventProblems(input: EventEdit): Problem[] {
  const problems: Problem[] = [];
  if (!input.title.trim()) problems.push({ path: '/title', message: 'problem.titleMissing' });
  if (!eventKinds.includes(input.kind)) problems.push({ path: '/kind', message: 'problem.kindMissing' });
  if (input.country && !isCountry(input.country))
    problems.push({ path: '/country', message: 'problem.countryUnknown' });
  return [...problems, ...spanProblems(input.startsOn, input.endsOn)];
}

function spanProblems(startsOn: string | undefined, endsOn: string | undefined): Problem[] {
  const problems = (
    [
      ['/startsOn', startsOn],
      ['/endsOn', endsOn],
    ] as const
  )
    .filter(([, date]) => date && !isPartialDate(date))
    .map(([path]): Problem => ({ path, message: 'problem.dateUnreadable' }));
  if (problems.length > 0) return problems;
  if (endsOn && !startsOn) return [{ path: '/startsOn', message: 'problem.startMissing' }];
  const isReversed = startsOn && endsOn && (comparePartialDates(startsOn, endsOn) ?? 0) > 0;
  return isReversed ? [{ path: '/endsOn', message: 'problem.endBeforeStart' }] : [];
}

/** A start and an end on one day: HH:MM, and the end after the start. */
export function timeProblems(
  times: { from: string | undefined; until: string | undefined },
  paths: { from: string; until: string },
): Problem[] {
  const problems = (['from', 'until'] as const)
    .filter((end) => times[end] && !TIME.test(times[end]))
    .map((end): Problem => ({ path: paths[end], message: 'problem.timeUnreadable' }));
  if (problems.length > 0) return problems;
  if (times.until && !times.from) return [{ path: paths.from, message: 'problem.startMissing' }];
  const isReversed = times.from && times.until && times.until <= times.from;
  return isReversed ? [{ path: paths.until, message: 'problem.endBeforeStart' }] : [];
}

/**
 * What is wrong with the lines of a programme: each stands on one of the event's days, and the panel of a
 * working group or plenary is a panel that stands before it (DOMAIN.md, “Programme, events, ceremonies”).
 *
 * @param slugs the slug of each line, whether given or made from its title.
 * @param hasTheme whether there is a theme of that slug.
 */
export function sessionProblems(
  event: Pick<EventEdit, 'startsOn' | 'endsOn'>,
  sessions: SessionInput[],
  slugs: string[],
  hasTheme: (slug: string) => boolean,
): Problem[] {
  return sessions.flatMap((session, place) => {
    const at = `/sessions/${place}`;
    const problems: Problem[] = [];
    if (!session.title.trim()) problems.push({ path: `${at}/title`, message: 'problem.titleMissing' });
    if (!sessionKinds.includes(session.kind))
      problems.push({ path: `${at}/kind`, message: 'problem.kindMissing' });
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugs[place]!))
      problems.push({ path: `${at}/slug`, message: 'problem.slug' });
    if (slugs.indexOf(slugs[place]!) < place)
      problems.push({ path: `${at}/slug`, message: 'problem.sessionTwice' });
    if (session.panel && !isPanelBefore(session.panel, sessions, slugs, place)) {
      problems.push({ path: `${at}/panel`, message: 'problem.panel' });
    }
    if (session.theme && !hasTheme(session.theme))
      problems.push({ path: `${at}/theme`, message: 'problem.themeUnknown' });
    return [
      ...problems,
      ...dayProblems(event, session.day, `${at}/day`),
      ...timeProblems(
        { from: session.startsAt, until: session.endsAt },
        { from: `${at}/startsAt`, until: `${at}/endsAt` },
      ),
    ];
  });
}

function isPanelBefore(panel: string, sessions: SessionInput[], slugs: string[], place: number): boolean {
  const at = slugs.indexOf(panel);
  return at >= 0 && at < place && sessions[at]?.kind === 'panel';
}

function dayProblems(event: Pick<EventEdit, 'startsOn' | 'endsOn'>, day: string, path: string): Problem[] {
  if (!(day.length === 10 && isPartialDate(day))) return [{ path, message: 'problem.dayUnreadable' }];
  const { startsOn, endsOn = startsOn } = event;
  const isOutside =
    (startsOn && (comparePartialDates(day, startsOn) ?? 0) < 0) ||
    (endsOn && (comparePartialDates(day, endsOn) ?? 0) > 0);
  return isOutside ? [{ path, message: 'problem.dayOutside' }] : [];
}
